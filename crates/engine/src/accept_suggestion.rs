//! What accepting a suggestion does to the library, kind by kind.
//! Invariant: nothing that a person judged is judged otherwise: a verdict that stands stays.

use obelus_insight::{CitedWork, Detail, Kind as Noted};
use obelus_model::{
    AnnotatorId, Claim, ClaimId, DocumentId, Evidence, EvidenceId, Kind, Link, LinkId, Locator, Passage, Reason,
    ReasonCode, Record, Relation, Source, SourceId, Stance, Verdict,
};
use obelus_sources::{Csl, meant};
use obelus_store::Rows;
use obelus_text::Span;
use serde_json::{Value, json};

use crate::EngineError;
use crate::context::Work;
use crate::edit_claim::settle;
use crate::fault::Result;
use crate::gather_passages::{claims_on, gather};
use crate::judge_claim::claim_at;
use crate::noticing::Noticed;

/// What is looked up once for all that is accepted in one op.
pub(crate) struct Accepting<'p> {
    /// Every passage that the suggestions are about, sorted by place.
    passages: &'p [Passage],
    /// The passages that were judged before, by where they start.
    judged: Vec<(Span, Verdict)>,
    sources: Vec<Source>,
    /// Whether both sides of a conflict become dubious.
    dubious: bool,
}

impl<'p> Accepting<'p> {
    /// Looks things up; `passages` are sorted by place.
    pub fn begin(
        rows: Rows<'_>,
        document: DocumentId,
        passages: &'p [Passage],
        dubious: bool,
    ) -> Result<Accepting<'p>> {
        Ok(Accepting { passages, judged: rows.judged_passages(document)?, sources: rows.sources()?, dubious })
    }

    /// Does what a suggestion proposes.
    pub fn accept(&mut self, work: &mut Work<'_, '_>, one: &Noticed) -> Result<()> {
        let suggestion = &one.suggestion;
        let here = self.find(one.sentences)?;
        match suggestion.kind {
            Noted::Repeat => {
                let places = std::iter::once(&suggestion.span).chain(&suggestion.related);
                let mut passages = places.map(|span| self.find(*span)).collect::<Result<Vec<_>>>()?;
                // A part of a sentence that was judged stays out, wherever it stands among the others.
                passages.retain(|passage| !self.is_judged_otherwise(passage.span));
                if passages.len() < 2 {
                    return Ok(());
                }
                let own = passages.remove(0);
                self.join(work, own, passages)
            }
            Noted::Conflict => {
                let first = self.stand_by(work, self.find(suggestion.span)?)?;
                for span in &suggestion.related {
                    let other = self.stand_by(work, self.find(*span)?)?;
                    link(work, first, Relation::Contradicts, other)?;
                }
                Ok(())
            }
            Noted::Boilerplate => self.set_aside(work, here, Kind::Boilerplate),
            Noted::OffTopic => self.set_aside(work, here, Kind::OffTopic),
            Noted::Question => self.set_aside(work, here, Kind::Question),
            Noted::Opinion => self.set_aside(work, here, Kind::Opinion),
            Noted::Hedge => {
                let Detail::Reason(code) = &suggestion.detail else { return Ok(()) };
                let code = code.parse().unwrap_or(ReasonCode::Weasel);
                if self.is_judged_otherwise(here.span) {
                    return Ok(());
                }
                change(work, here, |claim, annotator| doubt(claim, code, annotator)).map(drop)
            }
            Noted::Damage => {
                let Detail::Repair(repair) = &suggestion.detail else { return Ok(()) };
                let line = format!("{} → {repair}", self.find(suggestion.span)?.exact);
                change(work, here, |claim, _| add_note(&mut claim.note, &line)).map(drop)
            }
            Noted::Citation => {
                let Detail::Cited(cited) = &suggestion.detail else { return Ok(()) };
                let words = self.find(suggestion.span)?.exact;
                self.cite(work, here, cited, words)
            }
        }
    }

    fn find(&self, span: Span) -> Result<Passage> {
        let found = self.passages.binary_search_by_key(&span, |passage| passage.span).ok();
        found.and_then(|at| self.passages.get(at)).cloned().ok_or(EngineError::SuggestionUnknown)
    }

    /// Whether a person judged a passage over a place that is not just that place: what is said of a part would hide it.
    fn is_judged_otherwise(&self, span: Span) -> bool {
        self.judged.iter().any(|(judged, _)| judged.overlaps(span) && *judged != span)
    }

    /// One claim with all passages; claims that say no more than its verdict on one of them are taken in. One that says more,
    /// or otherwise, stays as it was judged, and is linked as a repeat.
    fn join(&self, work: &mut Work<'_, '_>, own: Passage, others: Vec<Passage>) -> Result<()> {
        let mut claim = claim_at(work, own.clone())?;
        let before = claim.clone();
        let mut spare = claims_on(work.tx.rows(), std::iter::once(&own))?.spare;
        let mut verdict = claim.verdict.or(spare.iter().find_map(|other| other.verdict));
        let says_otherwise = |other: &Claim, verdict: Option<Verdict>| {
            other.verdict.is_some() && verdict.is_some() && other.verdict != verdict
        };
        spare.retain(|other| !says_otherwise(other, verdict));
        let (mut joined, mut apart) = (Vec::new(), Vec::new());
        for passage in others {
            let standing = claims_on(work.tx.rows(), std::iter::once(&passage))?;
            let (mut other, mut same) = (standing.telling, Vec::new());
            for there in standing.spare {
                if says_otherwise(&there, verdict) {
                    other.push(there);
                } else {
                    verdict = verdict.or(there.verdict);
                    same.push(there);
                }
            }
            other.retain(|there| there.id != claim.id);
            if other.is_empty() {
                spare.extend(same);
                joined.push(passage);
            }
            apart.extend(other.into_iter().map(|there| there.id));
        }
        gather(work, &mut claim, spare, joined)?;
        let from = claim.id;
        if claim != before {
            claim.modified = work.now;
        }
        // A link names it, so it is there even where it says nothing yet.
        match apart.is_empty() {
            true => settle(work.tx, claim)?,
            false => work.tx.put(Record::Claim(claim))?,
        }
        apart.into_iter().try_for_each(|to| link(work, from, Relation::Repeats, to))
    }

    /// The claim at a place, put so that a link can name it.
    fn stand_by(&self, work: &mut Work<'_, '_>, passage: Passage) -> Result<ClaimId> {
        let is_doubted = self.dubious && !self.is_judged_otherwise(passage.span);
        let mut claim = claim_at(work, passage)?;
        let before = claim.clone();
        if is_doubted {
            doubt(&mut claim, ReasonCode::Contradicted, work.annotator);
        }
        if claim != before {
            claim.modified = work.now;
        }
        let id = claim.id;
        work.tx.put(Record::Claim(claim))?;
        Ok(id)
    }

    fn set_aside(&self, work: &mut Work<'_, '_>, passage: Passage, kind: Kind) -> Result<()> {
        if self.is_judged_otherwise(passage.span) {
            return Ok(());
        }
        let set = |claim: &mut Claim, annotator| {
            if claim.verdict.is_none() {
                claim.judge(Some(Verdict::NotAClaim));
                (claim.kind, claim.annotator) = (Some(kind), annotator);
            }
        };
        change(work, passage, set).map(drop)
    }

    /// Brings what a sentence cites as evidence that mentions it: nobody has looked at the source yet. What is there already is
    /// not brought again: it would count twice.
    fn cite(&mut self, work: &mut Work<'_, '_>, here: Passage, cited: &CitedWork, words: String) -> Result<()> {
        let source = self.source_of(work, cited)?;
        let claim = claim_at(work, here)?;
        let locator = cited.locator.clone().filter(|_| source.is_some()).map(|value| {
            let label = cited.locator_label.unwrap_or("page").to_owned();
            Locator { label, value }
        });
        // A source has its address itself.
        let url = cited.url.clone().filter(|_| source.is_none());
        let same = |piece: &Evidence| {
            (piece.source, &piece.locator, &piece.url, piece.note.as_ref()) == (source, &locator, &url, Some(&words))
        };
        if work.tx.rows().evidence_of_claim(claim.id)?.iter().any(same) {
            return Ok(());
        }
        let evidence = Evidence {
            id: EvidenceId::new(work.ids),
            claim: claim.id,
            stance: Stance::Mentions,
            source,
            locator,
            quote: None,
            passage: None,
            url,
            accessed: None,
            note: Some(words),
            annotator: work.annotator,
            created: work.now,
            modified: work.now,
            extra: Default::default(),
        };
        work.tx.put(Record::Claim(claim))?;
        Ok(work.tx.put(Record::Evidence(evidence))?)
    }

    /// The source that a citation names: one of the library where just one fits, else a new one; none where it names nothing.
    fn source_of(&mut self, work: &mut Work<'_, '_>, cited: &CitedWork) -> Result<Option<SourceId>> {
        let Some(csl) = item(cited) else { return Ok(None) };
        let known = meant(self.sources.iter().map(|source| &source.csl), &csl);
        if let Some(found) = known.and_then(|at| self.sources.get(at)) {
            return Ok(Some(found.id));
        }
        let source = Source { id: SourceId::new(work.ids), grade: None, csl, extra: Default::default() };
        self.sources.push(source.clone());
        let id = source.id;
        work.tx.put(Record::Source(source))?;
        Ok(Some(id))
    }
}

/// Changes the claim at a place, which is made where there is none; one that stays as it is is not written.
fn change(work: &mut Work<'_, '_>, passage: Passage, make: impl FnOnce(&mut Claim, AnnotatorId)) -> Result<ClaimId> {
    let mut claim = claim_at(work, passage)?;
    let (id, before) = (claim.id, claim.clone());
    make(&mut claim, work.annotator);
    if claim != before {
        claim.modified = work.now;
        settle(work.tx, claim)?;
    }
    Ok(id)
}

/// Makes an unjudged claim dubious, and gives a dubious one a reason that it lacks.
fn doubt(claim: &mut Claim, code: ReasonCode, annotator: AnnotatorId) {
    if claim.verdict.is_none() {
        claim.judge(Some(Verdict::Dubious));
        claim.annotator = annotator;
    }
    if claim.verdict == Some(Verdict::Dubious) && claim.reasons.iter().all(|reason| reason.code != code) {
        claim.reasons.push(Reason { code, text: None });
    }
}

/// Links two claims, unless they are one, or linked so already, either way.
fn link(work: &mut Work<'_, '_>, from: ClaimId, relation: Relation, to: ClaimId) -> Result<()> {
    let links = work.tx.rows().links_of_claim(from)?;
    let is_it = |link: &Link| link.relation == relation && (link.to == to || link.from == to);
    if from == to || links.iter().any(is_it) {
        return Ok(());
    }
    let link = Link {
        id: LinkId::new(work.ids),
        relation,
        from,
        to,
        note: None,
        annotator: work.annotator,
        created: work.now,
        extra: Default::default(),
    };
    Ok(work.tx.put(Record::Link(link))?)
}

fn add_note(note: &mut Option<String>, line: &str) {
    match note {
        Some(note) if note.lines().any(|there| there == line) => {}
        Some(note) => *note = format!("{note}\n\n{line}"),
        None => *note = Some(line.to_owned()),
    }
}

/// What a citation says, as an item; an address alone is no work.
fn item(cited: &CitedWork) -> Option<Csl> {
    let CitedWork { author, title, year, locator_label: _, locator: _, url, doi, isbn } = cited;
    if author.is_none() && title.is_none() && doi.is_none() && isbn.is_none() {
        return None;
    }
    let sort = if isbn.is_some() {
        "book"
    } else if doi.is_some() {
        "article-journal"
    } else if url.is_some() {
        "webpage"
    } else {
        "document"
    };
    let mut csl = Csl::new();
    csl.insert("type".to_owned(), Value::from(sort));
    let name = |name: &String| match name.contains(' ') {
        true => json!([{ "literal": name }]),
        false => json!([{ "family": name }]),
    };
    let number = year.as_ref().and_then(|year| year.parse::<i64>().ok());
    let issued = match (number, year) {
        (Some(number), _) => Some(json!({ "date-parts": [[number]] })),
        (None, Some(year)) => Some(json!({ "raw": year })),
        (None, None) => None,
    };
    let text = |text: &String| Value::from(text.as_str());
    let said = [
        ("author", author.as_ref().map(name)),
        ("title", title.as_ref().map(text)),
        ("issued", issued),
        ("URL", url.as_ref().map(text)),
        ("DOI", doi.as_ref().map(text)),
        ("ISBN", isbn.as_ref().map(text)),
    ];
    csl.extend(said.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))));
    Some(csl)
}
