//! What looks at every text of the library: quotes, and what texts share. In a large library that takes many seconds.
//!
//! Invariant: quotes are checked for the newest question only; all ends soon where the library is being closed. Not here: what
//! is noticed in a text (`noticing`).

use std::sync::Arc;

use obelus_engine::{self as engine, Reader};

use crate::Fault;
use crate::desk::Desk;
use crate::wire::*;

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
