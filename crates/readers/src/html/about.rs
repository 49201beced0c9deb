//! What a page says of itself: title, authors, date, language, address.
//!
//! Invariant: bounded in length and number; nothing is checked, nothing is fetched. Each is taken from the place where it
//! is most likely meant for the reader of this one page: data for machines, then for networks, then what is printed.
//! Not here: what other formats say.

use dom_query::{Document, NodeRef};
use serde_json::Value;

use super::look;
use crate::structure::Metadata;

/// The longest value, in code points; a longer one is text that someone put in the wrong place.
const LONGEST: usize = 300;
/// How many authors are taken.
const MOST_AUTHORS: usize = 50;
/// Linked data nests: how many of its objects are looked at.
const MOST_OBJECTS: usize = 2000;

/// Gathers what a page says of itself.
pub(crate) fn find_metadata(document: &Document, linked_data: &[String], saved_from: Option<String>) -> Metadata {
    let linked = Linked::read(linked_data);
    let page = Page::look_at(document);
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| page.meta.iter().find(|(key, _)| key == name)).map(|(_, value)| value.clone())
    };
    let metas = |name: &str| -> Vec<String> {
        page.meta.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect()
    };
    let title = linked.title.or_else(|| meta(&["og:title", "citation_title", "dc.title", "dcterms.title"]));
    let authors = [
        linked.authors,
        metas("citation_author"),
        metas("article:author"),
        metas("author"),
        metas("dc.creator"),
        page.authors,
    ]
    .into_iter()
    .map(|names| names.into_iter().filter(|name| is_name(name)).collect::<Vec<_>>())
    .find(|names| !names.is_empty())
    .unwrap_or_default();
    let issued = linked.issued.or_else(|| meta(&DATES)).or(page.issued);
    let url = page.canonical.or_else(|| meta(&["og:url"]).filter(|url| is_address(url))).or(saved_from);
    Metadata {
        title: title.or(page.headline).or(page.title),
        authors: without_repeats(authors),
        issued,
        language: page.language.or_else(|| meta(&["content-language", "dc.language"])),
        url: url.or(linked.url),
    }
}

/// The names under which pages give the day they were issued, the most usual first.
const DATES: [&str; 9] = [
    "article:published_time",
    "citation_publication_date",
    "citation_date",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "date",
];

/// What the elements of a page say.
#[derive(Default)]
struct Page {
    meta: Vec<(String, String)>,
    title: Option<String>,
    headline: Option<String>,
    authors: Vec<String>,
    issued: Option<String>,
    language: Option<String>,
    canonical: Option<String>,
}

impl Page {
    fn look_at(document: &Document) -> Page {
        let mut page = Page::default();
        for node in document.root().descendants_it() {
            let Some(name) = look::name_of(&node) else { continue };
            match &*name {
                "html" => {
                    let language = look::attribute(&node, "lang").or_else(|| look::attribute(&node, "xml:lang"));
                    page.language = page.language.or(language.and_then(|language| tidy(&language)));
                }
                "title" => page.title = page.title.or_else(|| words(&node)),
                "h1" => page.headline = page.headline.or_else(|| words(&node)),
                "meta" => page.note_meta(&node),
                "link" if look::says(&node, "rel", &["canonical"]) => {
                    let address = look::attribute(&node, "href").filter(|address| is_address(address));
                    page.canonical = page.canonical.or(address);
                }
                "time" if page.issued.is_none() => page.issued = issued_by(&node),
                "a" | "span" if look::says(&node, "rel", &["author"]) || look::says(&node, "itemprop", &["author"]) => {
                    page.authors.extend(words(&node));
                }
                _ => {}
            }
        }
        page
    }

    fn note_meta(&mut self, node: &NodeRef<'_>) {
        let key = ["property", "name", "itemprop"].iter().find_map(|name| look::attribute(node, name));
        let value = look::attribute(node, "content").and_then(|value| tidy(&value));
        if let (Some(key), Some(value)) = (key, value)
            && self.meta.len() < MOST_OBJECTS
        {
            self.meta.push((key.to_ascii_lowercase(), value));
        }
    }
}

/// The time of an element that says it is when the page was issued; a page has other times too.
fn issued_by(node: &NodeRef<'_>) -> Option<String> {
    let is_it = node.has_attr("pubdate")
        || look::says(node, "itemprop", &["datePublished"])
        || node.attr("class").is_some_and(|class| class.contains("publish") || class.contains("entry-date"))
        || node.ancestors_it(Some(3)).any(|outer| outer.has_name("header"));
    look::attribute(node, "datetime").filter(|_| is_it).and_then(|value| tidy(&value))
}

/// What linked data says of the one article that it is about.
#[derive(Default)]
struct Linked {
    title: Option<String>,
    authors: Vec<String>,
    issued: Option<String>,
    url: Option<String>,
}

impl Linked {
    fn read(scripts: &[String]) -> Linked {
        let values: Vec<Value> = scripts.iter().filter_map(|script| parse_script(script)).collect();
        let mut queue: Vec<&Value> = values.iter().rev().collect();
        let mut looked_at = 0;
        while let Some(value) = queue.pop() {
            looked_at += 1;
            if looked_at > MOST_OBJECTS {
                break;
            }
            match value {
                Value::Array(values) => queue.extend(values.iter().rev()),
                Value::Object(object) if is_article(value) => {
                    let text = |key: &str| object.get(key).and_then(Value::as_str).and_then(tidy);
                    return Linked {
                        title: text("headline").or_else(|| text("name")),
                        authors: object.get("author").map(names).unwrap_or_default(),
                        issued: text("datePublished"),
                        url: text("url").filter(|url| is_address(url)),
                    };
                }
                Value::Object(object) => {
                    queue.extend(["mainEntity", "@graph"].iter().filter_map(|key| object.get(*key)))
                }
                _ => {}
            }
        }
        Linked::default()
    }
}

/// A script of linked data; some are wrapped in CDATA for the sake of old parsers.
fn parse_script(script: &str) -> Option<Value> {
    let script = script.trim();
    let script = script.strip_prefix("//").unwrap_or(script).trim_start();
    let script = script.strip_prefix("<![CDATA[").unwrap_or(script);
    let end = script.rfind(['}', ']'])?;
    let end = if script.ends_with("]]>") { script.trim_end_matches("]]>").rfind(['}', ']'])? } else { end };
    serde_json::from_str(script.get(..=end)?).ok()
}

fn is_article(value: &Value) -> bool {
    let fits = |kind: &str| {
        ["Article", "Posting", "Report", "Book", "Chapter", "Thesis", "WebPage", "Review"]
            .iter()
            .any(|end| kind.ends_with(end))
    };
    match value.get("@type") {
        Some(Value::String(kind)) => fits(kind) && value.get("headline").or_else(|| value.get("author")).is_some(),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(fits),
        _ => false,
    }
}

/// A name, or several, or things that have one.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => tidy(name).into_iter().collect(),
        Value::Object(thing) => thing.get("name").and_then(Value::as_str).and_then(tidy).into_iter().collect(),
        // One level: no page has lists of lists of authors.
        Value::Array(values) => {
            let simple = values.iter().filter(|value| !value.is_array());
            simple.take(MOST_AUTHORS).flat_map(names).collect()
        }
        _ => Vec::new(),
    }
}

fn words(node: &NodeRef<'_>) -> Option<String> {
    tidy(&look::words_in(node, LONGEST + 1))
}

/// White space and control characters become single spaces; `None` where nothing is left or it is too long.
pub(crate) fn tidy(words: &str) -> Option<String> {
    let parts = words.split(|character: char| character.is_whitespace() || character.is_control());
    let words = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    (!words.is_empty() && words.chars().count() <= LONGEST).then_some(words)
}

/// Whether it names somebody: networks put the address of a profile in the same place.
fn is_name(name: &str) -> bool {
    !name.contains("://") && !name.starts_with("www.") && !name.starts_with('@')
}

/// Whether it is the address of a page on the web.
pub(crate) fn is_address(address: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

fn without_repeats(names: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names.into_iter().take(MOST_AUTHORS) {
        if !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}
