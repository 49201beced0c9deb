//! Which documents of the library the addresses of annotations mean.

use std::collections::{BTreeMap, HashMap};

use obelus_exchange::Aim;
use obelus_model::{Document, DocumentId, Noun};
use obelus_store::Rows;

use super::Unmatched;
use super::threads::Thread;
use crate::EngineError;
use crate::address::address_key;
use crate::fault::Result;

/// Pages are read through it to be annotated; the address of the page follows.
const PROXY: &str = "via.hypothes.is/";

/// Where annotations belong.
pub(super) struct Homes {
    /// Documents by the keys of addresses; `None` where several stand at one.
    known: HashMap<String, Option<DocumentId>>,
    choice: Choice,
    threads: usize,
    unmatched: BTreeMap<String, usize>,
}

enum Choice {
    /// Each goes to its address.
    None,
    /// All go onto this document, whatever their addresses.
    All(DocumentId),
    /// The file is on several pages and one of them is the chosen document: those on it.
    Own(DocumentId),
}

impl Homes {
    /// Looks the documents over.
    pub fn find(rows: Rows<'_>, chosen: Option<DocumentId>, threads: &[Thread]) -> Result<Homes> {
        let mut homes =
            Homes { known: HashMap::new(), choice: Choice::None, threads: threads.len(), unmatched: BTreeMap::new() };
        let documents = rows.documents()?;
        let mut chosen_there = None;
        for document in &documents {
            if Some(document.id) == chosen {
                chosen_there = chosen;
            }
            for key in keys_of(document) {
                homes.known.entry(key).and_modify(|known| *known = None).or_insert(Some(document.id));
            }
        }
        if let Some(chosen) = chosen {
            let document = chosen_there.ok_or_else(|| EngineError::not_found(Noun::Document, chosen))?;
            homes.choose(document, &documents, threads);
        }
        for thread in threads {
            homes.note_unmatched(thread);
        }
        Ok(homes)
    }

    fn choose(&mut self, document: DocumentId, documents: &[Document], threads: &[Thread]) {
        // By its own keys, also where another document stands at the same address.
        for key in documents.iter().filter(|one| one.id == document).flat_map(keys_of) {
            self.known.insert(key, Some(document));
        }
        self.choice = Choice::Own(document);
        let is_own = |aim: &Aim| self.of(aim).is_some();
        if !threads.iter().flat_map(|thread| &thread.gloss.aims).any(is_own) {
            self.choice = Choice::All(document);
        }
    }

    /// The document that something is on.
    pub fn of(&self, aim: &Aim) -> Option<DocumentId> {
        match self.choice {
            Choice::All(document) => Some(document),
            Choice::Own(document) => self.at(aim).filter(|home| *home == document),
            Choice::None => self.at(aim),
        }
    }

    /// The document that stands at an address, whatever was chosen.
    pub fn at(&self, aim: &Aim) -> Option<DocumentId> {
        aim.addresses.iter().find_map(|address| self.known.get(&key(address)?).copied().flatten())
    }

    /// Whether there is something to load, and none of it has a place.
    pub fn is_nowhere(&self) -> bool {
        self.threads > 0 && self.unmatched.values().sum::<usize>() >= self.threads
    }

    /// The addresses without a document, those with the most annotations first.
    pub fn unmatched(&self) -> Vec<Unmatched> {
        let unmatched = self.unmatched.iter();
        let mut unmatched: Vec<Unmatched> =
            unmatched.map(|(address, count)| Unmatched { address: address.clone(), annotations: *count }).collect();
        unmatched.sort_by_key(|unmatched| std::cmp::Reverse(unmatched.annotations));
        unmatched
    }

    /// Counts a thread that has no home under the first of its addresses.
    fn note_unmatched(&mut self, thread: &Thread) {
        let aims = &thread.gloss.aims;
        if !aims.iter().any(|aim| self.of(aim).is_some()) {
            let address = aims.iter().flat_map(|aim| &aim.addresses).next().cloned().unwrap_or_default();
            *self.unmatched.entry(address).or_default() += 1;
        }
    }
}

/// What a document may be called by: where it was found, and its id, as our own export names it.
fn keys_of(document: &Document) -> impl Iterator<Item = String> {
    let own = key(&format!("urn:uuid:{}", document.id));
    own.into_iter().chain(document.url.as_deref().and_then(key))
}

fn key(address: &str) -> Option<String> {
    let key = address_key(address)?;
    match key.strip_prefix(PROXY) {
        Some(page) if !page.is_empty() => address_key(page),
        _ => Some(key),
    }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn one_page_has_one_key_read_through_a_proxy_too() {
        let check = |one: &str, other: &str| assert_eq!(key(one), key(other), "{one} {other}");
        check("https://via.hypothes.is/http://example.org/a/", "https://www.example.org/a#b");
        check("https://via.hypothes.is/example.org/a", "http://example.org/a");
        check("http://example.org", "https://example.org/");
        assert_ne!(key("https://example.org/a?page=1"), key("https://example.org/a?page=2"));
        assert_ne!(key("urn:uuid:1"), key("urn:uuid:2"));
        assert_eq!(key(""), None);
    }
}
