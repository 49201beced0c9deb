//! Passages that a person gave up: not found for sure, and not to be asked for again.
//!
//! They are named in the record's `extra`, under `givenUp`: by their ids on a claim, by `true` on a highlight and on a piece
//! of evidence, which have one passage each. Invariant: a record on which nothing is given up has no such key.

use std::collections::HashSet;

use serde_json::Value;

use crate::{Claim, Evidence, Extra, Highlight, PassageId};

/// Where it stands in `extra`.
const GIVEN_UP: &str = "givenUp";

/// The ids of the passages of a claim that are given up, as its `extra` has them; what is no list there names none.
pub fn given_up_in(extra: &Extra) -> impl Iterator<Item = &str> {
    extra.get(GIVEN_UP).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// Whether the one passage of a highlight or a piece of evidence is given up, as its `extra` has it.
pub fn is_given_up_in(extra: &Extra) -> bool {
    extra.get(GIVEN_UP) == Some(&Value::Bool(true))
}

impl Claim {
    /// Whether a passage is given up.
    pub fn is_given_up(&self, passage: PassageId) -> bool {
        given_up_in(&self.extra).any(|id| id == passage.to_string())
    }

    /// The passages that are given up.
    pub fn given_up(&self) -> HashSet<PassageId> {
        given_up_in(&self.extra).filter_map(|id| id.parse().ok()).collect()
    }

    /// Gives none of its passages up any more.
    pub fn clear_given_up(&mut self) {
        set(&mut self.extra, None);
    }

    /// Says of a passage whether it is given up.
    pub fn set_given_up(&mut self, passage: PassageId, is_given_up: bool) {
        if self.is_given_up(passage) == is_given_up {
            return;
        }
        let id = passage.to_string();
        let mut ids: Vec<Value> = given_up_in(&self.extra)
            .filter(|known| *known != id)
            .map(|known| Value::String(known.to_owned()))
            .collect();
        if is_given_up {
            ids.push(Value::String(id));
        }
        set(&mut self.extra, (!ids.is_empty()).then_some(Value::Array(ids)));
    }
}

impl Highlight {
    /// Whether its passage is given up.
    pub fn is_given_up(&self) -> bool {
        is_given_up_in(&self.extra)
    }

    /// Says whether its passage is given up.
    pub fn set_given_up(&mut self, is_given_up: bool) {
        if self.is_given_up() != is_given_up {
            set(&mut self.extra, is_given_up.then_some(Value::Bool(true)));
        }
    }
}

impl Evidence {
    /// Whether its passage is given up.
    pub fn is_given_up(&self) -> bool {
        is_given_up_in(&self.extra)
    }

    /// Says whether its passage is given up.
    pub fn set_given_up(&mut self, is_given_up: bool) {
        if self.is_given_up() != is_given_up {
            set(&mut self.extra, is_given_up.then_some(Value::Bool(true)));
        }
    }
}

/// Whether an `extra` says nothing but which passages are given up: that is no word about the claim.
pub(crate) fn says_nothing_else(extra: &Extra) -> bool {
    extra.keys().all(|key| key == GIVEN_UP)
}

fn set(extra: &mut Extra, value: Option<Value>) {
    match value {
        Some(value) => drop(extra.insert(GIVEN_UP.to_owned(), value)),
        None => drop(extra.remove(GIVEN_UP)),
    }
}
