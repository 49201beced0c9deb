//! Is it Markdown, and what title does it give itself?
//! Invariant: only looks; the text is kept as written. Reads a bounded beginning, so that no nesting costs time.
//! Not here: rendering.

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

/// The endings that mean Markdown, without the dot.
pub(crate) const ENDINGS: [&str; 7] = ["md", "markdown", "mdown", "mdwn", "mkd", "mkdn", "mdtext"];

/// How far a title may be from the beginning, in bytes: whatever a parser does with hostile markup stays small.
const HEAD: usize = 16 * 1024;

/// The longest title, in code points: a longer heading is a paragraph that someone put a `#` before.
const LONGEST_TITLE: usize = 300;

/// Whether the first thing in the text is front matter with a title, or a heading with `#`.
pub(crate) fn begins_like_markdown(bytes: &[u8]) -> bool {
    let head = bytes.utf8_chunks().next().map_or("", |chunk| head(chunk.valid()).trim_start_matches('\u{feff}'));
    match parser(head).next() {
        Some(Event::Start(Tag::MetadataBlock(_))) => true,
        Some(Event::Start(Tag::Heading { .. })) => head.trim_start().starts_with('#'),
        _ => false,
    }
}

/// The title of a Markdown text: `title` of its YAML front matter, else its first heading.
pub(crate) fn find_title(text: &str) -> Option<String> {
    let mut heading: Option<String> = None;
    let mut front_matter = false;
    for event in parser(head(text)) {
        match event {
            Event::Start(Tag::MetadataBlock(MetadataBlockKind::YamlStyle)) => front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => front_matter = false,
            Event::Text(yaml) if front_matter => {
                if let Some(title) = yaml.lines().find_map(title_in_yaml) {
                    return Some(title);
                }
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => match heading.take().and_then(|words| tidy(&words)) {
                Some(title) => return Some(title),
                None => continue,
            },
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(heading) = &mut heading {
                    heading.push(' ');
                }
            }
            _ => {}
        }
    }
    None
}

fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_YAML_STYLE_METADATA_BLOCKS)
}

fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text)
}

/// The value of a `title:` line at the left margin, plain or in quotes; a block or a list is no title here.
fn title_in_yaml(line: &str) -> Option<String> {
    let value = line.strip_prefix("title:")?.trim();
    if let Some(quoted) = value.strip_prefix('\'') {
        let end = quoted.rfind('\'')?;
        return tidy(&quoted.get(..end)?.replace("''", "'"));
    }
    if let Some(quoted) = value.strip_prefix('"') {
        let end = quoted.rfind('"')?;
        return tidy(&quoted.get(..end)?.replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    if value.starts_with(['|', '>', '[', '{', '&', '*', '!']) {
        return None;
    }
    tidy(value.split(" #").next()?)
}

/// White space and control characters become single spaces; `None` where nothing is left or it is too long to be a title.
fn tidy(words: &str) -> Option<String> {
    let parts = words.split(|character: char| character.is_whitespace() || character.is_control());
    let title = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    (!title.is_empty() && title.chars().count() <= LONGEST_TITLE).then_some(title)
}
