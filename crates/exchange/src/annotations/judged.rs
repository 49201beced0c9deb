//! What the bodies of an annotation come to: tags, a note, and where it was made to assess, a judgement.
//!
//! Invariant: what `write_w3c` writes of a claim reads back to the same judgement, tags and note, but for a codebook that
//! has a tag called as a reason or as `unsure`: the two look the same where reasons stand.

use obelus_model::{Certainty, Kind, Reason, ReasonCode, Verdict};

use super::bodies::Body;
use super::told::Judgement;

/// What the bodies come to.
#[derive(Default)]
pub(super) struct Sorted {
    pub judged: Option<Judgement>,
    pub tags: Vec<String>,
    note: Vec<String>,
}

impl Sorted {
    /// The note: what was said for no other purpose, in its order.
    pub fn note(&self) -> Option<String> {
        (!self.note.is_empty()).then(|| self.note.join("\n\n"))
    }
}

/// Sorts the bodies of an annotation that was made for these motivations.
pub(super) fn sort(bodies: &[Body], motivations: &[&str]) -> Sorted {
    let nothing = Judgement {
        verdict: None,
        kind: None,
        certainty: Certainty::Sure,
        reasons: Vec::new(),
        statement: None,
        next_step: None,
    };
    let judged = motivations.contains(&"assessing").then_some(nothing);
    let mut sorted = Sorted { judged, ..Sorted::default() };
    // A body says what it is for, or it is for what the whole annotation is for.
    let whole = if motivations.contains(&"tagging") { "tagging" } else { "" };
    for (index, body) in bodies.iter().enumerate() {
        let purpose = if body.purpose.is_empty() { whole } else { &body.purpose };
        let Some(said) = body.words.as_ref().or(body.iri.as_ref()) else { continue };
        let told = Told { purpose, said, is_markdown: body.is_markdown, next: bodies.get(index + 1) };
        if judge(&mut sorted, &told) {
            continue;
        }
        match purpose {
            "tagging" | "classifying" => sorted.tags.push(said.clone()),
            _ => sorted.note.push(if body.words.is_some() { said.clone() } else { format!("<{said}>") }),
        }
    }
    sorted
}

/// A body as it is asked whether it judges.
struct Told<'b> {
    purpose: &'b str,
    said: &'b str,
    is_markdown: bool,
    next: Option<&'b Body>,
}

/// Takes what a body says into the judgement; whether it did.
fn judge(sorted: &mut Sorted, told: &Told<'_>) -> bool {
    let Sorted { judged: Some(judged), tags, .. } = sorted else { return false };
    let said = told.said;
    match told.purpose {
        "classifying" if judged.verdict.is_none() && said.parse::<Verdict>().is_ok() => {
            judged.verdict = said.parse().ok();
        }
        "classifying" if judged.verdict == Some(Verdict::NotAClaim) && judged.kind.is_none() => {
            judged.kind = said.parse::<Kind>().ok();
            return judged.kind.is_some();
        }
        "tagging" if !tags.is_empty() => return false,
        "tagging" if said == Certainty::Unsure.code() && judged.reasons.is_empty() => {
            let is_first = judged.certainty == Certainty::Sure;
            judged.certainty = Certainty::Unsure;
            return is_first;
        }
        "tagging" => return give_reason(judged, said, told.next),
        // A reason's text is plain, a note is Markdown.
        "commenting" => return !told.is_markdown && tags.is_empty() && explain(judged, said),
        "describing" if judged.statement.is_none() => judged.statement = Some(said.to_owned()),
        "questioning" if judged.next_step.is_none() => judged.next_step = Some(said.to_owned()),
        _ => return false,
    }
    true
}

/// A reason belongs to `dubious`. One that was given already is given again only where its text follows.
fn give_reason(judged: &mut Judgement, said: &str, next: Option<&Body>) -> bool {
    let Ok(code) = said.parse::<ReasonCode>() else { return false };
    let is_given = judged.reasons.iter().any(|reason| reason.code == code);
    let words = next.filter(|next| !next.is_markdown).and_then(|next| next.words.as_deref());
    let is_explained = words.is_some_and(|words| explanation(words, code).is_some());
    let is_reason = judged.verdict == Some(Verdict::Dubious) && (!is_given || is_explained);
    if is_reason {
        judged.reasons.push(Reason { code, text: None });
    }
    is_reason
}

/// The text of the reason that was given last begins with its code.
fn explain(judged: &mut Judgement, said: &str) -> bool {
    let Some(reason) = judged.reasons.last_mut().filter(|reason| reason.text.is_none()) else { return false };
    reason.text = explanation(said, reason.code).map(str::to_owned);
    reason.text.is_some()
}

fn explanation(words: &str, code: ReasonCode) -> Option<&str> {
    words.strip_prefix(code.code())?.strip_prefix(": ")
}
