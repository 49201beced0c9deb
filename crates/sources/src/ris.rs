//! RIS: tags of two letters, one a line, as reference managers exchange them (specification of 2001, and its additions of
//! 2011). Nothing is lost in the same way as with BibTeX: what has no variable, or would be written otherwise, is kept under
//! `custom.ris`, and what RIS has no tag for leaves under a tag of its own, `ZC`, as JSON.

mod parse;
mod tags;
mod take;
mod write;

use crate::{Entry, Refused};

pub(crate) use write::write;

/// The tag of our own.
const RIDER: &str = "ZC";

/// Where in a text the first record begins.
pub(crate) fn find_start(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if parse::tagged(line).is_some_and(|(tag, _)| tag == "TY") {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// The items of a text, and what could not be read.
pub(crate) fn read(text: &str) -> (Vec<Entry>, Vec<Refused>) {
    let (records, refused) = parse::parse(text);
    (records.iter().map(take::take).collect(), refused)
}
