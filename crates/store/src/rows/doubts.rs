//! Questions about passages that were not found for sure, of one document or of all at once.

use obelus_model::{
    ClaimId, DocumentId, EvidenceId, Extra, HighlightColor, HighlightId, Noun, Passage, PassageId, PassageKey, Verdict,
    given_up_in, is_given_up_in,
};
use rusqlite::Row;
use rusqlite::types::Type;

use super::Rows;
use crate::Result;
use crate::cells::{self, Cell};

const ORDER: &str = "ORDER BY document.added, document.id, passage.start, passage.\"end\"";

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
        let read = match document {
            Some(document) => {
                let sql = format!("{all} AND passage.document = ?1 {ORDER}");
                cells::list(self.connection, &sql, [document.0], read_doubt)
            }
            None => cells::list(self.connection, &format!("{all} {ORDER}"), [], read_doubt),
        };
        Ok(read?.into_iter().filter(|(doubt, extra)| !is_given_up(doubt.key, extra)).map(|(doubt, _)| doubt).collect())
    }
}

fn is_given_up(key: PassageKey, extra: &Extra) -> bool {
    match key {
        PassageKey::Claim(passage) => {
            let id = passage.to_string();
            given_up_in(extra).any(|given_up| given_up == id)
        }
        PassageKey::Highlight(_) | PassageKey::Evidence(_) => is_given_up_in(extra),
    }
}

/// A doubt, and the `extra` of what it belongs to.
fn read_doubt(row: &Row<'_>) -> Cell<(Doubt, Extra)> {
    let passage = cells::optional_id(row, 0, PassageId)?.map(PassageKey::Claim);
    let highlight = cells::optional_id(row, 1, HighlightId)?.map(PassageKey::Highlight);
    let evidence = cells::optional_id(row, 2, EvidenceId)?.map(PassageKey::Evidence);
    let nobodys = || rusqlite::Error::InvalidColumnType(0, Noun::Claim.code().to_owned(), Type::Null);
    let doubt = Doubt {
        key: passage.or(highlight).or(evidence).ok_or_else(nobodys)?,
        claim: cells::optional_id(row, 3, ClaimId)?,
        statement: row.get(4)?,
        verdict: cells::optional_word(row, 5)?,
        color: cells::optional_word(row, 6)?,
        passage: cells::passage(row, 8)?,
    };
    Ok((doubt, cells::object(row, 7)?))
}
