//! `repair`: a damaged library put together again.

use obelus_desk::repair_library;
use obelus_desk::wire::{RepairWay, Repaired};

use crate::answer::Answer;
use crate::place::Place;
use crate::stop::Stop;
use crate::table::one_line;

pub(super) fn run(place: &Place, answer: &Answer) -> Result<(), Stop> {
    let working = answer.working("repairing");
    let repaired = repair_library(place.path());
    working.finish_and_clear();
    let repaired = repaired?;
    answer.give(&repaired, || words(&one_line(&place.path().display().to_string(), 200), &repaired))
}

fn words(library: &str, repaired: &Repaired) -> String {
    let Repaired { aside, way, documents, claims, ops, lost, is_certain } = repaired;
    let way = match way {
        RepairWay::Reindex => "from its own file, with the indexes made anew",
        RepairWay::Journal if *is_certain => "from the backups and the journal",
        RepairWay::Journal => "from the backups (no journal could be read)",
        RepairWay::Rows => "record by record",
    };
    let missing = match lost {
        0 if *is_certain => "nothing that is known of is missing".to_owned(),
        0 => "what else was in it, or was done since, is not known: look at what you did last".to_owned(),
        lost => format!("{lost} entries of the history or records did not come back"),
    };
    let kept = aside.as_ref().map(|aside| format!("what was there is kept: {}\n", one_line(aside, 200)));
    format!(
        "{library} is repaired {way}: {documents} documents, {claims} claims, {ops} entries of the history; {missing}\n{}",
        kept.unwrap_or_default()
    )
}
