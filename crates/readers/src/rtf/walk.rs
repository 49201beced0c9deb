//! From token to token through the file.

mod words;

use super::charset::CodePage;
use super::facts::Facts;
use super::group::{Ending, Fact, Group, Target};
use super::paragraph::Paragraph;
use super::styles::{Fonts, Styles};
use super::table::Table;
use super::token::{Token, Tokens};
use crate::fault::Limit;
use crate::field::Field;
use crate::flow::{Flow, Height, Look};
use crate::notemark::{NoteCount, NoteFormat};
use crate::reading::Found;
use crate::{MediaType, ReadFault};

/// How deep groups nest; in real documents it is twenty.
const LIMIT_GROUPS: usize = 1_000;

/// The longest mark of a note that is typed, in code points.
const LONGEST_MARK: usize = 4;

/// On the way through the file.
pub(super) struct Walker {
    flow: Flow,
    groups: Vec<Group>,
    group: Group,
    fonts: Fonts,
    styles: Styles,
    facts: Facts,
    fields: Vec<Field>,
    place: Place,
    /// What is around the notes and boxes that are open.
    around: Vec<Place>,
    /// Bytes that are not decoded yet, for a character may have two; all of one code page.
    bytes: Vec<u8>,
    page: CodePage,
    /// The first half of a character above U+FFFF.
    surrogate: Option<u32>,
    /// How many characters are still to be passed over after `\u`.
    skip: usize,
    notes: [NoteCount; 2],
    /// The mark that was counted for the note that follows.
    mark: Option<String>,
    /// What was raised and stands just before this place: a mark of one's own, if a note follows.
    raised: String,
    /// The marks of the notes that are open, empty for boxes.
    marks: Vec<String>,
    default_font: i32,
    seen_rtf: bool,
}

/// Where the text stands: in the document, or in a note or box within it.
#[derive(Default)]
struct Place {
    paragraph: Paragraph,
    table: Table,
}

impl Default for Walker {
    fn default() -> Walker {
        Walker {
            flow: Flow::default(),
            groups: Vec::new(),
            group: Group::default(),
            fonts: Fonts::default(),
            styles: Styles::default(),
            facts: Facts::default(),
            fields: Vec::new(),
            place: Place::default(),
            around: Vec::new(),
            bytes: Vec::new(),
            page: CodePage::default(),
            surrogate: None,
            skip: 0,
            notes: [NoteCount::new(NoteFormat::Digits), NoteCount::new(NoteFormat::Digits)],
            mark: None,
            raised: String::new(),
            marks: Vec::new(),
            default_font: 0,
            seen_rtf: false,
        }
    }
}

impl Walker {
    /// Walks to the end of the outermost group.
    pub(super) fn walk(&mut self, bytes: &[u8]) -> Result<(), ReadFault> {
        let mut tokens = Tokens(bytes);
        while let Some(token) = tokens.next() {
            match token {
                Token::Open => self.open()?,
                Token::Close => {
                    self.close();
                    if self.groups.is_empty() {
                        break;
                    }
                }
                Token::Word(word, number) => self.word(word, number, &tokens),
                Token::Sign(sign) => self.sign(sign),
                Token::Hex(byte) => self.byte(byte),
                Token::Text(text) => self.text(text),
            }
            if self.flow.is_full() {
                return Err(ReadFault::TooLong);
            }
        }
        self.settle_bytes();
        if self.groups.is_empty() && self.seen_rtf {
            return Ok(());
        }
        let what = "its groups do not end".to_owned();
        Err(ReadFault::Damaged { media_type: MediaType::Rtf, what })
    }

    /// The text and its structure.
    pub(super) fn finish(mut self) -> Result<Found, ReadFault> {
        self.end_paragraph();
        self.place.table.end_row(&mut self.flow);
        let (text, structure) = self.flow.finish()?;
        Ok(Found { text, structure, metadata: self.facts.metadata(self.styles.language) })
    }

    fn open(&mut self) -> Result<(), ReadFault> {
        self.settle_bytes();
        self.skip = 0;
        if self.groups.len() >= LIMIT_GROUPS {
            return Err(ReadFault::Beyond { limit: Limit::Depth });
        }
        let inner = self.group.inner();
        self.groups.push(std::mem::replace(&mut self.group, inner));
        if self.group.target == Target::Styles {
            self.styles.begin();
            self.group.ending = Ending::Style;
        }
        Ok(())
    }

    fn close(&mut self) {
        self.settle_bytes();
        self.skip = 0;
        match self.group.ending {
            Ending::Nothing => {}
            Ending::Field => {
                let field = self.fields.pop();
                if let Some(base) = field.as_ref().and_then(Field::base) {
                    self.put(base);
                }
            }
            Ending::Style => self.styles.end(),
            ending @ (Ending::Aside | Ending::MarkedNote) => {
                self.end_paragraph();
                self.place.table.end_row(&mut self.flow);
                self.place = self.around.pop().unwrap_or_default();
                if let Some(aside) = self.flow.end_aside() {
                    let is_marked = ending == Ending::MarkedNote;
                    let mark = self.marks.pop().unwrap_or_default();
                    self.flow.place(if is_marked { aside.without_mark(&mark) } else { aside }, None);
                }
            }
        }
        if let Some(outer) = self.groups.pop() {
            self.group = outer;
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.collect(&[byte]);
    }

    fn text(&mut self, text: &[u8]) {
        let skipped = self.skip.min(text.len());
        self.skip -= skipped;
        self.collect(text.get(skipped..).unwrap_or_default());
    }

    fn collect(&mut self, bytes: &[u8]) {
        self.group.optional = false;
        if self.group.target == Target::Nowhere || bytes.is_empty() {
            return;
        }
        let page = self.fonts.page(self.group.font);
        if page != self.page {
            self.settle_bytes();
            self.page = page;
        }
        self.surrogate = None;
        self.bytes.extend_from_slice(bytes);
    }

    /// Decodes what has been collected: before anything that is no byte of text.
    fn settle_bytes(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let text = self.page.decode(&bytes);
            self.put(&text);
        }
    }

    /// A character by its number in Unicode; two halves make one above U+FFFF.
    fn unicode(&mut self, number: i32) {
        self.settle_bytes();
        self.skip = self.group.fallback;
        let number = u32::try_from(if number < 0 { number.saturating_add(65536) } else { number }).unwrap_or(0);
        let number = match (self.surrogate.take(), number) {
            (_, 0xd800..=0xdbff) => {
                self.surrogate = Some(number);
                return;
            }
            (Some(high), 0xdc00..=0xdfff) => 0x10000 + ((high - 0xd800) << 10) + (number - 0xdc00),
            // The font Symbol is shifted there.
            (_, 0xf000..=0xf0ff) if self.fonts.page(self.group.font) == CodePage::Symbol => {
                crate::symbol::in_symbol_font(number).map_or(number, u32::from)
            }
            _ => number,
        };
        let character = char::from_u32(number).unwrap_or('\u{fffd}');
        self.put(character.encode_utf8(&mut [0; 4]));
    }

    /// Text goes where the group sends it.
    fn put(&mut self, text: &str) {
        match self.group.target {
            Target::Body => self.put_in_body(text),
            Target::Nowhere | Target::Fonts => {}
            Target::Styles => self.styles.text(text),
            Target::Instruction => {
                if let Some(field) = self.fields.last_mut() {
                    field.instruct(text);
                }
            }
            Target::ListMark => self.place.paragraph.mark.push_str(text),
            Target::Facts(fact) => self.facts.text(fact, text),
        }
    }

    fn put_in_body(&mut self, text: &str) {
        if self.group.hidden || self.group.deleted {
            return;
        }
        let paragraph = &mut self.place.paragraph;
        if text == "\t" && paragraph.take_mark() {
            return;
        }
        if paragraph.may_lead(&self.group.properties, text) {
            let look = self.group.look.clone();
            self.place.paragraph.lead.get_or_insert_with(|| (String::new(), look)).0.push_str(text);
            return;
        }
        self.begin_paragraph();
        let look = self.look();
        self.raised.clear();
        if look.height == Height::Raised && text.chars().count() <= LONGEST_MARK {
            text.trim().clone_into(&mut self.raised);
        }
        self.flow.text(text, &look);
    }

    /// How text looks here beside what its paragraph makes it look like: headings are bold as a rule.
    fn look(&self) -> Look {
        let look = self.group.look.clone();
        let link = self.fields.iter().rev().find_map(Field::link);
        let (strong, emphasis) = self.styles.looks(self.group.properties.style);
        let strong = look.strong && !strong && !self.place.paragraph.is_heading;
        Look { link, strong, emphasis: look.emphasis && !emphasis, ..look }
    }

    /// Begins the paragraph if it has not begun: with what stood before its first tab, where that was no mark.
    fn begin_paragraph(&mut self) {
        let Place { paragraph, table } = &mut self.place;
        if paragraph.begun {
            return;
        }
        let lead = paragraph.lead.take();
        let in_table = self.group.properties.in_table;
        table.settle(in_table, &mut self.flow);
        let shape = paragraph.begin(&self.group.properties, &self.styles);
        self.flow.begin(shape);
        if let Some((lead, look)) = lead {
            self.flow.text(&lead, &look);
        }
    }

    fn end_paragraph(&mut self) {
        if self.place.paragraph.lead.is_some() {
            self.begin_paragraph();
        }
        let paragraph = &mut self.place.paragraph;
        paragraph.mark.clear();
        if std::mem::take(&mut paragraph.begun) {
            self.flow.end();
        }
    }

    /// What follows in this group is a note or a box.
    fn begin_aside(&mut self, label: Option<String>) {
        if matches!(self.group.ending, Ending::Aside | Ending::MarkedNote) {
            return;
        }
        self.marks.push(label.clone().unwrap_or_default());
        self.flow.begin_aside(label);
        self.around.push(std::mem::take(&mut self.place));
        self.group.ending = Ending::Aside;
        self.group.target = Target::Body;
        self.group.properties = Default::default();
    }

    fn line_break(&mut self) {
        self.settle_bytes();
        if self.group.target == Target::Body && !self.group.hidden && !self.group.deleted {
            self.begin_paragraph();
            self.flow.line_break();
        }
    }

    /// A backslash and a sign.
    fn sign(&mut self, sign: u8) {
        if sign == b'*' {
            self.group.optional = true;
            return;
        }
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match sign {
            b'\\' | b'{' | b'}' => self.collect(&[sign]),
            b'~' => self.character("\u{a0}"),
            b'-' => self.character("\u{ad}"),
            b'_' => self.character("\u{2011}"),
            b'\n' | b'\r' => self.paragraph_ends(),
            b'\t' => self.character("\t"),
            _ => {}
        }
    }

    fn character(&mut self, character: &str) {
        self.settle_bytes();
        self.put(character);
    }

    fn paragraph_ends(&mut self) {
        self.settle_bytes();
        if self.group.target != Target::Body || self.group.deleted {
            return;
        }
        // An empty line of code is one of its lines.
        if self.styles.shape(self.group.properties.style) == Some(crate::flow::Shape::Code) {
            self.begin_paragraph();
        }
        self.end_paragraph();
    }

    fn begin_fact(&mut self, fact: Fact) {
        self.facts.begin(fact);
        self.group.target = Target::Facts(fact);
    }
}
