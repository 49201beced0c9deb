//! `undo` and `redo`: the history turned back and forth, one op after the other.

use obelus_desk::model::Verb;
use obelus_desk::wire::{LibraryState, Nothing, Steps as AskSteps, Written};
use obelus_desk::{Desk, Fault, FaultCode};
use serde_json::json;

use crate::answer::Answer;
use crate::arguments::Steps;
use crate::place::Place;
use crate::stop::Stop;

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Back.
    Undo,
    /// Forth.
    Redo,
}

pub(super) async fn run(ask: Steps, turn: Turn, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_change(answer)?;
    let state: LibraryState = desk.ask("library", &Nothing {}).await?;
    let (command, nothing) = match turn {
        Turn::Undo => ("undo", FaultCode::NothingToUndo),
        Turn::Redo => ("redo", FaultCode::NothingToRedo),
    };
    let mut next = next_of(turn, state.undo, state.redo);
    let mut verbs = Vec::new();
    for _ in 0..ask.steps {
        let Some(verb) = next else { break };
        let written = step(&desk, command).await?;
        verbs.push(verb.code());
        next = next_of(turn, written.undo, written.redo);
    }
    if verbs.is_empty() {
        return Err(Stop::new(nothing, "", ""));
    }
    if (verbs.len() as u64) < u64::from(ask.steps) {
        answer.note(&format!("there were only {} to {command}", verbs.len()));
    }
    answer.give(json!({ "steps": verbs.len(), "verbs": verbs }), || {
        verbs.iter().map(|verb| format!("{command}: {verb}\n")).collect()
    })
}

async fn step(desk: &Desk, command: &str) -> Result<Written, Fault> {
    desk.ask(command, &AskSteps { steps: Some(1) }).await
}

fn next_of(turn: Turn, undo: Option<Verb>, redo: Option<Verb>) -> Option<Verb> {
    match turn {
        Turn::Undo => undo,
        Turn::Redo => redo,
    }
}
