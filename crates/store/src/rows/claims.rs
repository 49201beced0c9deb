//! Questions about claims. A claim lies in four tables; many claims are read with four statements, each in the order
//! of ids, and put together in one walk.

use std::collections::HashMap;

use obelus_model::{Claim, ClaimId, ClaimPassage, DocumentId, PassageId, Reason, TagId, Verdict};
use obelus_text::Span;
use rusqlite::{Row, ToSql};

use super::Rows;
use crate::Result;
use crate::cells::{self, Cell};

const JUDGED: &str = include_str!("../sql/select_judged_passage.sql");
const AT: &str = "SELECT claim FROM passage \
    WHERE document = ?1 AND version = ?2 AND start = ?3 AND \"end\" = ?4 AND claim IS NOT NULL \
    AND anchoring <> 'lost' ORDER BY claim";
const AT_ANY: &str = include_str!("../sql/select_claim_at_any.sql");
const OF_PASSAGE: &str = "SELECT claim FROM passage WHERE id = ?1";

/// Which claims are read.
enum Scope {
    One(ClaimId),
    /// A JSON list of ids in hexadecimal digits.
    These(String),
    Document(DocumentId),
    /// Those with a passage in a document that begins from one code point to before another.
    Between(DocumentId, u32, u32),
    /// Those whose ids are from one to another, both with them.
    FromTo(ClaimId, ClaimId),
    All,
}

impl Scope {
    /// The condition on a column that holds the id of a claim; `?1` is the value where there is one.
    fn condition(&self) -> &'static str {
        match self {
            Scope::One(_) => "= ?1",
            Scope::These(_) => "IN (SELECT unhex(value) FROM json_each(?1))",
            Scope::Document(_) => "IN (SELECT claim FROM passage WHERE document = ?1 AND claim IS NOT NULL)",
            Scope::Between(..) => concat!("IN (", include_str!("../sql/select_claim_between.sql"), ")"),
            Scope::FromTo(..) => "BETWEEN ?1 AND ?2",
            Scope::All => "IS NOT NULL",
        }
    }

    fn values(&self) -> Vec<&dyn ToSql> {
        match self {
            Scope::One(claim) => vec![&claim.0],
            Scope::These(ids) => vec![ids],
            Scope::Document(document) => vec![&document.0],
            Scope::Between(document, from, to) => vec![&document.0, from, to],
            Scope::FromTo(first, last) => vec![&first.0, &last.0],
            Scope::All => Vec::new(),
        }
    }
}

impl Rows<'_> {
    /// All claims, by the time they were made, then id.
    pub fn claims(&self) -> Result<Vec<Claim>> {
        self.claims_within(&Scope::All)
    }

    /// The claims with a passage in a document (with all their passages), by the time they were made, then id.
    pub fn claims_of_document(&self, document: DocumentId) -> Result<Vec<Claim>> {
        self.claims_within(&Scope::Document(document))
    }

    /// The claims with a passage in a document that begins from one code point to before another (with all their
    /// passages), by the time they were made, then id.
    pub fn claims_between(&self, document: DocumentId, from: u32, to: u32) -> Result<Vec<Claim>> {
        self.claims_within(&Scope::Between(document, from, to))
    }

    /// How many passages and highlights begin in a document from a code point on.
    pub fn count_passages(&self, document: DocumentId, from: u32) -> Result<u32> {
        let sql = include_str!("../sql/count_passages.sql");
        Ok(cells::find(self.connection, sql, (document.0, from), |row| row.get(0))?.unwrap_or_default())
    }

    /// These claims, in this order, without those that are not there.
    pub fn claims_by_id(&self, ids: &[ClaimId]) -> Result<Vec<Claim>> {
        if let [only] = ids {
            return Ok(self.find_claim(*only)?.into_iter().collect());
        }
        let written: Vec<String> = ids.iter().map(|id| format!("\"{}\"", id.0.as_simple())).collect();
        let found = self.claims_within(&Scope::These(format!("[{}]", written.join(","))))?;
        let mut found: HashMap<ClaimId, Claim> = found.into_iter().map(|claim| (claim.id, claim)).collect();
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }

    /// The claims whose ids are from one to another, both with them: a large library is read some at a time.
    pub(crate) fn claims_from_to(&self, first: ClaimId, last: ClaimId) -> Result<Vec<Claim>> {
        self.claims_within(&Scope::FromTo(first, last))
    }

    /// One claim.
    pub fn find_claim(&self, id: ClaimId) -> Result<Option<Claim>> {
        Ok(self.claims_within(&Scope::One(id))?.pop())
    }

    /// The claims with a passage of exactly this span, that was not lost: a lost one stands nowhere.
    pub fn claims_at(&self, document: DocumentId, version: u32, span: Span) -> Result<Vec<ClaimId>> {
        let values = (document.0, version, span.start(), span.end());
        cells::list(self.connection, AT, values, |row| cells::id(row, 0, ClaimId))
    }

    /// The claims with a passage of exactly one of these spans, that was not lost; by id.
    pub fn claims_at_any(&self, document: DocumentId, version: u32, spans: &[Span]) -> Result<Vec<ClaimId>> {
        let values = (document.0, version, cells::span_list(spans));
        cells::list(self.connection, AT_ANY, values, |row| cells::id(row, 0, ClaimId))
    }

    /// The claim that a passage belongs to.
    pub fn find_claim_of_passage(&self, passage: PassageId) -> Result<Option<Claim>> {
        let claim = cells::find(self.connection, OF_PASSAGE, [passage.0], |row| cells::id(row, 0, ClaimId))?;
        Ok(claim.map(|claim| self.find_claim(claim)).transpose()?.flatten())
    }

    /// The passages of judged claims in the document's present version, by start, then end; lost ones stand nowhere.
    pub fn judged_passages(&self, document: DocumentId) -> Result<Vec<(Span, Verdict)>> {
        cells::list(self.connection, JUDGED, [document.0], |row| Ok((cells::span(row, 0)?, cells::word(row, 2)?)))
    }

    fn claims_within(&self, scope: &Scope) -> Result<Vec<Claim>> {
        let condition = scope.condition();
        let bare = format!("{} WHERE id {condition} ORDER BY id", include_str!("../sql/select_claim.sql"));
        let mut claims = cells::list(self.connection, &bare, &*scope.values(), read_claim)?;
        if claims.is_empty() {
            return Ok(claims);
        }
        let passages =
            format!("{} WHERE claim {condition} ORDER BY claim, ordinal", include_str!("../sql/select_passage.sql"));
        self.attach(&mut claims, &passages, scope, read_passage, |claim, passage| claim.passages.push(passage))?;
        let reasons =
            format!("SELECT claim, code, text FROM claim_reason WHERE claim {condition} ORDER BY claim, ordinal");
        self.attach(&mut claims, &reasons, scope, read_reason, |claim, reason| claim.reasons.push(reason))?;
        let tags = format!("SELECT claim, tag FROM claim_tag WHERE claim {condition} ORDER BY claim, ordinal");
        self.attach(&mut claims, &tags, scope, |row| cells::id(row, 1, TagId), |claim, tag| claim.tags.push(tag))?;
        cells::sort_by_time(&mut claims, |claim| (claim.created, claim.id));
        Ok(claims)
    }

    /// Gives each claim its parts; both come in the order of the claims' ids, so one walk suffices.
    fn attach<T>(
        &self,
        claims: &mut [Claim],
        sql: &str,
        scope: &Scope,
        read: fn(&Row<'_>) -> Cell<T>,
        push: fn(&mut Claim, T),
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(&*scope.values())?;
        let mut claims = claims.iter_mut();
        let mut present = claims.next();
        while let Some(row) = rows.next()? {
            let owner = cells::id(row, 0, ClaimId)?;
            while present.as_ref().is_some_and(|claim| claim.id < owner) {
                present = claims.next();
            }
            if let Some(claim) = present.as_deref_mut().filter(|claim| claim.id == owner) {
                push(claim, read(row)?);
            }
        }
        Ok(())
    }
}

fn read_claim(row: &Row<'_>) -> Cell<Claim> {
    Ok(Claim {
        id: cells::id(row, 0, ClaimId)?,
        statement: row.get(1)?,
        verdict: cells::optional_word(row, 2)?,
        certainty: cells::word(row, 3)?,
        reasons: Vec::new(),
        kind: cells::optional_word(row, 4)?,
        note: row.get(5)?,
        next_step: row.get(6)?,
        tags: Vec::new(),
        annotator: cells::id(row, 7, obelus_model::AnnotatorId)?,
        created: cells::moment(row, 8)?,
        modified: cells::moment(row, 9)?,
        passages: Vec::new(),
        extra: cells::object(row, 10)?,
    })
}

fn read_passage(row: &Row<'_>) -> Cell<ClaimPassage> {
    Ok(ClaimPassage { id: cells::id(row, 1, PassageId)?, passage: cells::passage(row, 2)? })
}

fn read_reason(row: &Row<'_>) -> Cell<Reason> {
    Ok(Reason { code: cells::word(row, 1)?, text: row.get(2)? })
}
