//! Markup as it was written becomes markup that a parser gets through: one pass, linear, nothing is looked at twice.
//!
//! Invariant: what comes out holds no script, no style, no comment and no attribute but those that are read here, each
//! once, so that a tag has a few dozen at most: the parser's time grows with the square of their number. What is left
//! out is cut out here, so that the parser and this pass cannot disagree about where it ends. Two things that comments
//! and scripts say of the page are kept aside. Not here: what the elements mean (`walk`).

/// Which rules the markup follows where the two differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// `<i/>` opens an element.
    Html,
    /// `<i/>` is a whole element, and there is CDATA.
    Xhtml,
}

/// Markup to be parsed, and what was said beside it.
#[derive(Debug, Default)]
pub(crate) struct Rinsed {
    pub(crate) markup: String,
    /// Scripts of the type `application/ld+json`, as written.
    pub(crate) linked_data: Vec<String>,
    /// Where a browser says it saved the page from, in the comment it puts in front.
    pub(crate) saved_from: Option<String>,
}

/// The attributes that are read by somebody behind this pass.
const KNOWN: [&str; 36] = [
    "align",
    "aria-hidden",
    "aria-label",
    "aria-level",
    "aria-modal",
    "class",
    "colspan",
    "content",
    "datetime",
    "epub:type",
    "hidden",
    "href",
    "id",
    "itemprop",
    "itemscope",
    "itemtype",
    "lang",
    "name",
    "open",
    "property",
    "pubdate",
    "rel",
    "role",
    "rowspan",
    "scope",
    "src",
    "start",
    "style",
    "summary",
    "title",
    "type",
    "value",
    "width",
    "xml:lang",
    "cite",
    "dir",
];

/// The longest value that is kept, in bytes: an address or a description; pictures written into attributes are longer.
const LONGEST_VALUE: usize = 8 * 1024;
/// How many scripts with linked data are kept, and how long one may be in bytes: a page about one thing has a few.
const MOST_LINKED_DATA: usize = 16;
const LONGEST_LINKED_DATA: usize = 512 * 1024;
/// The longest name of an element that anything here knows is `blockquote`; longer ones are somebody's own.
const LONGEST_NAME: usize = 64;

/// Elements that give nothing, whatever is in them, and whose content is no markup to a browser.
const DROPPED: [&str; 6] = ["script", "style", "iframe", "noembed", "noscript", "textarea"];
/// Tags that would change how the rest is parsed and say nothing about the text.
const IGNORED: [&str; 4] = ["frameset", "frame", "noframes", "plaintext"];
/// Elements without an end tag.
const VOID: [&str; 18] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "hr", "image", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
];

/// Rinses markup of a page.
pub(crate) fn rinse(text: &str, dialect: Dialect) -> Rinsed {
    let mut pass = Pass { dialect, rinsed: Rinsed::default(), has_doctype: false };
    // Always the same mode of the parser, whatever the page says of itself.
    pass.rinsed.markup.push_str("<!DOCTYPE html>");
    let mut rest = text;
    while let Some((before, markup)) = split_before(rest, '<') {
        pass.rinsed.markup.push_str(before);
        rest = pass.take_markup(markup);
    }
    pass.rinsed.markup.push_str(rest);
    pass.rinsed
}

/// A start tag as it stands in the text.
struct Tag<'a> {
    name: String,
    attributes: Vec<(&'static str, &'a str)>,
    closes_itself: bool,
    rest: &'a str,
}

struct Pass {
    dialect: Dialect,
    rinsed: Rinsed,
    has_doctype: bool,
}

impl Pass {
    /// Takes what begins with `<`, and answers what is behind it.
    fn take_markup<'a>(&mut self, markup: &'a str) -> &'a str {
        let after = markup.get(1..).unwrap_or_default();
        match after.as_bytes() {
            [b'!', b'-', b'-', ..] => self.take_comment(markup),
            [b'!', ..] => self.take_declaration(after),
            [b'?', ..] if self.dialect == Dialect::Xhtml => behind(after, "?>"),
            [b'?', ..] => behind(after, ">"),
            [b'/', letter, ..] if letter.is_ascii_alphabetic() => self.take_end_tag(after),
            [b'/', ..] => behind(after, ">"),
            [letter, ..] if letter.is_ascii_alphabetic() => self.take_start_tag(after),
            _ => {
                self.rinsed.markup.push_str("&lt;");
                after
            }
        }
    }

    fn take_comment<'a>(&mut self, markup: &'a str) -> &'a str {
        // From the `--` that opens it: `<!-->` is a whole comment (HTML, section 13.2.5.43).
        let mut rest = markup.get(2..).unwrap_or_default();
        while let Some((_, dashes)) = split_before_str(rest, "--") {
            let end = if dashes.starts_with("-->") {
                3
            } else if dashes.starts_with("--!>") {
                4
            } else {
                rest = dashes.get(1..).unwrap_or_default();
                continue;
            };
            let words = markup.get(4..markup.len() - dashes.len()).unwrap_or_default();
            if self.rinsed.saved_from.is_none() {
                self.rinsed.saved_from = find_saved_from(words);
            }
            return dashes.get(end..).unwrap_or_default();
        }
        ""
    }

    fn take_declaration<'a>(&mut self, after: &'a str) -> &'a str {
        if self.dialect == Dialect::Xhtml
            && let Some(words) = after.strip_prefix("![CDATA[")
        {
            let (words, rest) = words.split_once("]]>").unwrap_or((words, ""));
            self.push_escaped(words);
            return rest;
        }
        // Entities that a document declares for itself are not expanded, but they may hold a `>`. Only the first
        // declaration can have any, so that this search to the end is made once.
        let is_first = !std::mem::replace(&mut self.has_doctype, true);
        if is_first && after.find(['[', '>']).is_some_and(|at| after.as_bytes().get(at) == Some(&b'[')) {
            let (_, rest) = after.split_once(']').unwrap_or((after, after));
            return behind(rest, ">");
        }
        behind(after, ">")
    }

    fn take_end_tag<'a>(&mut self, after: &'a str) -> &'a str {
        let Some(tag) = scan_tag(after.get(1..).unwrap_or_default()) else { return "" };
        if tag.name.len() <= LONGEST_NAME && !IGNORED.contains(&tag.name.as_str()) && tag.name != "xmp" {
            self.rinsed.markup.push_str("</");
            self.rinsed.markup.push_str(&tag.name);
            self.rinsed.markup.push('>');
        }
        tag.rest
    }

    fn take_start_tag<'a>(&mut self, after: &'a str) -> &'a str {
        let Some(tag) = scan_tag(after) else { return "" };
        let name = tag.name.as_str();
        let is_whole = self.dialect == Dialect::Xhtml && tag.closes_itself;
        if name.len() > LONGEST_NAME || IGNORED.contains(&name) {
            return tag.rest;
        }
        if DROPPED.contains(&name) {
            return if is_whole { tag.rest } else { self.drop_content(&tag) };
        }
        if matches!(name, "title" | "xmp") && !is_whole {
            let (words, rest) = split_at_end_tag(tag.rest, name);
            let kept_as = if name == "title" { "title" } else { "pre" };
            self.push_tag(kept_as, &tag, false);
            // References in a title are references, in `xmp` they are the author's signs.
            let words = if name == "title" { words.replace('<', "&lt;") } else { escape(words) };
            self.rinsed.markup.push_str(&words);
            self.push_end(kept_as);
            return rest;
        }
        self.push_tag(name, &tag, tag.closes_itself);
        if is_whole && !VOID.contains(&name) {
            self.push_end(name);
        }
        tag.rest
    }

    fn drop_content<'a>(&mut self, tag: &Tag<'a>) -> &'a str {
        let (words, rest) = split_at_end_tag(tag.rest, &tag.name);
        let says = |value: &str| value.trim().eq_ignore_ascii_case("application/ld+json");
        let is_linked_data =
            tag.name == "script" && tag.attributes.iter().any(|(key, value)| *key == "type" && says(value));
        let has_room = self.rinsed.linked_data.len() < MOST_LINKED_DATA && words.len() <= LONGEST_LINKED_DATA;
        if is_linked_data && has_room {
            self.rinsed.linked_data.push(words.to_owned());
        }
        rest
    }

    fn push_tag(&mut self, name: &str, tag: &Tag<'_>, closes_itself: bool) {
        let out = &mut self.rinsed.markup;
        out.push('<');
        out.push_str(name);
        for (key, value) in &tag.attributes {
            out.push(' ');
            out.push_str(key);
            out.push_str("=\"");
            out.push_str(&value.replace('"', "&quot;"));
            out.push('"');
        }
        // Only elements of other vocabularies heed it.
        out.push_str(if closes_itself { "/>" } else { ">" });
    }

    fn push_end(&mut self, name: &str) {
        self.rinsed.markup.push_str("</");
        self.rinsed.markup.push_str(name);
        self.rinsed.markup.push('>');
    }

    fn push_escaped(&mut self, words: &str) {
        self.rinsed.markup.push_str(&escape(words));
    }
}

fn escape(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}

/// A tag from its name on, up to its `>`; `None` where the text ends inside it, which is then no tag.
fn scan_tag(text: &str) -> Option<Tag<'_>> {
    let is_space = |byte: u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c');
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied();
    let run = |from: usize, ends: &dyn Fn(u8) -> bool| {
        bytes.get(from..).and_then(|rest| rest.iter().position(|&one| ends(one))).map(|length| from + length)
    };
    let mut at = run(0, &|one| is_space(one) || matches!(one, b'/' | b'>'))?;
    let name = text.get(..at)?.to_ascii_lowercase();
    let mut attributes: Vec<(&'static str, &str)> = Vec::new();
    loop {
        let from = at;
        at = run(from, &|one| !is_space(one) && one != b'/')?;
        if byte(at)? == b'>' {
            let closes_itself = at > from && byte(at - 1) == Some(b'/');
            return Some(Tag { name, attributes, closes_itself, rest: text.get(at + 1..)? });
        }
        let start = at;
        // The first sign belongs to the name, even if it is `=`.
        at = run(at + 1, &|one| is_space(one) || matches!(one, b'/' | b'>' | b'='))?;
        let key = text.get(start..at)?;
        let mut value = "";
        let equals = run(at, &|one| !is_space(one))?;
        if byte(equals)? == b'=' {
            let begin = run(equals + 1, &|one| !is_space(one))?;
            (value, at) = match byte(begin)? {
                quote @ (b'"' | b'\'') => {
                    let end = run(begin + 1, &|one| one == quote)?;
                    (text.get(begin + 1..end)?, end + 1)
                }
                _ => {
                    let end = run(begin, &|one| is_space(one) || one == b'>')?;
                    (text.get(begin..end)?, end)
                }
            };
        }
        keep_attribute(&mut attributes, key, value);
    }
}

/// Keeps the first of each name that somebody reads, unless it is longer than anything that is read.
fn keep_attribute<'a>(attributes: &mut Vec<(&'static str, &'a str)>, key: &str, value: &'a str) {
    let Some(known) = KNOWN.into_iter().find(|known| known.eq_ignore_ascii_case(key)) else { return };
    // That there is a picture says something of the page to the finder of its main text; which one does not.
    let value = if known == "src" { "x" } else { value };
    if value.len() <= LONGEST_VALUE && attributes.iter().all(|(kept, _)| *kept != known) {
        attributes.push((known, value));
    }
}

/// What is before the end tag of this name, and what is behind it.
fn split_at_end_tag<'a>(text: &'a str, name: &str) -> (&'a str, &'a str) {
    let mut rest = text;
    while let Some((_, end)) = split_before_str(rest, "</") {
        let after = end.get(2..).unwrap_or_default();
        let is_it = after.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name));
        let ends =
            matches!(after.as_bytes().get(name.len()), Some(b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'>'));
        if is_it && ends {
            let before = text.get(..text.len() - end.len()).unwrap_or_default();
            return (before, behind(after, ">"));
        }
        rest = after;
    }
    (text, "")
}

/// What is behind the first of these signs; nothing where there is none.
fn behind<'a>(text: &'a str, signs: &str) -> &'a str {
    text.split_once(signs).map_or("", |(_, rest)| rest)
}

fn split_before(text: &str, sign: char) -> Option<(&str, &str)> {
    text.find(sign).and_then(|at| text.split_at_checked(at))
}

fn split_before_str<'a>(text: &'a str, signs: &str) -> Option<(&'a str, &'a str)> {
    text.find(signs).and_then(|at| text.split_at_checked(at))
}

/// The address in a comment of the kind `saved from url=(0023)https://example.org/` or `Page saved with … url: …`.
fn find_saved_from(comment: &str) -> Option<String> {
    let head = comment.get(..comment.floor_char_boundary(LONGEST_VALUE))?;
    let address = if let Some((_, after)) = head.split_once("saved from url=") {
        after.split_once(')').map_or(after, |(_, address)| address)
    } else if head.contains("SingleFile") {
        head.split_once("url:")?.1
    } else {
        return None;
    };
    let address = address.split_whitespace().next()?;
    address.contains("://").then(|| address.to_owned())
}
