//! Marking many places in one op: those with the same words as one claim that is judged once, each as a claim, or each
//! with a highlight.

use std::collections::HashMap;

use obelus_insight::wording;
use obelus_model::{Claim, ClaimId, DocumentId, Highlight, Passage, Record, Verb, Verdict};
use obelus_text::Span;

use crate::context::Work;
use crate::edit_claim::ClaimEdit;
use crate::fault::Result;
use crate::gather_passages::{Standing, claims_on, gather, stand};
use crate::highlight_passage::{HighlightDraft, put_highlight};
use crate::judge_claim::{fresh_claim, judge};
use crate::place::passages_at;
use crate::{Done, Place, Writer};

/// What becomes of the places.
#[derive(Clone, Debug)]
pub enum Mark {
    /// Those with the same words are passages of one claim with this verdict, and what else is said about it. Case,
    /// punctuation and white space make no other words, as with repeats.
    Claim(Verdict, ClaimEdit),
    /// Each is a claim of its own with this verdict, and what else is said about it.
    Each(Verdict, ClaimEdit),
    /// Highlights.
    Highlight(HighlightDraft),
}

/// Marks places; answers the claim, where they became one.
///
/// A claim is one that stands at one of its places already (the oldest that says more than a verdict, else the
/// oldest), or a new one; those that say no more than a verdict are absorbed. A place that is highlighted already is
/// given the colour, note and tags of the draft.
pub fn mark_places(
    writer: &mut Writer,
    document: DocumentId,
    places: &[Place],
    mark: Mark,
) -> Result<Done<Option<ClaimId>>> {
    let passages = passages_at(writer, document, places)?;
    writer.write(Verb::MarkPlaces, |work| match mark {
        Mark::Claim(verdict, edit) => judge_all(work, by_wording(passages), verdict, &edit),
        Mark::Each(verdict, edit) => {
            let each = passages.into_iter().map(|passage| vec![passage]).collect();
            judge_all(work, each, verdict, &edit)
        }
        Mark::Highlight(draft) => highlight_all(work, passages, &draft).map(|()| None),
    })
}

/// Passages with the same words together, by the place of the first of each.
fn by_wording(passages: Vec<Passage>) -> Vec<Vec<Passage>> {
    let mut groups: Vec<Vec<Passage>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for passage in passages {
        let index = *known.entry(wording(&passage.exact)).or_insert(groups.len());
        match groups.get_mut(index) {
            Some(group) => group.push(passage),
            None => groups.push(vec![passage]),
        }
    }
    groups
}

/// Judges each group of passages as one claim; answers the claim, where all became one.
fn judge_all(
    mut work: Work<'_, '_>,
    groups: Vec<Vec<Passage>>,
    verdict: Verdict,
    edit: &ClaimEdit,
) -> Result<Option<ClaimId>> {
    let mut there = There::at(&work, &groups)?;
    let mut judged = Vec::new();
    for (known, passages) in there.joined(groups) {
        let mut spare = there.take_spare(&passages);
        let known = known.or_else(|| (!spare.is_empty()).then(|| spare.remove(0)));
        let mut claim = known.unwrap_or_else(|| fresh_claim(&mut work, Vec::new()));
        let before = claim.clone();
        gather(&mut work, &mut claim, spare, passages)?;
        judge(&mut claim, verdict, edit.clone())?;
        claim.annotator = work.annotator;
        if claim != before {
            claim.modified = work.now;
        }
        judged.push(claim.id);
        work.tx.put(Record::Claim(claim))?;
    }
    Ok(if let [only] = judged.as_slice() { Some(*only) } else { None })
}

/// The claims that stand at some places, asked for once.
struct There {
    /// Those that say no more than a verdict, each at its only place.
    spare: HashMap<Span, Vec<Claim>>,
    /// Those that say more, the oldest first.
    telling: Vec<Claim>,
    /// Which of them stand at a place.
    telling_at: HashMap<Span, Vec<usize>>,
}

impl There {
    fn at(work: &Work<'_, '_>, groups: &[Vec<Passage>]) -> Result<There> {
        let Standing { spare, telling } = claims_on(work.tx.rows(), groups.iter().flatten())?;
        let mut there = There { spare: HashMap::new(), telling, telling_at: HashMap::new() };
        for claim in spare {
            let Some(span) = claim.passages.first().map(|place| place.passage.span) else { continue };
            there.spare.entry(span).or_default().push(claim);
        }
        for (index, claim) in there.telling.iter().enumerate() {
            for span in claim.passages.iter().filter_map(stand).map(|(.., span)| span) {
                there.telling_at.entry(span).or_default().push(index);
            }
        }
        Ok(there)
    }

    /// The groups, each with the oldest claim that says more and stands at one of its places. Groups with the same
    /// claim are one: a claim with several passages stands as a whole.
    fn joined(&self, groups: Vec<Vec<Passage>>) -> Vec<(Option<Claim>, Vec<Passage>)> {
        let mut joined: Vec<(Option<Claim>, Vec<Passage>)> = Vec::with_capacity(groups.len());
        let mut taken: HashMap<usize, usize> = HashMap::new();
        for passages in groups {
            let at = passages.iter().filter_map(|passage| self.telling_at.get(&passage.span));
            let known = at.flatten().min().copied();
            let next = joined.len();
            let index = known.map_or(next, |known| *taken.entry(known).or_insert(next));
            match joined.get_mut(index) {
                Some((_, others)) => others.extend(passages),
                None => joined.push((known.and_then(|known| self.telling.get(known)).cloned(), passages)),
            }
        }
        joined
    }

    /// The claims at these places that say no more than a verdict, the oldest first.
    fn take_spare(&mut self, passages: &[Passage]) -> Vec<Claim> {
        let at = passages.iter().filter_map(|passage| self.spare.remove(&passage.span));
        let mut spare: Vec<Claim> = at.flatten().collect();
        spare.sort_by_key(|claim| (claim.created, claim.id));
        spare
    }
}

fn highlight_all(work: Work<'_, '_>, passages: Vec<Passage>, draft: &HighlightDraft) -> Result<()> {
    let Work { tx, now, annotator, ids } = work;
    let Some(first) = passages.first() else { return Ok(()) };
    let spans: Vec<Span> = passages.iter().map(|passage| passage.span).collect();
    let there = tx.rows().highlights_at_any(first.document, first.version, &spans)?;
    // By id, so that of several on one span the oldest is left in the map.
    let mut known: HashMap<Span, Highlight> = there.into_iter().rev().map(|one| (one.passage.span, one)).collect();
    for passage in passages {
        let found = known.remove(&passage.span);
        put_highlight(Work { tx: &mut *tx, now, annotator, ids: &mut *ids }, found, passage, draft.clone())?;
    }
    Ok(())
}
