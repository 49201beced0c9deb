//! How far the judging is and how it went, of one document or of the whole library: what the pages of progress show.
//! Invariant: no text is read; everything is counted from short columns, and from the log only where it must be.

use std::collections::HashMap;
use std::sync::Arc;

use obelus_model::{Certainty, ClaimId, DocumentId, Kind, Moment, Noun, ReasonCode, Verdict, Want};
use obelus_store::{Outline, Rows, Shelved, Standing};
use obelus_text::SENTENCE_RULES;

use crate::beginnings::{Beginnings, step_of};
use crate::cover::{Cover, Since};
use crate::fault::Result;
use crate::list_documents::standings_on;
use crate::progress::Progress;
use crate::standing::Wants;
use crate::texts::Texts;
use crate::{EngineError, Reader};

const MINUTE: i64 = 60_000;
/// The days of every time zone begin on a quarter of an hour, so that whoever draws can put quarters together to days.
const QUARTER: i64 = 15 * MINUTE;
/// Up to this much time, minutes are told apart: three thousand of them fit on any screen.
const SHORT: i64 = 2 * 24 * 60 * MINUTE;
/// Who judges nothing for so long has got up from the desk.
const PAUSE: i64 = 5 * MINUTE;

/// What there is to say of the judging.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// The sentences by state.
    pub progress: Progress,
    /// How it came to that.
    pub coverage: Coverage,
    /// The last run of judging; `None` where nothing is judged.
    pub sitting: Option<Sitting>,
    /// How many claims give each reason, the most first.
    pub reasons: Vec<(ReasonCode, u32)>,
    /// How many claims that are none are of each kind, the most first.
    pub kinds: Vec<(Option<Kind>, u32)>,
    /// All claims, judged or not.
    pub claims: u32,
    /// Those that are unsure.
    pub unsure: u32,
    /// Those with a next step.
    pub next_steps: u32,
    /// Those that stand in several places.
    pub repeated: u32,
    /// Those that evidence speaks for and against.
    pub conflicting: u32,
    /// How many promise something and have it not, by what.
    pub wants: Vec<(Want, u32)>,
}

/// How many of the sentences that are judged now were judged by the end of each step of time in which one was.
///
/// A sentence counts from the moment since which half of it has been judged without a break: later changes of the
/// verdict, reasons or notes do not move it, clearing and judging anew does. What was undone is as if it had never
/// been, and so is what was deleted: the curve only rises, and ends at what is judged now. Of claims that came by a
/// loaded file, it is the moment when they were made. Within one step, a claim that was made before it was judged
/// counts from when it was made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coverage {
    /// The length of a step in seconds: a minute where all lies within two days, else a quarter of an hour.
    pub step: u32,
    /// The beginning of each step in which a sentence was judged, in order.
    pub at: Vec<Moment>,
    /// How many were judged by its end.
    pub judged: Vec<u32>,
}

/// The last run of judging without a pause of more than five minutes. What one key judged is one judgement, however
/// many sentences it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// How many judgements.
    pub judgements: u32,
    /// From the first to the last, in seconds.
    pub seconds: u32,
}

/// The overview of one document, or of all.
pub fn overview(reader: &mut Reader, document: Option<DocumentId>) -> Result<Overview> {
    reader.read_beginnings(|rows, texts, beginnings| {
        let shelved = rows.shelved(document, SENTENCE_RULES)?;
        if let (Some(document), true) = (document, shelved.is_empty()) {
            return Err(EngineError::not_found(Noun::Document, document));
        }
        let outlines = rows.outlines(document)?;
        let standings = rows.standings(document)?;
        let step = step_for(&outlines);
        let judged = Judged { claims: outlines.iter().map(|one| (one.claim, one)).collect(), step };
        let mut overview = Overview { reasons: rows.reason_counts(document)?, ..outlined(&outlines, &standings) };
        (overview.conflicting, overview.wants) = Wants::look(rows)?.count(&outlines);
        let mut moments = Vec::new();
        for shelved in &shelved {
            let here = standings_on(&standings, shelved);
            let progress = judged.follow(rows, texts, beginnings, shelved, here, &mut moments)?;
            overview.progress += progress;
        }
        moments.sort_unstable();
        overview.coverage = curve(&moments, step);
        overview.sitting = last_sitting(&moments);
        Ok(overview)
    })
}

/// The claims, and how exactly their moments are wanted.
struct Judged<'a> {
    claims: HashMap<ClaimId, &'a Outline>,
    step: i64,
}

impl Judged<'_> {
    /// Counts a document's sentences, and adds the moments since which they are judged.
    fn follow(
        &self,
        rows: Rows<'_>,
        texts: &mut Texts,
        beginnings: &mut Beginnings,
        shelved: &Shelved,
        standings: &[Standing],
        moments: &mut Vec<Moment>,
    ) -> Result<Progress> {
        if let (true, Some(sentences)) = (standings.is_empty(), shelved.sentences) {
            return Ok(Progress { sentences, ..Progress::default() });
        }
        let sentences = texts.sentences_of(rows, &shelved.text)?;
        let (mut cover, mut since) = (Cover::new(Arc::clone(&sentences)), Since::new(&sentences));
        for standing in standings {
            let Some(claim) = self.claims.get(&standing.claim) else { continue };
            let Some(verdict) = claim.verdict else { continue };
            cover.lay(standing.span, verdict);
            since.lay(standing.span, beginnings.since(rows, claim, standing, self.step)?);
        }
        moments.extend(since.moments());
        Ok(cover.progress())
    }
}

/// What the claims themselves say.
fn outlined(outlines: &[Outline], standings: &[Standing]) -> Overview {
    let mut places: HashMap<ClaimId, u32> = HashMap::with_capacity(outlines.len());
    for standing in standings {
        *places.entry(standing.claim).or_default() += 1;
    }
    let number = |fits: &dyn Fn(&&Outline) -> bool| as_count(outlines.iter().filter(fits).count());
    let mut kinds: HashMap<Option<Kind>, u32> = HashMap::new();
    for claim in outlines.iter().filter(|claim| claim.verdict == Some(Verdict::NotAClaim)) {
        *kinds.entry(claim.kind).or_default() += 1;
    }
    let mut kinds: Vec<(Option<Kind>, u32)> = kinds.into_iter().collect();
    kinds.sort_by_key(|(kind, claims)| (std::cmp::Reverse(*claims), kind.map(Kind::code)));
    Overview {
        kinds,
        claims: as_count(outlines.len()),
        unsure: number(&|claim| claim.certainty == Certainty::Unsure),
        next_steps: number(&|claim| claim.has_next_step),
        repeated: as_count(places.values().filter(|times| **times > 1).count()),
        ..Overview::default()
    }
}

/// How finely the time of these claims is cut.
fn step_for(outlines: &[Outline]) -> i64 {
    let judged = || outlines.iter().filter(|claim| claim.verdict.is_some());
    let first = judged().map(|claim| claim.created).min();
    let last = judged().map(|claim| claim.modified.max(claim.created)).max();
    match first.zip(last) {
        Some((first, last)) if last.milliseconds().saturating_sub(first.milliseconds()) > SHORT => QUARTER,
        _ => MINUTE,
    }
}

/// The curve through sorted moments.
fn curve(moments: &[Moment], step: i64) -> Coverage {
    let mut coverage = Coverage { step: as_seconds(step), ..Coverage::default() };
    let mut judged = 0;
    for run in moments.chunk_by(|one, next| step_of(*one, step) == step_of(*next, step)) {
        judged += as_count(run.len());
        let begun = run.first().and_then(|moment| Moment::from_milliseconds(step_of(*moment, step) * step));
        coverage.at.extend(begun);
        coverage.judged.push(judged);
    }
    coverage
}

fn last_sitting(moments: &[Moment]) -> Option<Sitting> {
    let last = moments.last()?.milliseconds();
    let (mut first, mut judgements) = (last, 1);
    for moment in moments.iter().rev().map(|moment| moment.milliseconds()) {
        if first - moment > PAUSE {
            break;
        }
        judgements += u32::from(moment < first);
        first = moment;
    }
    Some(Sitting { judgements, seconds: as_seconds(last - first) })
}

fn as_count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn as_seconds(milliseconds: i64) -> u32 {
    u32::try_from(milliseconds / 1000).unwrap_or(u32::MAX)
}

impl std::ops::AddAssign for Progress {
    fn add_assign(&mut self, other: Progress) {
        self.sentences += other.sentences;
        self.sourced += other.sourced;
        self.dubious += other.dubious;
        self.not_a_claim += other.not_a_claim;
    }
}
