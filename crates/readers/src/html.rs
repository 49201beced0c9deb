//! Web pages, saved ones too: HTML and XHTML.
//!
//! Invariant: time and memory are bounded by the rinsing pass and the bounded tree, whatever is in the markup. Not here:
//! each step, one module each; where pages are kept in other files (`mhtml`, `epub`).

pub(crate) mod about;
mod charset;
pub(crate) mod look;
mod main_text;
pub(crate) mod rinse;
mod tree;
mod walk;

use dom_query::Document;

pub(crate) use self::charset::decode_page;
use self::main_text::{Main, find_main};
use self::rinse::{Dialect, Rinsed, rinse};
pub(crate) use self::walk::{Around, walk};
use crate::plain::Decoded;
use crate::reading::{Found, settled};
use crate::structure::Metadata;
use crate::weave::Weave;
use crate::{Ask, MediaType, ReadFault, Reading, Way};

/// The endings that mean a web page, without the dot.
pub(crate) const ENDINGS: [&str; 5] = ["html", "htm", "xhtml", "xht", "shtml"];

/// A main text of fewer characters is none if the page has twice as many: a teaser, a notice, an error.
const LEAST_MAIN: usize = 200;
/// A main text that is a smaller part of its page than this is something else: one comment of many, a caption.
const LEAST_PART: usize = 20;
/// How far the first tag may be from the beginning, in bytes: comments of browsers and licences stand before it.
const HEAD: usize = 16 * 1024;

/// Whether a text is a web page by its first tag.
pub(crate) fn is_html(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    let wide = encoding_rs::Encoding::for_bom(bytes).filter(|(encoding, _)| !encoding.is_ascii_compatible());
    let text = match wide {
        Some((encoding, _)) => encoding.decode(head).0,
        None => String::from_utf8_lossy(head),
    };
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    let mut is_xml = false;
    loop {
        let behind = if rest.starts_with("<!--") {
            rest.split_once("-->")
        } else if rest.starts_with("<?xml") {
            is_xml = true;
            rest.split_once("?>")
        } else {
            break;
        };
        let Some((_, after)) = behind else { return false };
        rest = after.trim_start();
    }
    let begins = |word: &str| {
        rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            && !rest.as_bytes().get(word.len()).is_some_and(u8::is_ascii_alphanumeric)
    };
    begins("<!doctype html") || begins("<html") || (!is_xml && (begins("<head") || begins("<body")))
}

pub(crate) fn read(bytes: &[u8], ask: &Ask) -> Result<Reading, ReadFault> {
    read_page(bytes, ask, None, None)
}

/// Reads a page. `carrier` is what the thing that carries it says of its encoding, `address` where it says it is from.
pub(crate) fn read_page(
    bytes: &[u8],
    ask: &Ask,
    carrier: Option<&str>,
    address: Option<String>,
) -> Result<Reading, ReadFault> {
    let Decoded { text, encoding, confidence, replaced } = decode_page(bytes, ask.encoding, carrier)?;
    let is_xml = text.as_str().trim_start().starts_with("<?xml");
    let Rinsed { markup, linked_data, saved_from } =
        rinse(text.as_str(), if is_xml { Dialect::Xhtml } else { Dialect::Html });
    drop(text);
    let document = tree::parse(&markup)?;
    let metadata = about::find_metadata(&document, &linked_data, address.or(saved_from));
    let (found, way) = weave(&document, metadata, ask.way.unwrap_or(Way::Main))?;
    let reading = settled(found, MediaType::Html)?;
    Ok(Reading { encoding: Some(encoding), confidence, replaced, way: Some(way), ..reading })
}

/// Parses the text of one part of a book or a piece of markup within other text, for [`walk`].
pub(crate) fn parse(text: &str, dialect: Dialect) -> Result<Document, ReadFault> {
    tree::parse(&rinse(text, dialect).markup)
}

/// The text that is asked for, and how much of the page it is.
fn weave(document: &Document, metadata: Metadata, way: Way) -> Result<(Found, Way), ReadFault> {
    let whole = || {
        let mut weave = Weave::default();
        walk(document, Around::default(), &mut weave);
        weave.finish()
    };
    let main = if way == Way::Main { find_main(document) } else { Main::None };
    let ((text, structure), way) = match main {
        Main::All => (whole()?, Way::Main),
        Main::None => (whole()?, Way::Whole),
        Main::Part(kept) => {
            let mut weave = Weave::default();
            walk(document, Around { kept: Some(&kept), ..Around::default() }, &mut weave);
            let (part, all) = (weave.finish()?, whole()?);
            let (length, of) = (part.0.chars().count(), all.0.chars().count());
            let is_too_little = length < LEAST_MAIN && length * 2 < of || length * LEAST_PART < of;
            if is_too_little { (all, Way::Whole) } else { (part, Way::Main) }
        }
    };
    Ok((Found { text, structure, metadata }, way))
}
