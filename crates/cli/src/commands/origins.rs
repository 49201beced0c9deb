//! `origins`: the sources and documents that are one origin, with the passages that they share.

use obelus_desk::wire::{DocumentSpan, Nothing, OriginGroup, Origins};

use crate::answer::Answer;
use crate::place::Place;
use crate::stop::Stop;

/// So many shared passages of a group are told to a person.
const TOLD: usize = 20;

pub(super) async fn run(place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_read()?;
    let working = answer.working("comparing texts");
    let found: Result<Origins, _> = desk.ask("list_origins", &Nothing {}).await;
    working.finish_and_clear();
    let found = found?;
    if found.groups.is_empty() {
        answer.note("no two sources or documents are one origin");
    }
    answer.give(&found, || found.groups.iter().enumerate().map(words).collect())
}

fn words((index, group): (usize, &OriginGroup)) -> String {
    let mut out = format!("origin {}\n", index + 1);
    group.documents.iter().for_each(|document| out.push_str(&format!("  document {document}\n")));
    group.sources.iter().for_each(|source| out.push_str(&format!("  source {source}\n")));
    for shared in group.shared.iter().take(TOLD) {
        out.push_str(&format!("  shared {} = {}\n", place(shared.a), place(shared.b)));
    }
    if group.shared.len() > TOLD {
        out.push_str(&format!("  and {} more\n", group.shared.len() - TOLD));
    }
    out
}

fn place(span: DocumentSpan) -> String {
    format!("{} {}..{}", span.document, span.start, span.end)
}
