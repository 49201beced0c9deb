//! Markdown: what it looks like when it is shown, with its headings, lists and emphasis as structure.
//!
//! Invariant: CommonMark with tables, footnotes and front matter; markup of HTML within it goes, its text stays, its
//! scripts do not. What the text is before it is shown is not kept here: the original bytes are. Not here: the walk
//! through pieces of HTML (`html`), front matter (`front`).

mod front;
mod render;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use self::front::FrontMatter;
use self::render::Render;
use crate::html::about::tidy;
use crate::reading::Found;
use crate::structure::{BlockKind, Metadata};
use crate::weave::Weave;
use crate::{Limit, ReadFault};

/// The endings that mean Markdown, without the dot.
pub(crate) const ENDINGS: [&str; 7] = ["md", "markdown", "mdown", "mdwn", "mkd", "mkdn", "mdtext"];

/// How far a first heading may be from the beginning to tell the kind of a text, in bytes.
const HEAD: usize = 16 * 1024;

/// How many signs a text may have that can be markup. Of each the parser may keep 70 bytes and more; 60 MB of prose have
/// three quarters of this number.
const MOST_SIGNS: usize = 4_000_000;

/// Whether the first thing in the text is front matter with a title, or a heading with `#`.
pub(crate) fn begins_like_markdown(bytes: &[u8]) -> bool {
    let head = bytes.utf8_chunks().next().map_or("", |chunk| head(chunk.valid()).trim_start_matches('\u{feff}'));
    match Parser::new_ext(head, Options::ENABLE_YAML_STYLE_METADATA_BLOCKS).next() {
        Some(Event::Start(Tag::MetadataBlock(_))) => true,
        Some(Event::Start(Tag::Heading { .. })) => head.trim_start().starts_with('#'),
        _ => false,
    }
}

fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text)
}

/// Renders a text.
pub(crate) fn read(text: &str) -> Result<Found, ReadFault> {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let is_sign = |byte: &u8| b"\n[]*_`<>&!|~\\#-+{}()".contains(byte);
    if text.bytes().filter(is_sign).count() > MOST_SIGNS {
        return Err(ReadFault::Beyond { limit: Limit::Parts });
    }
    let mut weave = Weave::default();
    let mut render = Render::new(&mut weave);
    let (mut front, mut is_front) = (None, false);
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => is_front = true,
            Event::End(TagEnd::MetadataBlock(_)) => is_front = false,
            // Only the first can be about the text; what looks like another is data as well.
            Event::Text(yaml) if is_front => {
                front.get_or_insert_with(|| FrontMatter::read(&yaml));
            }
            event => render.take(event)?,
        }
        if render.is_full() {
            break;
        }
    }
    render.end();
    let (text, structure) = weave.finish()?;
    let front = front.unwrap_or_default();
    let heading = structure.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading { .. }));
    let heading = heading.and_then(|block| {
        let length = usize::try_from(block.span.length()).ok()?;
        tidy(&text.chars().skip(usize::try_from(block.span.start()).ok()?).take(length).collect::<String>())
    });
    let metadata = Metadata {
        title: front.title.or(heading),
        authors: front.authors,
        issued: front.issued,
        language: front.language,
        url: front.url,
    };
    Ok(Found { text, structure, metadata })
}
