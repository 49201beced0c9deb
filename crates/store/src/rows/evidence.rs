//! Questions about what bears on claims: evidence, and links from claim to claim.

use obelus_model::{AnnotatorId, ClaimId, DocumentId, Evidence, EvidenceId, Link, LinkId, Locator, SourceId, Tally};
use rusqlite::{Params, Row};

use super::Rows;
use crate::Result;
use crate::cells::{self, Cell};

const ALL: &str = concat!(include_str!("../sql/select_evidence.sql"), "ORDER BY created, evidence.id");
const OF_CLAIM: &str =
    concat!(include_str!("../sql/select_evidence.sql"), "WHERE evidence.claim = ?1 ORDER BY created, evidence.id");
const OF_SOURCE: &str =
    concat!(include_str!("../sql/select_evidence.sql"), "WHERE source = ?1 ORDER BY created, evidence.id");
const IN_DOCUMENT: &str =
    concat!(include_str!("../sql/select_evidence.sql"), "WHERE document = ?1 ORDER BY created, evidence.id");
const ONE: &str = concat!(include_str!("../sql/select_evidence.sql"), "WHERE evidence.id = ?1");
const COUNTS: &str = "SELECT claim, count(*) FROM evidence GROUP BY claim ORDER BY claim";

const TALLIES: &str = "SELECT claim, stance, count(*) FROM evidence GROUP BY claim, stance ORDER BY claim";
const TALLIES_BETWEEN: &str = concat!(
    "SELECT claim, stance, count(*) FROM evidence WHERE claim IN (",
    include_str!("../sql/select_claim_between.sql"),
    ") GROUP BY claim, stance ORDER BY claim"
);
const CONTRADICTED: &str = "SELECT \"from\" FROM link WHERE relation = 'contradicts' \
    UNION SELECT \"to\" FROM link WHERE relation = 'contradicts'";
const LINK_COUNTS_BETWEEN: &str = concat!(
    "SELECT claim, count(*) FROM (SELECT \"from\" AS claim FROM link ",
    "UNION ALL SELECT \"to\" FROM link WHERE \"to\" <> \"from\") WHERE claim IN (",
    include_str!("../sql/select_claim_between.sql"),
    ") GROUP BY claim ORDER BY claim"
);

const LINKS: &str = concat!(include_str!("../sql/select_link.sql"), "ORDER BY created, id");
const LINKS_OF_CLAIM: &str =
    concat!(include_str!("../sql/select_link.sql"), "WHERE \"from\" = ?1 OR \"to\" = ?1 ORDER BY created, id");
const LINK: &str = concat!(include_str!("../sql/select_link.sql"), "WHERE id = ?1");

impl Rows<'_> {
    /// All evidence, by the time it was brought, then id.
    pub fn evidence(&self) -> Result<Vec<Evidence>> {
        cells::list(self.connection, ALL, [], read_evidence)
    }

    /// The evidence of a claim, by the time it was brought, then id.
    pub fn evidence_of_claim(&self, claim: ClaimId) -> Result<Vec<Evidence>> {
        cells::list(self.connection, OF_CLAIM, [claim.0], read_evidence)
    }

    /// The evidence that names a source, by the time it was brought, then id.
    pub fn evidence_of_source(&self, source: SourceId) -> Result<Vec<Evidence>> {
        cells::list(self.connection, OF_SOURCE, [source.0], read_evidence)
    }

    /// The evidence whose passage is in a document, by the time it was brought, then id.
    pub fn evidence_in_document(&self, document: DocumentId) -> Result<Vec<Evidence>> {
        cells::list(self.connection, IN_DOCUMENT, [document.0], read_evidence)
    }

    /// One piece of evidence.
    pub fn find_evidence(&self, id: EvidenceId) -> Result<Option<Evidence>> {
        cells::find(self.connection, ONE, [id.0], read_evidence)
    }

    /// How many pieces of evidence each claim has, by its id, without those that have none.
    pub fn evidence_counts(&self) -> Result<Vec<(ClaimId, u32)>> {
        cells::list(self.connection, COUNTS, [], read_count)
    }

    /// The evidence of each claim counted by stance, by the claim's id, without those that have none.
    pub fn tallies(&self) -> Result<Vec<(ClaimId, Tally)>> {
        self.tally(TALLIES, [])
    }

    /// The same for the claims with a passage in a document that begins from one code point to before another.
    pub fn tallies_between(&self, document: DocumentId, from: u32, to: u32) -> Result<Vec<(ClaimId, Tally)>> {
        self.tally(TALLIES_BETWEEN, (document.0, from, to))
    }

    /// The claims that another one contradicts, or that contradict another, by id.
    pub fn contradicted_claims(&self) -> Result<Vec<ClaimId>> {
        cells::list(self.connection, CONTRADICTED, [], |row| cells::id(row, 0, ClaimId))
    }

    fn tally(&self, sql: &str, values: impl Params) -> Result<Vec<(ClaimId, Tally)>> {
        let read = |row: &Row<'_>| Ok((cells::id(row, 0, ClaimId)?, cells::word(row, 1)?, row.get(2)?));
        let mut tallies: Vec<(ClaimId, Tally)> = Vec::new();
        for (claim, stance, pieces) in cells::list(self.connection, sql, values, read)? {
            if tallies.last().is_none_or(|(last, _)| *last != claim) {
                tallies.push((claim, Tally::default()));
            }
            if let Some((_, tally)) = tallies.last_mut() {
                tally.add(stance, pieces);
            }
        }
        Ok(tallies)
    }

    /// All links, by the time they were made, then id.
    pub fn links(&self) -> Result<Vec<Link>> {
        cells::list(self.connection, LINKS, [], read_link)
    }

    /// The links from and to a claim, by the time they were made, then id.
    pub fn links_of_claim(&self, claim: ClaimId) -> Result<Vec<Link>> {
        cells::list(self.connection, LINKS_OF_CLAIM, [claim.0], read_link)
    }

    /// One link.
    pub fn find_link(&self, id: LinkId) -> Result<Option<Link>> {
        cells::find(self.connection, LINK, [id.0], read_link)
    }

    /// The same for the claims with a passage in a document that begins from one code point to before another.
    pub fn link_counts_between(&self, document: DocumentId, from: u32, to: u32) -> Result<Vec<(ClaimId, u32)>> {
        cells::list(self.connection, LINK_COUNTS_BETWEEN, (document.0, from, to), read_count)
    }

    /// How many links go from or to each claim, by its id, without those that have none.
    pub fn link_counts(&self) -> Result<Vec<(ClaimId, u32)>> {
        cells::list(self.connection, include_str!("../sql/count_links.sql"), [], read_count)
    }
}

fn read_evidence(row: &Row<'_>) -> Cell<Evidence> {
    let label: Option<String> = row.get(4)?;
    let value: Option<String> = row.get(5)?;
    let placed = row.get_ref(14)? != rusqlite::types::ValueRef::Null;
    Ok(Evidence {
        id: cells::id(row, 0, EvidenceId)?,
        claim: cells::id(row, 1, ClaimId)?,
        stance: cells::word(row, 2)?,
        source: cells::optional_id(row, 3, SourceId)?,
        locator: label.zip(value).map(|(label, value)| Locator { label, value }),
        quote: row.get(6)?,
        passage: placed.then(|| cells::passage(row, 14)).transpose()?,
        url: row.get(7)?,
        accessed: row.get(8)?,
        note: row.get(9)?,
        annotator: cells::id(row, 10, AnnotatorId)?,
        created: cells::moment(row, 11)?,
        modified: cells::moment(row, 12)?,
        extra: cells::object(row, 13)?,
    })
}

fn read_link(row: &Row<'_>) -> Cell<Link> {
    Ok(Link {
        id: cells::id(row, 0, LinkId)?,
        relation: cells::word(row, 1)?,
        from: cells::id(row, 2, ClaimId)?,
        to: cells::id(row, 3, ClaimId)?,
        note: row.get(4)?,
        annotator: cells::id(row, 5, AnnotatorId)?,
        created: cells::moment(row, 6)?,
        extra: cells::object(row, 7)?,
    })
}

fn read_count(row: &Row<'_>) -> Cell<(ClaimId, u32)> {
    Ok((cells::id(row, 0, ClaimId)?, row.get(1)?))
}
