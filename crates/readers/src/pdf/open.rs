//! Opens a PDF: what is before it is looked at, its password tried, its pages counted.
//! Invariant: a file that lost pages is damaged, not shorter. Not here: what stands on the pages.

use std::collections::HashSet;

use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::before::{self, damaged};
use crate::{Limit, ReadFault};

/// Pages that are read: what a box can say of its page.
const LIMIT_PAGES: usize = 65_535;

/// Opens a file, with a password where one was given.
pub(super) fn open(bytes: &[u8], password: Option<&str>) -> Result<Pdf, ReadFault> {
    before::look(bytes)?;
    let tried = password.unwrap_or("");
    let pdf = match Pdf::new_with_password(bytes.to_vec(), tried) {
        Ok(pdf) => pdf,
        // Many files are encrypted with no password at all; one that is given all the same does no harm.
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => match Pdf::new(bytes.to_vec()) {
            Ok(pdf) if !tried.is_empty() => pdf,
            _ => return Err(ReadFault::Locked { wrong_password: password.is_some() }),
        },
        Err(LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm)) => return Err(ReadFault::Unreadable),
        Err(LoadPdfError::Decryption(_)) => return Err(damaged("its encryption makes no sense")),
        Err(LoadPdfError::Invalid) => return Err(damaged("its objects cannot be found")),
    };
    if pdf.pages().is_empty() {
        return Err(damaged("no pages"));
    }
    if pdf.pages().len() > LIMIT_PAGES {
        return Err(ReadFault::Beyond { limit: Limit::Parts });
    }
    find_lost_pages(&pdf)?;
    Ok(pdf)
}

/// The dictionary that everything hangs on.
pub(super) fn catalog(pdf: &Pdf) -> Dict<'_> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default()
}

/// Whether the page tree names a page that is not there. (What it says of their number is often wrong, and harmless.)
fn find_lost_pages(pdf: &Pdf) -> Result<(), ReadFault> {
    let Some(root) = catalog(pdf).get::<Dict<'_>>(b"Pages") else { return Ok(()) };
    let mut seen: HashSet<ObjectIdentifier> = HashSet::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        let Some(kids) = node.get::<Array<'_>>(b"Kids") else { continue };
        for kid in kids.raw_iter() {
            let MaybeRef::Ref(reference) = kid else { continue };
            if !seen.insert(reference.into()) {
                continue;
            }
            let Some(kid) = pdf.xref().get::<Dict<'_>>(reference.into()) else {
                return Err(damaged("a page is not there"));
            };
            if kid.get::<Name<'_>>(b"Type").is_some_and(|kind| kind.as_ref() == b"Pages") {
                open.push(kid);
            }
        }
    }
    Ok(())
}

/// The streams of a page's content, in order; a fault where it should have some and none is there.
pub(super) fn contents<'a>(page: &Page<'a>) -> Result<Vec<Stream<'a>>, ReadFault> {
    let dict = page.raw();
    if let Some(stream) = dict.get::<Stream<'a>>(b"Contents") {
        return Ok(vec![stream]);
    }
    let Some(array) = dict.get::<Array<'a>>(b"Contents") else {
        let is_lost = dict.get_ref(b"Contents").is_some();
        return if is_lost { Err(damaged("the content of a page is not there")) } else { Ok(Vec::new()) };
    };
    let named = array.raw_iter().count();
    let streams: Vec<Stream<'a>> = array.iter::<Stream<'a>>().collect();
    if streams.is_empty() && named > 0 { Err(damaged("the content of a page is not there")) } else { Ok(streams) }
}
