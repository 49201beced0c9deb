//! What can be noticed in a text without understanding it.
//!
//! Job: find what a reader would want to be told (`repeats`), and what two texts that say the same have in common
//! (`wording`). Invariant: pure, linear in the length of the text, never a
//! judgement; whoever asks decides what becomes of it. Not here: where texts are kept (`store`), what is shown (the window).

mod alike;
mod boilerplate;
mod checkable;
mod citations;
mod common;
mod conflicts;
mod damage;
mod dates;
mod everyday;
mod hedges;
#[cfg(test)]
mod learning;
mod letters;
mod lexemes;
mod lexicon;
mod looks;
// What learns reads the marked texts as the tests do.
#[cfg(test)]
#[path = "../tests/noticing/marked.rs"]
#[allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod marked;
mod meanings;
mod notice;
mod off_topic;
mod opinions;
mod phrases;
mod quantities;
mod questions;
mod quotations;
mod quote_check;
mod reading;
mod repeats;
mod rules;
mod scan;
mod shared;
mod spelling;
mod spoken;
mod statements;
mod stems;
mod suggestion;
mod timeline;
mod together;
mod tokens;
mod vocabulary;
mod weights;
mod words;

pub use checkable::checkable;
pub use conflicts::{ConflictBetween, conflicts_between};
pub use dates::{CalendarPoint, DateContext, Reach, When, WrittenDate, Year, dates_in};
pub use notice::{notice, stating_nothing};
pub use quotations::quotations;
pub use quote_check::{ChangeKind, Fold, QuoteFinder, QuoteMatch, WordChange};
pub use reading::{Reading, Stopped};
pub use repeats::{Repeat, repeats};
pub use rules::{RuleFault, RuleFile, Rules};
pub use shared::{LEAST_WORDS, SharedPassage, SharedPassages, shared_passages};
pub use suggestion::{CitedWork, Detail, Kind, Suggestion, Why};
pub use timeline::{Dated, dated};
pub use words::wording;
