//! The events of a Markdown parser become blocks and runs.
//! Invariant: takes any row of events, balanced or not; keeps no stack deeper than what is open. Not here: parsing.

use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use crate::ReadFault;
use crate::html::rinse::Dialect;
use crate::html::{Around, look, parse, walk};
use crate::structure::{BlockKind, RunKind};
use crate::weave::Weave;

/// The longest piece of HTML that is looked at as one, in bytes: longer ones are fed to the page reader bit by bit.
const LONGEST_TAG: usize = 16 * 1024;

/// How many elements within lines are open at once; more are only written to be many.
const MOST_TAGS: usize = 32;

/// Renders events.
pub(super) struct Render<'w> {
    weave: &'w mut Weave,
    /// Numbers of the lists that are open.
    lists: Vec<Option<u64>>,
    /// Marks of footnotes by their labels: numbers in the order in which they are first used.
    notes: HashMap<String, usize>,
    /// A block of HTML, gathered.
    html: Option<String>,
    /// Elements within lines that began a run.
    tags: Vec<String>,
    /// How many elements are open that give nothing.
    mute: usize,
    in_code: bool,
    in_head: bool,
    /// Links that are open, and whether each began a run.
    links: Vec<bool>,
}

impl<'w> Render<'w> {
    /// Renders into a text that is being woven.
    pub(super) fn new(weave: &'w mut Weave) -> Render<'w> {
        Render {
            weave,
            lists: Vec::new(),
            notes: HashMap::new(),
            html: None,
            tags: Vec::new(),
            mute: 0,
            in_code: false,
            in_head: false,
            links: Vec::new(),
        }
    }

    /// Whether there is more text than is read.
    pub(super) fn is_full(&self) -> bool {
        self.weave.is_full()
    }

    /// Ends what is still open within lines.
    pub(super) fn end(&mut self) {
        self.end_tags();
    }

    /// Takes an event.
    pub(super) fn take(&mut self, event: Event<'_>) -> Result<(), ReadFault> {
        match event {
            Event::Start(Tag::HtmlBlock) => self.html = Some(String::new()),
            Event::End(TagEnd::HtmlBlock) => return self.weave_html(),
            Event::Html(html) => match &mut self.html {
                Some(gathered) => gathered.push_str(&html),
                None => {
                    self.html = Some(html.into_string());
                    return self.weave_html();
                }
            },
            Event::InlineHtml(tag) => self.take_tag(&tag),
            _ if self.mute > 0 && matches!(event, Event::Text(_) | Event::Code(_)) => {}
            Event::Start(tag) => self.begin(tag),
            Event::End(tag) => self.finish(tag),
            Event::Text(text) if self.in_code => self.weave.push(&text),
            Event::Text(text) => self.weave.push_flowing(&text),
            Event::Code(text) => {
                self.weave.begin_run(RunKind::Code);
                self.weave.push_flowing(&text);
                self.weave.end_run();
            }
            Event::FootnoteReference(label) => {
                let mark = self.mark_of(&label);
                self.weave.begin_run(RunKind::Superscript);
                self.weave.push_flowing(&mark);
                self.weave.end_run();
            }
            Event::SoftBreak => self.weave.push_flowing(" "),
            Event::HardBreak => self.weave.line_break(),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.weave.push_flowing(&text),
            Event::Rule | Event::TaskListMarker(_) => {}
        }
        Ok(())
    }

    fn begin(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.weave.begin(BlockKind::Paragraph),
            Tag::Heading { level, .. } => self.weave.begin(BlockKind::Heading { level: level_of(level) }),
            Tag::BlockQuote(_) => self.weave.begin(BlockKind::Quotation),
            Tag::CodeBlock(_) => {
                self.weave.begin(BlockKind::Code);
                self.in_code = true;
            }
            Tag::List(first) => {
                self.weave.apart();
                self.lists.push(first);
            }
            Tag::Item => {
                let number = self.lists.last_mut().and_then(|number| {
                    let this = (*number)?;
                    *number = Some(this.saturating_add(1));
                    u32::try_from(this).ok()
                });
                let level = u8::try_from(self.lists.len().clamp(1, 255)).unwrap_or(u8::MAX);
                self.weave.begin(BlockKind::ListItem { level, number });
            }
            Tag::FootnoteDefinition(label) => {
                let label = self.mark_of(&label);
                self.weave.begin(BlockKind::Footnote { label });
            }
            Tag::TableHead | Tag::TableRow => {
                self.in_head = matches!(tag, Tag::TableHead);
                self.weave.begin(BlockKind::TableRow);
            }
            Tag::TableCell => self.weave.begin_cell(self.in_head),
            Tag::Emphasis => self.weave.begin_run(RunKind::Emphasis),
            Tag::Strong => self.weave.begin_run(RunKind::Strong),
            Tag::Link { dest_url, .. } => {
                let address = look::link_address(&dest_url).map(str::to_owned);
                self.links.push(address.is_some());
                if let Some(address) = address {
                    self.weave.begin_run(RunKind::Link { address });
                }
            }
            _ => {}
        }
    }

    fn finish(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell => {
                self.end_tags();
                self.weave.end();
            }
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.weave.end();
            }
            TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::TableHead
            | TagEnd::TableRow => {
                self.end_tags();
                self.weave.end();
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.weave.apart();
            }
            TagEnd::Emphasis | TagEnd::Strong => self.weave.end_run(),
            TagEnd::Link if self.links.pop() == Some(true) => self.weave.end_run(),
            _ => {}
        }
    }

    /// The mark of a footnote: labels are names that only the writer sees, and what is shown is a number.
    fn mark_of(&mut self, label: &CowStr<'_>) -> String {
        let next = self.notes.len() + 1;
        self.notes.entry(label.to_string()).or_insert(next).to_string()
    }

    fn weave_html(&mut self) -> Result<(), ReadFault> {
        let Some(html) = self.html.take() else { return Ok(()) };
        self.weave.apart();
        walk(&parse(&html, Dialect::Html)?, Around::default(), self.weave);
        self.weave.apart();
        Ok(())
    }

    /// A tag within a line: the tag goes, and what it means of what runs can mean stays.
    fn take_tag(&mut self, tag: &str) {
        let tag = tag.get(..tag.floor_char_boundary(LONGEST_TAG)).unwrap_or_default();
        let (tag, closes) = match tag.strip_prefix("</") {
            Some(tag) => (tag, true),
            None => (tag.strip_prefix('<').unwrap_or_default(), false),
        };
        let name: String =
            tag.chars().take_while(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_lowercase()).collect();
        let gives_nothing =
            matches!(name.as_str(), "script" | "style" | "template" | "noscript" | "textarea" | "svg" | "math");
        match name.as_str() {
            "br" => self.weave.line_break(),
            _ if gives_nothing && closes => self.mute = self.mute.saturating_sub(1),
            _ if gives_nothing && !tag.ends_with("/>") => self.mute += 1,
            "em" | "i" | "strong" | "b" | "sup" | "sub" | "code" | "kbd" if closes => self.end_tag(&name),
            "em" | "i" => self.begin_tag(name, RunKind::Emphasis),
            "strong" | "b" => self.begin_tag(name, RunKind::Strong),
            "sup" => self.begin_tag(name, RunKind::Superscript),
            "sub" => self.begin_tag(name, RunKind::Subscript),
            "code" | "kbd" => self.begin_tag(name, RunKind::Code),
            _ => {}
        }
    }

    fn begin_tag(&mut self, name: String, kind: RunKind) {
        if self.tags.len() < MOST_TAGS {
            self.weave.begin_run(kind);
            self.tags.push(name);
        }
    }

    /// Ends a run, if its tag is the one that was opened last; otherwise the end of its paragraph ends it.
    fn end_tag(&mut self, name: &str) {
        if self.tags.last().is_some_and(|open| open == name) {
            self.tags.pop();
            self.weave.end_run();
        }
    }

    fn end_tags(&mut self) {
        for _ in self.tags.drain(..) {
            self.weave.end_run();
        }
        self.mute = 0;
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
