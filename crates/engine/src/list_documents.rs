//! All documents with how far each is, at once: this is the first thing that a window waits for.

use std::collections::HashMap;

use obelus_model::{ClaimId, Verdict};
use obelus_store::{Rows, Shelved, Standing};
use obelus_text::SENTENCE_RULES;

use crate::Reader;
use crate::cover::Cover;
use crate::fault::Result;
use crate::progress::Progress;
use crate::texts::Texts;

/// A document in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The document.
    pub shelved: Shelved,
    /// Its sentences, counted.
    pub progress: Progress,
}

/// All documents, by the time they were added, then id.
pub fn list_documents(reader: &mut Reader) -> Result<Vec<Listed>> {
    reader.read_texts(|rows, texts| {
        let judged: HashMap<ClaimId, Verdict> = rows.verdicts()?.into_iter().collect();
        let standings = rows.standings(None)?;
        let shelved = rows.shelved(None, SENTENCE_RULES)?;
        let list = |shelved: Shelved| {
            let progress = tally(rows, texts, &shelved, standings_on(&standings, &shelved), &judged)?;
            Ok(Listed { shelved, progress })
        };
        shelved.into_iter().map(list).collect()
    })
}

fn tally(
    rows: Rows<'_>,
    texts: &mut Texts,
    shelved: &Shelved,
    standings: &[Standing],
    judged: &HashMap<ClaimId, Verdict>,
) -> Result<Progress> {
    // Nothing is judged on most documents: of those the sentences are only counted.
    if let (true, Some(sentences)) = (standings.is_empty(), shelved.sentences) {
        return Ok(Progress { sentences, ..Progress::default() });
    }
    let mut cover = Cover::new(texts.sentences_of(rows, &shelved.text)?);
    for standing in standings {
        let Some(verdict) = judged.get(&standing.claim) else { continue };
        cover.lay(standing.span, *verdict);
    }
    Ok(cover.progress())
}

/// Of the places where claims stand, sorted by document, those on this one.
pub(crate) fn standings_on<'a>(standings: &'a [Standing], shelved: &Shelved) -> &'a [Standing] {
    let first = standings.partition_point(|standing| standing.document < shelved.document);
    let rest = standings.get(first..).unwrap_or_default();
    let length = rest.partition_point(|standing| standing.document == shelved.document);
    rest.get(..length).unwrap_or_default()
}
