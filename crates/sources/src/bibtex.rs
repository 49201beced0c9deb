//! BibTeX and BibLaTeX. Both have one syntax, and files mix their fields, so one reader takes either.
//!
//! How nothing is lost: a field that has a variable becomes it, and where writing the variable anew would not give the
//! same field back (protected capitals, `month = jan`, a date with a question mark), the field is kept beside it, under
//! `custom.bibtex`, and is written as long as it still says what the variable says. A field without a variable is kept there
//! as it is. What CSL has and BibTeX has no field for leaves in a field of its own, `x-csl`, as JSON.

mod fields;
mod names;
mod parse;
mod tables;
mod take;
mod tex;
mod write;

use crate::{Entry, Refused};

pub(crate) use write::write;

/// Where in a text the first entry of BibTeX begins.
pub(crate) fn find_start(text: &str) -> Option<usize> {
    parse::find_start(text)
}

/// The items of a text, and what could not be read.
pub(crate) fn read(text: &str) -> (Vec<Entry>, Vec<Refused>) {
    let Some(file) = parse::parse(text) else { return (Vec::new(), Vec::new()) };
    let (taken, refused) = take::take(&file.entries);
    let mut all = file.refused;
    all.extend(refused);
    all.sort_by_key(|refused| refused.line);
    (taken, all)
}
