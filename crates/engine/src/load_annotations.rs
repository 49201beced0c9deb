//! Annotations of other tools come in as highlights or claims, onto a document that is chosen or that stands at their
//! address.
//!
//! One op, however many there are. An annotation is known by its id in the tool, which the record keeps in `extra.from`
//! with its author: what was loaded before is passed over, unless the tool changed it and nobody here did so later. What
//! replies to it goes into its note, and what is said of a whole page into the note of the document. Words that are not
//! found keep their quote, and say that they are lost. Not here: forms of files (`obelus_exchange`).

mod bringing;
mod codebook;
mod homes;
mod origin;
mod page_notes;
mod pieces;
mod places;
mod putting;
mod threads;

use std::collections::HashMap;

use obelus_exchange::Annotations;
use obelus_model::{ClaimId, DocumentId, Verb};

use crate::context::Work;
use crate::fault::Result;
use crate::load::Loaded;
use crate::{Done, EngineError, Writer};
use bringing::Bringing;
use codebook::Codebook;
use homes::Homes;
use pieces::{Piece, prepare};

/// What annotations of words become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becoming {
    /// Highlights with a note.
    Highlights,
    /// Claims with a note, unjudged where the tool knows no verdicts.
    Claims,
}

/// An address that means no document of the library, or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// The address; empty where the file gives none.
    pub address: String,
    /// How many annotations are on it.
    pub annotations: usize,
}

/// Loads annotations. Without `becoming` those that were made to assess become claims, and the others highlights; without
/// a document each goes to where its address is, and where none does, nothing is loaded.
pub fn load_annotations(
    writer: &mut Writer,
    document: Option<DocumentId>,
    becoming: Option<Becoming>,
    annotations: Annotations,
) -> Result<Done<Loaded>> {
    let threads = threads::threads(annotations.glosses, becoming);
    let homes = Homes::find(writer.rows(), document, &threads)?;
    if homes.is_nowhere() {
        return Err(EngineError::AddressesUnknown(homes.unmatched()));
    }
    let mut texts = std::mem::take(&mut writer.texts);
    let prepared = prepare(writer.rows(), &mut texts, &homes, &threads, &annotations.brought);
    writer.texts = texts;
    let prepared = prepared?;
    let mut loaded = Loaded {
        skipped: annotations.passed_over,
        unmatched: homes.unmatched(),
        beyond: annotations.beyond,
        ..Loaded::default()
    };
    writer.write(Verb::LoadAnnotations, |mut work| {
        let mut codebook = Codebook::read(work.tx.rows())?;
        let claims = take_in(&mut work, &mut codebook, prepared.pieces, &mut loaded)?;
        page_notes::put(&mut work, &mut codebook, prepared.page_notes, &mut loaded)?;
        let mut bringing = Bringing::to(claims);
        for piece in prepared.evidence {
            bringing.bring(&mut work, piece, &mut loaded)?;
        }
        bringing.link(&mut work, annotations.bonds, &mut loaded)?;
        Ok(loaded)
    })
}

/// Puts claims and highlights; answers which claims the annotations of the file are.
fn take_in(
    work: &mut Work<'_, '_>,
    codebook: &mut Codebook,
    pieces: Vec<Piece<'_>>,
    loaded: &mut Loaded,
) -> Result<HashMap<String, ClaimId>> {
    let mut claims = HashMap::new();
    for piece in pieces {
        putting::put(work, codebook, piece, &mut claims, loaded)?;
    }
    Ok(claims)
}
