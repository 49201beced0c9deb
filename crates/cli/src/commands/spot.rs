//! The document and the place that the arguments name.

use obelus_desk::model::DocumentId;
use obelus_desk::wire::{AskOccurrences, DocumentDetails, FindDocument, Place, SpanColumns};
use obelus_desk::{Desk, Fault, FaultCode};

use crate::arguments::Where;

/// The document that a person names.
pub(super) async fn document_named(desk: &Desk, name: &str) -> Result<DocumentDetails, Fault> {
    let found = desk.ask("find_document", &FindDocument { name: name.to_owned() }).await;
    // The desk does not know that only documents are named so.
    found.map_err(|fault: Fault| match fault.code {
        FaultCode::NotFound => Fault { detail: "document".to_owned(), ..fault },
        _ => fault,
    })
}

/// The place that the arguments name; the parser has seen to it that they name one.
pub(super) fn place_of(spot: &Where) -> Place {
    match (&spot.quote, spot.sentence) {
        (Some(quote), _) => Place::Quote { quote: quote.clone(), occurrence: spot.occurrence },
        (None, Some(number)) => Place::Sentence { number },
        (None, None) => Place::Span { start: spot.start.unwrap_or_default(), end: spot.end.unwrap_or_default() },
    }
}

/// Every place where a quote stands.
pub(super) async fn every_place(desk: &Desk, document: DocumentId, quote: &str) -> Result<SpanColumns, Fault> {
    desk.ask("list_occurrences", &AskOccurrences { document, quote: quote.to_owned() }).await
}

/// The same fault about the place, where it is about nothing yet.
pub(super) fn about_place(fault: Fault, place: &Place) -> Fault {
    use FaultCode as Code;
    let about_place = matches!(
        fault.code,
        Code::QuoteNotFound
            | Code::QuoteAmbiguous
            | Code::SentenceOutside
            | Code::SpanEmpty
            | Code::SpanOutside
            | Code::SpanInsideCharacter
    );
    if !about_place || !fault.subject.is_empty() {
        return fault;
    }
    let subject = match place {
        Place::Span { start, end } => format!("{start}..{end}"),
        Place::Quote { quote, .. } => quote.clone(),
        Place::Sentence { number } => format!("sentence {number}"),
    };
    Fault { subject, ..fault }
}
