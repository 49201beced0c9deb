//! Questions about how far the judging is, of one document or of all at once.
//! Invariant: short columns only. A list of 1,000 documents is asked for at every start, and a page of progress after
//! every judgement: neither may read the words of a passage or ask once for each document.

use std::collections::HashMap;

use obelus_model::{
    Certainty, Claim, ClaimId, DocumentId, Kind, Moment, Noun, ReasonCode, Record, Sha256, Status, Verb, Verdict,
};
use obelus_text::Span;
use rusqlite::Row;

use super::Rows;
use crate::cells::{self, Cell};
use crate::{Result, StoreError, image};

const SHELVED: &str = concat!(include_str!("../sql/select_shelved.sql"), "ORDER BY document.added, document.id");
const SHELVED_ONE: &str = concat!(include_str!("../sql/select_shelved.sql"), "WHERE document.id = ?2");
const STANDING: &str =
    concat!(include_str!("../sql/select_standing.sql"), "ORDER BY document, version, start, \"end\"");
const STANDING_ONE: &str =
    concat!(include_str!("../sql/select_standing.sql"), "AND document = ?1 ORDER BY version, start, \"end\"");
const PRESENT: &str = "SELECT id, version FROM document";
const LOST: &str =
    "SELECT document, version, start, \"end\", claim FROM passage WHERE anchoring = 'lost' AND claim IS NOT NULL";
const LOST_ONE: &str = "SELECT document, version, start, \"end\", claim FROM passage \
    WHERE document = ?1 AND anchoring = 'lost' AND claim IS NOT NULL";
const OUTLINE: &str = "SELECT id, verdict, certainty, kind, next_step IS NOT NULL, created, modified FROM claim";
const REASONS: &str = "SELECT code, count(DISTINCT claim) FROM claim_reason";
const GIVE: &str = "SELECT claim FROM claim_reason WHERE code = ?1";
const ON_DOCUMENT: &str = "IN (SELECT claim FROM passage WHERE document = ?1 AND claim IS NOT NULL)";
const VERDICTS: &str = "SELECT id, verdict FROM claim WHERE verdict IS NOT NULL";
const STAGES: &str = include_str!("../sql/select_stage.sql");
const VERBS: &str = "SELECT op.verb FROM change_subject \
    JOIN op_state ON op_state.op = change_subject.op AND op_state.state = 'done' \
    JOIN op ON op.seq = change_subject.op \
    WHERE change_subject.claim = ?1 ORDER BY change_subject.op, change_subject.ordinal";

/// A document as a list shows it, with the name of its present text.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelved {
    /// Its id.
    pub document: DocumentId,
    /// Its title.
    pub title: String,
    /// How far the work is, as the person says.
    pub status: Status,
    /// When it came in.
    pub added: Moment,
    /// The length of its present text in code points.
    pub length: u32,
    /// The hash of that text.
    pub text: Sha256,
    /// How many sentences are kept for it; `None` where none are.
    pub sentences: Option<u32>,
}

/// A place in a present text where a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Standing {
    /// The document.
    pub document: DocumentId,
    /// The number of its present version.
    pub version: u32,
    /// The place.
    pub span: Span,
    /// The claim.
    pub claim: ClaimId,
}

/// A claim without its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Its id.
    pub claim: ClaimId,
    /// Its verdict.
    pub verdict: Option<Verdict>,
    /// How sure the annotator is.
    pub certainty: Certainty,
    /// What it is, where it is not a claim.
    pub kind: Option<Kind>,
    /// Whether it has a next step.
    pub has_next_step: bool,
    /// When it was made.
    pub created: Moment,
    /// When it was last changed.
    pub modified: Moment,
}

/// A claim as an op that is in force left it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// When.
    pub at: Moment,
    /// What was done.
    pub verb: Verb,
    /// The claim; `None` where it was taken away.
    pub claim: Option<Claim>,
}

impl Rows<'_> {
    /// One document or all, by the time they were added, then id; sentences as those rules cut them.
    pub fn shelved(&self, document: Option<DocumentId>, rules: u32) -> Result<Vec<Shelved>> {
        match document {
            Some(document) => cells::list(self.connection, SHELVED_ONE, (rules, document.0), read_shelved),
            None => cells::list(self.connection, SHELVED, [rules], read_shelved),
        }
    }

    /// Where claims stand in the present text of one document or of all, by document, start, end. Lost passages stand
    /// nowhere.
    pub fn standings(&self, document: Option<DocumentId>) -> Result<Vec<Standing>> {
        let list = |one: &str, all: &str| match document {
            Some(document) => cells::list(self.connection, one, [document.0], read_standing),
            None => cells::list(self.connection, all, [], read_standing),
        };
        let mut lost: HashMap<Standing, usize> = HashMap::new();
        for standing in list(LOST_ONE, LOST)? {
            *lost.entry(standing).or_default() += 1;
        }
        let present = |row: &Row<'_>| Ok((cells::id(row, 0, DocumentId)?, row.get(1)?));
        let present: HashMap<DocumentId, u32> =
            cells::list(self.connection, PRESENT, [], present)?.into_iter().collect();
        let mut standings = list(STANDING_ONE, STANDING)?;
        standings.retain(|standing| present.get(&standing.document) == Some(&standing.version));
        // Another passage of the claim may stand just where a lost one last was: each lost one takes one away.
        standings.retain(|standing| match lost.get_mut(standing) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        });
        Ok(standings)
    }

    /// The claims of one document or all, without their words, in no order.
    pub fn outlines(&self, document: Option<DocumentId>) -> Result<Vec<Outline>> {
        match document {
            Some(document) => {
                let sql = format!("{OUTLINE} WHERE id {ON_DOCUMENT}");
                cells::list(self.connection, &sql, [document.0], read_outline)
            }
            None => cells::list(self.connection, OUTLINE, [], read_outline),
        }
    }

    /// The judged claims of the library with their verdicts, in no order.
    pub fn verdicts(&self) -> Result<Vec<(ClaimId, Verdict)>> {
        cells::list(self.connection, VERDICTS, [], |row| Ok((cells::id(row, 0, ClaimId)?, cells::word(row, 1)?)))
    }

    /// How many claims of one document or of all give each reason, the most first.
    pub fn reason_counts(&self, document: Option<DocumentId>) -> Result<Vec<(ReasonCode, u32)>> {
        let read = |row: &Row<'_>| Ok((cells::word(row, 0)?, row.get(1)?));
        let order = "GROUP BY code ORDER BY count(DISTINCT claim) DESC, code";
        match document {
            Some(document) => {
                let sql = format!("{REASONS} WHERE claim {ON_DOCUMENT} {order}");
                cells::list(self.connection, &sql, [document.0], read)
            }
            None => cells::list(self.connection, &format!("{REASONS} {order}"), [], read),
        }
    }

    /// The claims that give this reason, in no order.
    pub fn claims_that_give(&self, reason: ReasonCode) -> Result<Vec<ClaimId>> {
        cells::list(self.connection, GIVE, [reason.code()], |row| cells::id(row, 0, ClaimId))
    }

    /// What was done to a claim, its evidence and its links by the ops that are in force, oldest first.
    pub fn verbs_on(&self, claim: ClaimId) -> Result<Vec<Verb>> {
        cells::list(self.connection, VERBS, [claim.0], |row| cells::word(row, 0))
    }

    /// What a claim was after each op that is in force, newest first: what was undone is as if it had never been.
    pub fn stages(&self, claim: ClaimId) -> Result<Vec<Stage>> {
        let read = |row: &Row<'_>| Ok((cells::moment(row, 0)?, cells::word(row, 1)?, row.get::<_, Option<String>>(2)?));
        let rows = cells::list(self.connection, STAGES, [claim.0], read)?;
        let stage = |(at, verb, after): (Moment, Verb, Option<String>)| {
            let claim = match after.map(|written| image::read(Noun::Claim, &written)).transpose()? {
                None => None,
                Some(Record::Claim(claim)) => Some(claim),
                Some(_) => return Err(StoreError::damaged("the image of a claim is none")),
            };
            Ok(Stage { at, verb, claim })
        };
        rows.into_iter().map(stage).collect()
    }
}

fn read_shelved(row: &Row<'_>) -> Cell<Shelved> {
    Ok(Shelved {
        document: cells::id(row, 0, DocumentId)?,
        title: row.get(1)?,
        status: cells::word(row, 2)?,
        added: cells::moment(row, 3)?,
        length: row.get(4)?,
        text: cells::word(row, 5)?,
        sentences: row.get(6)?,
    })
}

/// Where a claim stands.
fn read_standing(row: &Row<'_>) -> Cell<Standing> {
    let (document, claim) = (cells::id(row, 0, DocumentId)?, cells::id(row, 4, ClaimId)?);
    Ok(Standing { document, version: row.get(1)?, span: cells::span(row, 2)?, claim })
}

fn read_outline(row: &Row<'_>) -> Cell<Outline> {
    Ok(Outline {
        claim: cells::id(row, 0, ClaimId)?,
        verdict: cells::optional_word(row, 1)?,
        certainty: cells::word(row, 2)?,
        kind: cells::optional_word(row, 3)?,
        has_next_step: row.get(4)?,
        created: cells::moment(row, 5)?,
        modified: cells::moment(row, 6)?,
    })
}
