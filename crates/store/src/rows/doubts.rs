//! Questions about passages that were not found for sure, of one document or of all at once.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use obelus_model::{
    ClaimId, DocumentId, EvidenceId, HighlightColor, HighlightId, Noun, Passage, PassageId, PassageKey, Verdict,
    given_up_in, is_given_up_in,
};
use rusqlite::Row;
use rusqlite::types::{Type, ValueRef};

use super::Rows;
use crate::Result;
use crate::cells::{self, Cell};

/// The column of the `extra` of what a doubtful passage belongs to, where it says that something is given up.
const EXTRA: usize = 3;

const DOUBTFUL: &str = concat!(
    include_str!("../sql/select_doubtful.sql"),
    "ORDER BY document.added, document.id, passage.start, passage.\"end\""
);
const DOUBTFUL_IN: &str = concat!(
    include_str!("../sql/select_doubtful.sql"),
    "AND passage.document = ?1 ORDER BY passage.start, passage.\"end\""
);

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

/// Passages that were not found for sure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Doubts {
    /// How many there are.
    pub total: usize,
    /// The first of them.
    pub first: Vec<Doubt>,
}

impl Rows<'_> {
    /// The passages of one document or of all that were not found for sure and are not given up, by document in the order in
    /// which they were added, then start, then end. All are counted, and the words of at most so many are read.
    pub fn doubts(&self, document: Option<DocumentId>, most: usize) -> Result<Doubts> {
        let mut given_up = GivenUp::default();
        let read = |row: &Row<'_>| {
            let number: i64 = row.get(0)?;
            Ok((!given_up.has(row)?).then_some(number))
        };
        let doubtful = match document {
            Some(document) => cells::list(self.connection, DOUBTFUL_IN, [document.0], read),
            None => cells::list(self.connection, DOUBTFUL, [], read),
        };
        let numbers: Vec<i64> = doubtful?.into_iter().flatten().collect();
        let first: Vec<String> = numbers.iter().take(most).map(i64::to_string).collect();
        let first = cells::list(
            self.connection,
            include_str!("../sql/select_doubt.sql"),
            [format!("[{}]", first.join(","))],
            read_doubt,
        )?;
        Ok(Doubts { total: numbers.len(), first })
    }
}

/// The passages that are given up, of each claim that names some: its `extra` is read once, however many passages it has.
#[derive(Default)]
struct GivenUp(HashMap<ClaimId, HashSet<String>>);

impl GivenUp {
    fn has(&mut self, row: &Row<'_>) -> Cell<bool> {
        // Most say nothing of it.
        if row.get_ref(EXTRA)? == ValueRef::Null {
            return Ok(false);
        }
        let passage = cells::optional_id(row, 1, PassageId)?;
        let (Some(passage), Some(claim)) = (passage, cells::optional_id(row, 2, ClaimId)?) else {
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
        passage: cells::passage(row, 7)?,
    })
}
