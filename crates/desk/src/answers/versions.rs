//! Versions of a text, what stood in them and how they differ, as they cross the desk.

use obelus_engine::{self as engine, Span, Stretch};
use obelus_model::{Anchoring, Noun, PassageKey};

use super::{count, grade};
use crate::wire::*;
use crate::{Fault, FaultCode};

impl AnchoringCounts {
    /// Passages counted by their grades.
    pub(crate) fn of(grades: &[Anchoring]) -> AnchoringCounts {
        let mut counts = AnchoringCounts::default();
        for anchoring in grades {
            match anchoring {
                Anchoring::Exact => counts.exact += 1,
                Anchoring::Moved => counts.moved += 1,
                Anchoring::Fuzzy(_) => counts.fuzzy += 1,
                Anchoring::Ambiguous => counts.ambiguous += 1,
                Anchoring::Lost => counts.lost += 1,
            }
        }
        counts
    }
}

impl PassageBearer {
    /// What a passage belongs to.
    pub(crate) fn of(key: PassageKey) -> PassageBearer {
        match key {
            PassageKey::Claim(_) => PassageBearer::Claim,
            PassageKey::Highlight(_) => PassageBearer::Highlight,
            PassageKey::Evidence(_) => PassageBearer::Evidence,
        }
    }

    /// The passage of this id; what is no id names none.
    pub(crate) fn key(self, id: &str) -> Result<PassageKey, Fault> {
        let (key, noun) = match self {
            PassageBearer::Claim => (id.parse().ok().map(PassageKey::Claim), "passage"),
            PassageBearer::Highlight => (id.parse().ok().map(PassageKey::Highlight), Noun::Highlight.code()),
            PassageBearer::Evidence => (id.parse().ok().map(PassageKey::Evidence), Noun::Evidence.code()),
        };
        key.ok_or_else(|| Fault::new(FaultCode::NotFound, id, noun))
    }
}

impl From<engine::Done<engine::Replaced>> for Replaced {
    fn from(done: engine::Done<engine::Replaced>) -> Replaced {
        let engine::Replaced { version, passages } = done.value;
        Replaced { version, passages: AnchoringCounts::of(&passages), written: done.committed.into() }
    }
}

impl From<engine::ListedVersion> for VersionRow {
    fn from(listed: engine::ListedVersion) -> VersionRow {
        let engine::ListedVersion { number, length, at, file_name, is_present, passages } = listed;
        VersionRow { number, length, at, file_name, present: is_present, passages: AnchoringCounts::of(&passages) }
    }
}

impl From<engine::VersionPassage> for VersionPassage {
    fn from(stood: engine::VersionPassage) -> VersionPassage {
        let engine::VersionPassage { key, claim, verdict, color, passage } = stood;
        VersionPassage {
            noun: PassageBearer::of(key),
            id: key.id(),
            claim,
            verdict,
            color,
            start: passage.span.start(),
            end: passage.span.end(),
            anchoring: grade(&passage),
            score: passage.anchoring.score(),
            exact: passage.exact,
        }
    }
}

impl FromIterator<Stretch> for StretchColumns {
    fn from_iter<I: IntoIterator<Item = Stretch>>(stretches: I) -> StretchColumns {
        let mut columns = StretchColumns::default();
        for stretch in stretches {
            let (kind, old, new) = match stretch {
                Stretch::Same { old, new } => (StretchWord::Same, Some(old), Some(new)),
                Stretch::Moved { old, new } => (StretchWord::Moved, Some(old), Some(new)),
                Stretch::Gone { old } => (StretchWord::Gone, Some(old), None),
                Stretch::New { new } => (StretchWord::New, None, Some(new)),
            };
            columns.kinds.push(kind);
            columns.olds.push(ends(old));
            columns.news.push(ends(new));
        }
        columns
    }
}

fn ends(span: Option<Span>) -> [u32; 2] {
    span.map_or([0, 0], |span| [span.start(), span.end()])
}

impl From<engine::Done<usize>> for Settled {
    fn from(done: engine::Done<usize>) -> Settled {
        Settled { settled: count(done.value), written: done.committed.into() }
    }
}

impl From<engine::Looks> for Looks {
    fn from(found: engine::Looks) -> Looks {
        Looks { total: count(found.total), looks: found.looks.into_iter().map(LookRow::from).collect() }
    }
}

impl From<engine::Look> for LookRow {
    fn from(look: engine::Look) -> LookRow {
        let engine::Look { doubt, title, now } = look;
        let engine::Doubt { key, claim, statement, verdict, color, passage } = doubt;
        LookRow {
            noun: PassageBearer::of(key),
            id: key.id(),
            claim,
            document: passage.document,
            title,
            version: passage.version,
            anchoring: grade(&passage),
            score: passage.anchoring.score(),
            start: passage.span.start(),
            end: passage.span.end(),
            exact: passage.exact,
            prefix: passage.prefix,
            suffix: passage.suffix,
            now,
            statement,
            verdict,
            color,
        }
    }
}

impl From<engine::LookCandidate> for LookCandidate {
    fn from(candidate: engine::LookCandidate) -> LookCandidate {
        let engine::LookCandidate { span, quote, score } = candidate;
        LookCandidate {
            start: span.start(),
            end: span.end(),
            words: quote.exact,
            before: quote.prefix,
            after: quote.suffix,
            score,
        }
    }
}

impl From<&SettleLooks> for engine::Accepted {
    fn from(ask: &SettleLooks) -> engine::Accepted {
        let fuzzy = ask.grades.contains(&SettledGrade::Fuzzy).then(|| ask.least_score.unwrap_or(0.0));
        engine::Accepted { moved: ask.grades.contains(&SettledGrade::Moved), fuzzy }
    }
}

impl From<&Load> for engine::Leave {
    fn from(ask: &Load) -> engine::Leave {
        match (ask.onto, ask.by_likeness, ask.apart) {
            (Some(document), ..) => engine::Leave::Onto(document),
            (None, true, _) => engine::Leave::ByLikeness,
            (None, false, true) => engine::Leave::Apart,
            (None, false, false) => engine::Leave::None,
        }
    }
}
