//! EPUB 2 and 3: the chapters of the spine, one after the other.
//!
//! Invariant: everything comes through the archive's guard and the page reader's; each part is read once however often
//! the spine names it. What the spine sets aside (`linear="no"`) stands at the end, since a reader goes there only by
//! a link; the navigation document is left out, for it repeats the headings. A part that the book names and does not
//! have is passed over, as reading systems do; one that is damaged is a fault. Not here: markup (`html`).

mod navigation;
mod package;
mod paths;
mod protection;

use std::collections::{HashMap, HashSet};

use self::package::{Item, Package};
use crate::archive::Archive;
use crate::html::rinse::Dialect;
use crate::html::{Around, decode_page, parse, walk};
use crate::plain::Decoded;
use crate::reading::Found;
use crate::weave::Weave;
use crate::{MediaType, ReadFault, xml};

pub(crate) fn read(bytes: &[u8]) -> Result<Found, ReadFault> {
    let archive = Archive::open(bytes, MediaType::Epub)?;
    let names: HashMap<String, String> = archive.names().map(|name| (name.to_lowercase(), name.to_owned())).collect();
    let shelf = Shelf { archive, names };
    protection::refuse(&shelf)?;
    let path = package::find_path(&shelf)?;
    let package = Package::read(&shelf.need_text(&path)?, &path)?;
    let mut pages = navigation::find_pages(&shelf, &package)?;
    let mut weave = Weave::default();
    let mut seen = HashSet::new();
    for item in package.in_order().filter(|item| seen.insert(item.path.clone())) {
        weave_part(&shelf, item, pages.remove(&item.path).unwrap_or_default(), &mut weave)?;
        if weave.is_full() {
            break;
        }
    }
    let (text, structure) = weave.finish()?;
    Ok(Found { text, structure, metadata: package.metadata })
}

fn weave_part(
    shelf: &Shelf<'_>,
    item: &Item,
    mut pages: HashMap<String, String>,
    weave: &mut Weave,
) -> Result<(), ReadFault> {
    let Some(bytes) = shelf.read(&item.path)? else { return Ok(()) };
    let Decoded { text, .. } = decode_page(&bytes, None, None)?;
    let document = parse(text.as_str(), Dialect::Xhtml)?;
    weave.apart();
    // A page whose address has no place within the part begins with it.
    if let Some(label) = pages.remove("") {
        weave.page(label, 0.0, 0.0);
    }
    walk(&document, Around { pages: Some(&pages), ..Around::default() }, weave);
    Ok(())
}

/// The parts of a book by their paths; letters of another case are forgiven, as file systems do that books were made on.
pub(super) struct Shelf<'a> {
    archive: Archive<'a>,
    names: HashMap<String, String>,
}

impl Shelf<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, ReadFault> {
        let name = self.names.get(&path.to_lowercase()).map_or(path, String::as_str);
        match self.archive.read(path)? {
            Some(bytes) => Ok(Some(bytes)),
            None => self.archive.read(name),
        }
    }

    fn read_text(&self, path: &str) -> Result<Option<String>, ReadFault> {
        let bytes = self.read(path)?;
        bytes.map(|bytes| xml::decode(&bytes, MediaType::Epub).map(std::borrow::Cow::into_owned)).transpose()
    }

    fn need_text(&self, path: &str) -> Result<String, ReadFault> {
        self.read_text(path)?.ok_or_else(|| damaged("its package file is not in it"))
    }
}

fn damaged(what: &str) -> ReadFault {
    ReadFault::Damaged { media_type: MediaType::Epub, what: what.to_owned() }
}
