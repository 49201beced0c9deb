//! `evidence`: brings evidence for or against a claim, lists what was brought, takes a piece away.

use obelus_desk::model::Noun;
use obelus_desk::wire::{
    AttachEvidence, DocumentSpan, EvidenceOfClaim, EvidenceRow, FindId, FoundId, LocatorRow, StandingRow, WhichClaim,
    WhichEvidence, Written,
};
use obelus_desk::{Desk, Fault, FaultCode};
use serde_json::json;

use super::spot::document_named;
use crate::answer::Answer;
use crate::arguments::Evidence;
use crate::place::Place;
use crate::stop::Stop;
use crate::table::{one_line, table};

pub(super) async fn run(ask: Evidence, place: Place, answer: &Answer) -> Result<(), Stop> {
    if ask.stance.is_none() && ask.detach.is_none() {
        return list(&ask.claim, &place, answer).await;
    }
    let desk = place.to_change(answer)?;
    let written: Written = match &ask.detach {
        Some(piece) => {
            let which = WhichEvidence { evidence: piece_of(&desk, &ask.claim, piece).await? };
            desk.ask("detach_evidence", &which).await?
        }
        None => attach(&desk, ask).await?,
    };
    let id = written.id.unwrap_or_default();
    answer.give(json!({ "id": id }), || format!("{id}\n"))
}

async fn attach(desk: &Desk, ask: Evidence) -> Result<Written, Fault> {
    let unfit = |what: &str| Fault::new(FaultCode::CommandUnknown, "evidence", what);
    let source = match &ask.source {
        Some(key) => Some(found(desk, Noun::Source, key).await?),
        None => None,
    };
    let locator = match (ask.page, ask.locator.as_deref()) {
        (Some(value), _) => Some(LocatorRow { label: "page".to_owned(), value }),
        (None, Some([label, value])) => Some(LocatorRow { label: label.clone(), value: value.clone() }),
        (None, _) => None,
    };
    let passage = match ask.passage.as_deref() {
        Some([document, start, end]) => {
            let number = |written: &str| written.parse().map_err(|_| Fault::new(FaultCode::SpanEmpty, written, ""));
            let document = document_named(desk, document).await?.id;
            Some(DocumentSpan { document, start: number(start)?, end: number(end)? })
        }
        _ => None,
    };
    let attach = AttachEvidence {
        claim: Some(found(desk, Noun::Claim, &ask.claim).await?),
        document: None,
        place: None,
        stance: ask.stance.ok_or_else(|| unfit("stance"))?,
        source,
        locator,
        quote: ask.quote,
        passage,
        url: ask.url,
        accessed: ask.accessed,
        note: ask.note,
    };
    let span = attach.passage.map(|span| format!("{}..{}", span.start, span.end));
    let attached: Result<Written, Fault> = desk.ask("attach_evidence", &attach).await;
    attached.map_err(|fault| match span {
        Some(span) if fault.subject.is_empty() => Fault { subject: span, ..fault },
        _ => fault,
    })
}

async fn list(claim: &str, place: &Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_read()?;
    let which = WhichClaim { claim: found(&desk, Noun::Claim, claim).await? };
    let listed: EvidenceOfClaim = desk.ask("list_evidence", &which).await?;
    if listed.evidence.is_empty() {
        answer.note("no evidence yet");
    }
    answer.give(&listed, || words(&listed))
}

/// The piece of a claim's evidence that a person names.
async fn piece_of<T: std::str::FromStr>(desk: &Desk, claim: &str, piece: &str) -> Result<T, Fault> {
    let which = WhichClaim { claim: found(desk, Noun::Claim, claim).await? };
    let listed: EvidenceOfClaim = desk.ask("list_evidence", &which).await?;
    let named = |row: &&EvidenceRow| row.id.to_string().starts_with(piece);
    let missing = || Fault::new(FaultCode::NotFound, piece, Noun::Evidence.code());
    match listed.evidence.iter().filter(named).collect::<Vec<_>>().as_slice() {
        [only] if !piece.is_empty() => only.id.to_string().parse().map_err(|_| missing()),
        [] | [_] => Err(missing()),
        many => Err(Fault::new(FaultCode::NameAmbiguous, piece, many.len())),
    }
}

/// The id of the record that a person names.
pub(super) async fn found<T: std::str::FromStr>(desk: &Desk, noun: Noun, name: &str) -> Result<T, Fault> {
    let found: FoundId = desk.ask("find_id", &FindId { noun, name: name.to_owned() }).await?;
    found.id.parse().map_err(|_| Fault::new(FaultCode::NotFound, name, noun.code()))
}

fn words(listed: &EvidenceOfClaim) -> String {
    let mut out = standing(&listed.standing);
    if !listed.evidence.is_empty() {
        let rows: Vec<[String; 4]> = listed.evidence.iter().map(row).collect();
        out.push_str(&table(["evidence", "stance", "from", "words"], &rows));
    }
    out
}

fn standing(row: &StandingRow) -> String {
    let StandingRow { standing, supports, refutes, qualifies, mentions, citations, origins } = *row;
    let counted = [(supports, "supports"), (refutes, "refutes"), (qualifies, "qualifies"), (mentions, "mentions")];
    let counted: Vec<String> =
        counted.iter().filter(|(pieces, _)| *pieces > 0).map(|(pieces, word)| format!("{pieces} {word}")).collect();
    let cited = match (citations, origins) {
        (0, _) => String::new(),
        (1, _) => "; 1 citation".to_owned(),
        (citations, 1) => format!("; {citations} citations, 1 origin"),
        (citations, origins) => format!("; {citations} citations, {origins} origins"),
    };
    let counted = if counted.is_empty() { String::new() } else { format!(": {}", counted.join(", ")) };
    format!("standing {}{counted}{cited}\n", standing.code())
}

fn row(row: &EvidenceRow) -> [String; 4] {
    let locator = row.locator.as_ref().map(|at| format!("{} {}", at.label, at.value));
    let passage = row.passage.as_ref().map(|at| format!("“{}” {}..{}", one_line(&at.title, 40), at.start, at.end));
    let source = row.source.map(|source| source.to_string());
    let from: Vec<String> = [source, locator, passage, row.url.clone()].into_iter().flatten().collect();
    let quoted = row.passage.as_ref().map(|at| at.text.as_str());
    let words = row.quote.as_deref().or(quoted).or(row.note.as_deref()).unwrap_or_default();
    [row.id.to_string(), row.stance.code().to_owned(), one_line(&from.join(", "), 120), one_line(words, 80)]
}
