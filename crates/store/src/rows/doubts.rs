//! Questions about passages that were not found for sure, of one document or of all at once.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use obelus_model::{
    ClaimId, DocumentId, EvidenceId, GIVEN_UP, HighlightColor, HighlightId, Noun, Passage, PassageId, PassageKey,
    Verdict, given_up_in, is_given_up_in,
};
use rusqlite::Row;
use rusqlite::types::Type;

use super::Rows;
use crate::Result;
use crate::cells::{self, Cell};

const ORDER: &str = "ORDER BY document.added, document.id, passage.start, passage.\"end\"";

/// The column of the `extra` of what a passage belongs to.
const EXTRA: usize = 7;

/// A passage that was not found for sure, with what a list says of what it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// Which one.
    pub key: PassageKey,
    /// The claim that it is a passage of, or on which the evidence bears.
    pub claim: Option<ClaimId>,
    /// What the claim states, where it is a passage of one.
    pub statement: Option<String>,
    /// The verdict of the claim, where it is a passage of one.
    pub verdict: Option<Verdict>,
    /// The colour of the highlight.
    pub color: Option<HighlightColor>,
    /// Where it is, and how well it was found.
    pub passage: Passage,
}

impl Rows<'_> {
    /// The passages of one document or of all that were not found for sure and are not given up, by document in the order in
    /// which they were added, then start, then end.
    pub fn doubts(&self, document: Option<DocumentId>) -> Result<Vec<Doubt>> {
        let all = include_str!("../sql/select_doubt.sql");
        let mut given_up = GivenUp::default();
        let read = |row: &Row<'_>| {
            let doubt = read_doubt(row)?;
            Ok((!given_up.has(&doubt, row)?).then_some(doubt))
        };
        let read = match document {
            Some(document) => {
                let sql = format!("{all} AND passage.document = ?1 {ORDER}");
                cells::list(self.connection, &sql, [document.0], read)
            }
            None => cells::list(self.connection, &format!("{all} {ORDER}"), [], read),
        };
        Ok(read?.into_iter().flatten().collect())
    }
}

/// The passages that are given up, of each claim that names some: its `extra` is read once, however many passages it has.
#[derive(Default)]
struct GivenUp(HashMap<ClaimId, HashSet<String>>);

impl GivenUp {
    fn has(&mut self, doubt: &Doubt, row: &Row<'_>) -> Cell<bool> {
        let written = row.get_ref(EXTRA)?.as_str_or_null()?.unwrap_or_default();
        // Most say nothing of it, and are not read.
        if !written.contains(GIVEN_UP) {
            return Ok(false);
        }
        let (PassageKey::Claim(passage), Some(claim)) = (doubt.key, doubt.claim) else {
            return Ok(is_given_up_in(&cells::object(row, EXTRA)?));
        };
        let ids = match self.0.entry(claim) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(given_up_in(&cells::object(row, EXTRA)?).map(str::to_owned).collect()),
        };
        Ok(ids.contains(&passage.to_string()))
    }
}

fn read_doubt(row: &Row<'_>) -> Cell<Doubt> {
    let passage = cells::optional_id(row, 0, PassageId)?.map(PassageKey::Claim);
    let highlight = cells::optional_id(row, 1, HighlightId)?.map(PassageKey::Highlight);
    let evidence = cells::optional_id(row, 2, EvidenceId)?.map(PassageKey::Evidence);
    let nobodys = || rusqlite::Error::InvalidColumnType(0, Noun::Claim.code().to_owned(), Type::Null);
    Ok(Doubt {
        key: passage.or(highlight).or(evidence).ok_or_else(nobodys)?,
        claim: cells::optional_id(row, 3, ClaimId)?,
        statement: row.get(4)?,
        verdict: cells::optional_word(row, 5)?,
        color: cells::optional_word(row, 6)?,
        passage: cells::passage(row, 8)?,
    })
}
