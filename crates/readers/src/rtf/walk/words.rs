//! What the control words do.
//! Invariant: a group that begins with a word not known here goes nowhere if the file says that it may.

use super::{Ending, Fact, Group, NoteFormat, Target, Tokens, Walker};
use crate::field::{Field, LIMIT_FIELDS};
use crate::flow::Height;
use crate::rtf::charset::CodePage;
use crate::rtf::group::Properties;
use crate::rtf::styles::outline;

/// How far behind a mark its note may begin, in bytes.
const NOTE_AHEAD: usize = 200;

impl Walker {
    /// A control word with its number.
    pub(super) fn word(&mut self, word: &[u8], number: Option<i32>, after: &Tokens) {
        let is_optional = std::mem::take(&mut self.group.optional);
        if word == b"u" {
            return self.unicode(number.unwrap_or(0));
        }
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.settle_bytes();
        match self.group.target {
            Target::Nowhere if !matches!(word, b"result" | b"shptxt" | b"dptxbxtext" | b"ud" | b"nestrow") => {}
            Target::Fonts => self.fonts.control(word, number),
            Target::Styles => self.styles.control(word, number),
            Target::Facts(Fact::Made) => self.facts.date(word, number),
            _ => {
                let is_known = self.destination(word)
                    || self.of_character(word, number)
                    || self.of_paragraph(word, number)
                    || self.of_document(word, number)
                    || self.of_note(word, after)
                    || self.for_character(word);
                if !is_known && is_optional {
                    self.group.target = Target::Nowhere;
                }
            }
        }
    }

    /// Words that say where the text of their group goes.
    fn destination(&mut self, word: &[u8]) -> bool {
        match word {
            b"fonttbl" => self.group.target = Target::Fonts,
            b"stylesheet" => self.group.target = Target::Styles,
            b"colortbl" | b"pict" | b"object" | b"header" | b"headerl" | b"headerr" | b"headerf" | b"footer"
            | b"footerl" | b"footerr" | b"footerf" | b"tc" | b"tcn" | b"xe" | b"rxe" | b"txe" | b"nonshppict"
            | b"shprslt" | b"shpinst" | b"do" | b"template" | b"comment" | b"keywords" | b"subject" | b"doccomm"
            | b"operator" | b"category" | b"company" | b"manager" | b"hlinkbase" | b"listoverridetable"
            | b"private" | b"pntxta" | b"pntxtb" | b"revtim" | b"printim" | b"buptim" | b"atnid" | b"mmath"
            | b"upr" => {
                self.group.target = Target::Nowhere;
            }
            b"title" => self.begin_fact(Fact::Title),
            b"author" => self.begin_fact(Fact::Author),
            b"creatim" => self.begin_fact(Fact::Made),
            b"propname" => self.begin_fact(Fact::Name),
            b"staticval" => self.begin_fact(Fact::Value),
            b"listtext" | b"pntext" => self.group.target = Target::ListMark,
            b"field" if self.fields.len() < LIMIT_FIELDS => {
                self.fields.push(Field::default());
                self.group.ending = Ending::Field;
            }
            b"fldinst" => self.group.target = Target::Instruction,
            b"fldrslt" => {
                let target = self.groups.last().map_or(Target::Body, |field| field.target);
                self.group.target = target;
                if let Some(field) = self.fields.last_mut() {
                    field.show();
                }
            }
            // What is shown of an object; what stands for a group in Unicode.
            b"result" | b"ud" => self.group.target = self.groups.last().map_or(Target::Body, |group| group.outer),
            b"shptxt" | b"dptxbxtext" => self.begin_aside(None),
            b"info" | b"userprops" | b"nesttableprops" | b"shp" | b"field" => {}
            _ => return false,
        }
        true
    }

    fn of_character(&mut self, word: &[u8], number: Option<i32>) -> bool {
        let on = number != Some(0);
        let group = &mut self.group;
        match word {
            b"plain" => group.plain(self.default_font),
            b"b" => group.look.strong = on,
            b"i" => group.look.emphasis = on,
            b"super" | b"up" if on => group.look.height = Height::Raised,
            b"sub" | b"dn" if on => group.look.height = Height::Lowered,
            b"super" | b"up" | b"sub" | b"dn" | b"nosupersub" => group.look.height = Height::Level,
            b"v" => group.hidden = on,
            b"deleted" => group.deleted = on,
            b"f" => group.font = number.unwrap_or(self.default_font),
            b"cs" => group.look.code = self.styles.is_code(number.unwrap_or(0)),
            b"uc" => group.fallback = number.and_then(|number| usize::try_from(number).ok()).unwrap_or(1),
            _ => return false,
        }
        true
    }

    fn of_paragraph(&mut self, word: &[u8], number: Option<i32>) -> bool {
        let is_body = self.group.target == Target::Body;
        match word {
            b"par" => self.paragraph_ends(),
            b"sect" | b"page" if is_body => self.end_paragraph(),
            b"line" | b"lbr" | b"softline" | b"column" => self.line_break(),
            b"cell" if is_body => {
                self.end_paragraph();
                self.place.table.end_cell(&mut self.flow);
            }
            b"nestcell" | b"nestrow" => self.end_paragraph(),
            b"row" if is_body => {
                self.end_paragraph();
                self.place.table.end_row(&mut self.flow);
            }
            _ => return self.property(word, number) || self.place.table.control(word),
        }
        true
    }

    fn property(&mut self, word: &[u8], number: Option<i32>) -> bool {
        let Group { properties, .. } = &mut self.group;
        match word {
            b"pard" => *properties = Properties::default(),
            b"s" => properties.style = number.unwrap_or(0),
            b"outlinelevel" => properties.outline = number.and_then(outline),
            b"intbl" => properties.in_table = true,
            b"ilvl" => properties.list_level = u8::try_from(number.unwrap_or(0).clamp(0, 8) + 1).unwrap_or(1),
            b"ls" => properties.list_level = properties.list_level.max(1),
            b"fi" => properties.first_indent = number.unwrap_or(0),
            b"li" => properties.indent = number.unwrap_or(0),
            _ => return false,
        }
        true
    }

    fn of_document(&mut self, word: &[u8], number: Option<i32>) -> bool {
        let [foot, end] = &mut self.notes;
        match word {
            b"rtf" => self.seen_rtf = true,
            b"ansi" => {}
            b"mac" => self.fonts.default = CodePage::by_number(10000).unwrap_or_default(),
            b"pc" => self.fonts.default = CodePage::by_number(437).unwrap_or_default(),
            b"pca" => self.fonts.default = CodePage::by_number(850).unwrap_or_default(),
            b"ansicpg" => self.fonts.default = number.and_then(CodePage::by_number).unwrap_or_default(),
            b"deff" => {
                self.default_font = number.unwrap_or(0);
                self.group.font = self.default_font;
            }
            b"deflang" => self.facts.set_language(number),
            b"ftnstart" => foot.next = number.and_then(|number| u32::try_from(number).ok()).unwrap_or(1),
            b"aftnstart" => end.next = number.and_then(|number| u32::try_from(number).ok()).unwrap_or(1),
            _ => match word.strip_prefix(b"a").unwrap_or(word).strip_prefix(b"ftnn").and_then(note_format) {
                Some(format) if word.starts_with(b"a") => end.format = format,
                Some(format) => foot.format = format,
                None => return false,
            },
        }
        true
    }

    fn of_note(&mut self, word: &[u8], after: &Tokens) -> bool {
        match word {
            b"footnote" => {
                let counted = self.mark.take();
                let ending = if counted.is_some() { Ending::Aside } else { Ending::MarkedNote };
                let typed = std::mem::take(&mut self.raised);
                self.begin_aside(Some(counted.unwrap_or(typed)));
                self.group.ending = ending;
            }
            // In a note its own mark is not repeated.
            b"chftn" if self.around.is_empty() && self.group.target == Target::Body => {
                let [foot, end] = &mut self.notes;
                let label = if is_endnote(after.0) { end.advance() } else { foot.advance() };
                if !self.group.hidden && !self.group.deleted {
                    let look = self.look();
                    self.begin_paragraph();
                    self.flow.mark(&label, &look);
                }
                self.mark = Some(label);
            }
            b"chftn" | b"ftnalt" => {}
            _ => return false,
        }
        true
    }

    /// Words that stand for a character.
    fn for_character(&mut self, word: &[u8]) -> bool {
        let character = match word {
            b"tab" => "\t",
            b"emdash" => "—",
            b"endash" => "–",
            b"bullet" => "•",
            b"lquote" => "‘",
            b"rquote" => "’",
            b"ldblquote" => "“",
            b"rdblquote" => "”",
            b"emspace" => "\u{2003}",
            b"enspace" => "\u{2002}",
            b"qmspace" => "\u{2005}",
            b"zwj" => "\u{200d}",
            b"zwnj" => "\u{200c}",
            b"zwbo" => "\u{200b}",
            b"zwnbo" => "\u{2060}",
            b"ltrmark" => "\u{200e}",
            b"rtlmark" => "\u{200f}",
            _ => return false,
        };
        self.put(character);
        true
    }
}

fn note_format(ending: &[u8]) -> Option<NoteFormat> {
    let format = match ending {
        b"ar" => NoteFormat::Digits,
        b"rlc" => NoteFormat::SmallRoman,
        b"ruc" => NoteFormat::Roman,
        b"alc" => NoteFormat::SmallLetters,
        b"auc" => NoteFormat::Letters,
        b"chi" => NoteFormat::Symbols,
        _ => return None,
    };
    Some(format)
}

/// Whether the note that follows a mark says that it is an endnote.
fn is_endnote(after: &[u8]) -> bool {
    let ahead = after.get(..after.len().min(NOTE_AHEAD)).unwrap_or_default();
    let find = |word: &[u8]| ahead.windows(word.len()).position(|window| window == word);
    match (find(b"\\footnote"), find(b"\\ftnalt")) {
        (Some(note), Some(alternative)) => alternative > note && alternative - note < b"\\footnote \\ftnalt".len(),
        _ => false,
    }
}
