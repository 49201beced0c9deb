//! How far the judging is, as it crosses the desk.

use obelus_engine as engine;

use crate::wire::*;

impl From<engine::Progress> for ProgressRow {
    fn from(progress: engine::Progress) -> ProgressRow {
        ProgressRow {
            sentences: progress.sentences,
            judged: progress.judged(),
            sourced: progress.sourced,
            dubious: progress.dubious,
            not_a_claim: progress.not_a_claim,
        }
    }
}

impl From<engine::Listed> for DocumentRow {
    fn from(listed: engine::Listed) -> DocumentRow {
        let engine::Listed { shelved, progress } = listed;
        DocumentRow {
            id: shelved.document,
            title: shelved.title,
            status: shelved.status,
            added: shelved.added,
            characters: shelved.length,
            progress: progress.into(),
        }
    }
}

impl From<engine::Overview> for Overview {
    fn from(overview: engine::Overview) -> Overview {
        let engine::Overview {
            progress,
            coverage,
            sitting,
            reasons,
            kinds,
            claims,
            unsure,
            next_steps,
            repeated,
            conflicting,
            wants,
        } = overview;
        let engine::Coverage { step, at, judged } = coverage;
        Overview {
            progress: progress.into(),
            coverage: CoverageColumns { step, at, judged },
            sitting: sitting.map(|engine::Sitting { judgements, seconds }| Sitting { judgements, seconds }),
            reasons: reasons.into_iter().map(|(code, claims)| ReasonCount { code, claims }).collect(),
            kinds: kinds.into_iter().map(|(kind, claims)| KindCount { kind, claims }).collect(),
            claims,
            unsure,
            next_steps,
            repeated,
            conflicting,
            wants: wants.into_iter().map(|(want, claims)| WantCount { want, claims }).collect(),
        }
    }
}
