//! What goes out and comes in at once: a library, a document, or a selection, as records of the model.
//! Not here: order; the writers sort, so a bundle may be gathered in any.

use obelus_model::{
    Annotator, Claim, Document, Evidence, Highlight, Library, Link, Moment, Noun, Source, Tag, Version,
};
use obelus_text::CanonicalText;
use uuid::Uuid;

use crate::{JsonFault, JsonFaultKind};

/// The records of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundle {
    /// The library that they belong to.
    pub library: Library,
    /// Who judged.
    pub annotators: Vec<Annotator>,
    /// The codebook, or what of it is used.
    pub tags: Vec<Tag>,
    /// Bibliographic items.
    pub sources: Vec<Source>,
    /// Documents with their present version.
    pub documents: Vec<BundledDocument>,
    /// Claims with their passages.
    pub claims: Vec<Claim>,
    /// Evidence; each names the claim that it bears on, which must be in `claims`.
    pub evidence: Vec<Evidence>,
    /// Highlights.
    pub highlights: Vec<Highlight>,
    /// Links between claims.
    pub links: Vec<Link>,
}

/// A document, the version of it that is read now, and that version's text where it goes along.
#[derive(Clone, Debug, PartialEq)]
pub struct BundledDocument {
    /// The document; its `version` is the number of `version`.
    pub document: Document,
    /// Its present version; read from a file it has no encoding, for the bytes do not come along.
    pub version: Version,
    /// The canonical text, where it goes along.
    pub text: Option<CanonicalText>,
    /// How many sentences there are and how many are judged: derived, written for other programs, not to be kept.
    pub sentences: Option<Sentences>,
}

/// How far a document is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentences {
    /// All its sentences.
    pub total: u32,
    /// Those of which at least half of the code points lie under passages of judged claims.
    pub judged: u32,
}

/// A file that has been read and checked as far as it can be without a library.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// Its records, in the order of the file.
    pub bundle: Bundle,
    /// What its records refer to and it does not hold itself, each once: the library must hold it, or the load
    /// stops with [`Reference::fault`].
    pub outside: Vec<Reference>,
    /// What wrote it (`obelus 0.1.0`), where it says so.
    pub generator: Option<String>,
    /// When it was written, where it says so.
    pub exported: Option<Moment>,
}

/// A record that a file refers to and does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What it is.
    pub noun: Noun,
    /// Its id.
    pub id: Uuid,
    /// Where the file first refers to it, as a JSON path.
    pub path: String,
}

impl Incoming {
    /// The fault to stop with where the library does not hold the text of `bundle.documents[index]` and the file has
    /// not brought it.
    pub fn missing_text(index: usize) -> JsonFault {
        JsonFault { kind: JsonFaultKind::MissingText, path: format!("$.documents[{index}].version.text") }
    }
}

impl Reference {
    /// The fault to stop with where the library does not hold it either.
    pub fn fault(&self) -> JsonFault {
        JsonFault { kind: JsonFaultKind::Dangling(self.noun), path: self.path.clone() }
    }
}
