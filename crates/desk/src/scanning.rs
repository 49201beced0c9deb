//! What looks at every text of the library: quotes, and what texts share. In a large library that takes many seconds.
//!
//! Invariant: quotes are checked for the newest question only; all ends soon where the library is being closed. Not here: what
//! is noticed in a text (`noticing`).

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use obelus_engine::{self as engine, Reader};

use crate::Fault;
use crate::desk::Desk;
use crate::wire::*;

/// Which question about quotes is the newest, and whether anything is wanted.
#[derive(Default)]
pub(crate) struct Scanning {
    turn: AtomicU64,
    is_closing: AtomicBool,
}

impl Scanning {
    /// Says whether the library is being closed.
    pub(crate) fn set_closing(&self, is_closing: bool) {
        self.is_closing.store(is_closing, Ordering::Relaxed);
    }

    /// Says that what was asked about quotes before is not wanted any more; answers the number of the next question.
    fn begin(&self) -> u64 {
        self.turn.fetch_add(1, Ordering::Relaxed) + 1
    }

    fn is_newest(&self, turn: u64) -> bool {
        self.turn.load(Ordering::Relaxed) == turn && self.is_open()
    }

    fn is_open(&self) -> bool {
        !self.is_closing.load(Ordering::Relaxed)
    }
}

pub(crate) async fn check_quotes(desk: &Desk, ask: AskQuotes) -> Result<Vec<QuoteRow>, Fault> {
    let scanning = Arc::clone(desk.scanning());
    let turn = scanning.begin();
    desk.survey(move |reader| quote_rows(reader, ask, &|| scanning.is_newest(turn))).await
}

fn quote_rows(reader: &mut Reader, ask: AskQuotes, goes_on: &dyn Fn() -> bool) -> Result<Vec<QuoteRow>, Fault> {
    let Some(document) = ask.document else {
        let checked = engine::check_evidence(reader, goes_on)?.into_iter();
        return Ok(checked.map(|(piece, check)| QuoteRow::of_evidence(piece, check)).collect());
    };
    let checked = engine::check_quotations(reader, document, goes_on)?.into_iter();
    Ok(checked.map(|(span, quote, check)| QuoteRow::of_place(document, span, quote, check)).collect())
}

pub(crate) async fn stop_checking(desk: &Desk, _: Nothing) -> Result<Nothing, Fault> {
    desk.scanning().begin();
    Ok(Nothing {})
}

pub(crate) async fn list_origins(desk: &Desk, _: Nothing) -> Result<Origins, Fault> {
    let scanning = Arc::clone(desk.scanning());
    desk.survey(move |reader| Ok(engine::list_origins(reader, &|| scanning.is_open())?.into())).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_question_is_gone_on_with_while_the_library_is_open() {
        let scanning = Scanning::default();
        let first = scanning.begin();
        assert!(scanning.is_newest(first));
        let second = scanning.begin();
        assert!(!scanning.is_newest(first) && scanning.is_newest(second));
        scanning.set_closing(true);
        assert!(!scanning.is_newest(second) && !scanning.is_open());
        scanning.set_closing(false);
        assert!(scanning.is_newest(second) && scanning.is_open());
    }
}
