//! What accepting a suggestion does to the library, kind by kind.
//! Invariant: nothing that a person judged is judged otherwise: a verdict that stands stays.

use obelus_insight::{CitedWork, Detail, Kind as Noted};
use obelus_model::{
    Claim, ClaimId, Evidence, EvidenceId, Kind, Link, LinkId, Locator, Passage, Reason, ReasonCode, Record, Relation,
    Source, SourceId, Stance, Verdict,
};
use obelus_sources::{Csl, meant};
use obelus_text::Span;
use serde_json::{Value, json};

use crate::EngineError;
use crate::context::Work;
use crate::edit_claim::settle;
use crate::fault::Result;
use crate::gather_passages::{claims_on, gather};
use crate::judge_claim::claim_at;
use crate::noticing::Noticed;

/// Does what a suggestion proposes. `passages` holds every passage that it is about, sorted by place.
pub(crate) fn accept(work: &mut Work<'_, '_>, passages: &[Passage], one: &Noticed, dubious: bool) -> Result<()> {
    let find = |span: Span| {
        let found = passages.binary_search_by_key(&span, |passage| passage.span).ok();
        found.and_then(|at| passages.get(at)).cloned().ok_or(EngineError::SuggestionUnknown)
    };
    let suggestion = &one.suggestion;
    let here = find(one.sentences)?;
    match suggestion.kind {
        Noted::Repeat => {
            let others = suggestion.related.iter().map(|span| find(*span)).collect::<Result<Vec<_>>>()?;
            join(work, find(suggestion.span)?, others)
        }
        Noted::Conflict => {
            let first = stand_by(work, find(suggestion.span)?, dubious)?;
            for span in &suggestion.related {
                let other = stand_by(work, find(*span)?, dubious)?;
                link(work, first.id, Relation::Contradicts, other.id)?;
            }
            Ok(())
        }
        Noted::Boilerplate => set_aside(work, here, Kind::Boilerplate),
        Noted::OffTopic => set_aside(work, here, Kind::OffTopic),
        Noted::Question => set_aside(work, here, Kind::Question),
        Noted::Opinion => set_aside(work, here, Kind::Opinion),
        Noted::Hedge => {
            let mut claim = claim_at(work, here)?;
            let Detail::Reason(code) = &suggestion.detail else { return Ok(()) };
            doubt(&mut claim, code.parse().unwrap_or(ReasonCode::Weasel));
            put(work, claim)
        }
        Noted::Damage => {
            let Detail::Repair(repair) = &suggestion.detail else { return Ok(()) };
            let words = find(suggestion.span)?.exact;
            let mut claim = claim_at(work, here)?;
            add_note(&mut claim.note, &format!("{words} → {repair}"));
            put(work, claim)
        }
        Noted::Citation => {
            let Detail::Cited(cited) = &suggestion.detail else { return Ok(()) };
            let words = find(suggestion.span)?.exact;
            let claim = claim_at(work, here)?;
            cite(work, claim, cited, words)
        }
    }
}

/// One claim with all passages; claims that say no more than its verdict on one of them are taken in. One that says more, or
/// otherwise, stays as it was judged, and is linked as a repeat.
fn join(work: &mut Work<'_, '_>, own: Passage, others: Vec<Passage>) -> Result<()> {
    let mut claim = claim_at(work, own.clone())?;
    let mut spare = claims_on(work.tx.rows(), std::iter::once(&own))?.spare;
    let mut verdict = claim.verdict.or(spare.iter().find_map(|other| other.verdict));
    let (mut joined, mut apart) = (Vec::new(), Vec::new());
    for passage in others {
        let standing = claims_on(work.tx.rows(), std::iter::once(&passage))?;
        let says_otherwise = |other: &Claim| other.verdict.is_some() && verdict.is_some() && other.verdict != verdict;
        let (other, same): (Vec<Claim>, Vec<Claim>) = standing.spare.into_iter().partition(says_otherwise);
        let own_words = standing.telling.into_iter().chain(other).filter(|there| there.id != claim.id);
        let before = apart.len();
        apart.extend(own_words.map(|there| there.id));
        if apart.len() == before {
            verdict = verdict.or(same.iter().find_map(|there| there.verdict));
            spare.extend(same);
            joined.push(passage);
        }
    }
    gather(work, &mut claim, spare, joined)?;
    // A link names it, so it is there even where it says nothing yet.
    claim.modified = work.now;
    let from = claim.id;
    work.tx.put(Record::Claim(claim))?;
    apart.into_iter().try_for_each(|to| link(work, from, Relation::Repeats, to))
}

/// The claim at a place, put so that a link can name it.
fn stand_by(work: &mut Work<'_, '_>, passage: Passage, dubious: bool) -> Result<Claim> {
    let mut claim = claim_at(work, passage)?;
    if dubious {
        doubt(&mut claim, ReasonCode::Contradicted);
        claim.modified = work.now;
    }
    work.tx.put(Record::Claim(claim.clone()))?;
    Ok(claim)
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

fn set_aside(work: &mut Work<'_, '_>, passage: Passage, kind: Kind) -> Result<()> {
    let mut claim = claim_at(work, passage)?;
    if claim.verdict.is_none() {
        claim.judge(Some(Verdict::NotAClaim));
        claim.kind = Some(kind);
    }
    put(work, claim)
}

/// Makes an unjudged claim dubious, and gives a dubious one a reason that it lacks.
fn doubt(claim: &mut Claim, code: ReasonCode) {
    if claim.verdict.is_none() {
        claim.judge(Some(Verdict::Dubious));
    }
    if claim.verdict == Some(Verdict::Dubious) && claim.reasons.iter().all(|reason| reason.code != code) {
        claim.reasons.push(Reason { code, text: None });
    }
}

fn put(work: &mut Work<'_, '_>, mut claim: Claim) -> Result<()> {
    claim.modified = work.now;
    settle(work.tx, claim)
}

fn add_note(note: &mut Option<String>, line: &str) {
    match note {
        Some(note) if note.lines().any(|there| there == line) => {}
        Some(note) => *note = format!("{note}\n\n{line}"),
        None => *note = Some(line.to_owned()),
    }
}

/// Brings what a sentence cites as evidence that mentions it: nobody has looked at the source yet.
fn cite(work: &mut Work<'_, '_>, claim: Claim, cited: &CitedWork, words: String) -> Result<()> {
    let source = source_of(work, cited)?;
    let id = claim.id;
    work.tx.put(Record::Claim(claim))?;
    let locator = cited.locator.clone().map(|value| {
        let label = cited.locator_label.unwrap_or("page").to_owned();
        Locator { label, value }
    });
    let evidence = Evidence {
        id: EvidenceId::new(work.ids),
        claim: id,
        stance: Stance::Mentions,
        source,
        locator: locator.filter(|_| source.is_some()),
        quote: None,
        passage: None,
        // A source has its address itself.
        url: cited.url.clone().filter(|_| source.is_none()),
        accessed: None,
        note: Some(words),
        annotator: work.annotator,
        created: work.now,
        modified: work.now,
        extra: Default::default(),
    };
    Ok(work.tx.put(Record::Evidence(evidence))?)
}

/// The source that a citation names: one of the library where just one fits, else a new one; none where it names nothing.
fn source_of(work: &mut Work<'_, '_>, cited: &CitedWork) -> Result<Option<SourceId>> {
    let Some(csl) = item(cited) else { return Ok(None) };
    let sources = work.tx.rows().sources()?;
    let known = meant(sources.iter().map(|source| &source.csl), &csl);
    if let Some(found) = known.and_then(|at| sources.get(at)) {
        return Ok(Some(found.id));
    }
    let id = SourceId::new(work.ids);
    work.tx.put(Record::Source(Source { id, grade: None, csl, extra: Default::default() }))?;
    Ok(Some(id))
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
