//! What may look at every text of the library: quotes, and what texts share. In a large library that takes many seconds.
//!
//! Invariant: quotes are checked for the newest question only; all ends soon where the library is being closed. Not here: what
//! is noticed in a text (`noticing`).

use std::sync::Arc;

use obelus_engine::{self as engine, HowFar, Reader};

use crate::Fault;
use crate::desk::Desk;
use crate::turns::Turns;
use crate::wire::*;

pub(crate) async fn check_quotes(desk: &Desk, ask: AskQuotes) -> Result<Vec<QuoteRow>, Fault> {
    let scanning = Arc::clone(desk.scanning());
    let turn = scanning.begin();
    desk.survey(move |reader| {
        let rows = quote_rows(reader, ask, &|far| goes_on(&scanning, turn, far));
        scanning.end(turn);
        rows
    })
    .await
}

fn quote_rows(reader: &mut Reader, ask: AskQuotes, goes_on: &dyn Fn(HowFar) -> bool) -> Result<Vec<QuoteRow>, Fault> {
    let Some(document) = ask.document else {
        let checked = engine::check_evidence(reader, goes_on)?.into_iter();
        return Ok(checked.map(|(piece, check)| QuoteRow::of_evidence(piece, check)).collect());
    };
    let checked = engine::check_quotations(reader, document, goes_on)?.into_iter();
    Ok(checked.map(|(span, quote, check)| QuoteRow::of_place(document, span, quote, check)).collect())
}

fn goes_on(scanning: &Turns, turn: u64, far: HowFar) -> bool {
    let [looked, of] = [far.looked, far.of].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
    scanning.goes_on(turn, looked, of)
}

pub(crate) async fn how_far_checking(desk: &Desk, _: Nothing) -> Result<FarChecking, Fault> {
    let (looked, of) = desk.scanning().how_far();
    Ok(FarChecking { looked, of })
}

pub(crate) async fn stop_checking(desk: &Desk, _: Nothing) -> Result<Nothing, Fault> {
    desk.scanning().begin();
    Ok(Nothing {})
}

pub(crate) async fn list_origins(desk: &Desk, _: Nothing) -> Result<Origins, Fault> {
    let scanning = Arc::clone(desk.scanning());
    desk.survey(move |reader| Ok(engine::list_origins(reader, &|| scanning.is_open())?.into())).await
}
