//! `verify`: the whole library looked over.

use obelus_desk::wire::{FindingRow, LookedAt, Nothing, Verified};
use serde_json::json;

use crate::answer::Answer;
use crate::place::Place;
use crate::stop::Stop;
use crate::table::one_line;

pub(super) async fn run(place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_read()?;
    let working = answer.working("looking the library over");
    let verified: Verified = desk.ask("verify", &Nothing {}).await?;
    working.finish_and_clear();
    let is_sound = verified.findings.is_empty();
    let Verified { findings, looked_at } = &verified;
    answer.give(json!({ "findings": findings, "looked_at": looked_at }), || match (is_sound, looked_at) {
        (true, Some(LookedAt { documents, contents, claims, ops })) => format!(
            "nothing is wrong with the library: {documents} documents, {contents} contents, {claims} claims, {ops} \
             entries of the history were looked at\n"
        ),
        (true, None) => "nothing is wrong with the library\n".to_owned(),
        (false, _) => findings.iter().map(words).collect(),
    })?;
    if !is_sound {
        answer.note("`repair` puts right what can be, and keeps what is there; `backups` lists what `restore` takes");
    }
    if is_sound { Ok(()) } else { Err(Stop::Told) }
}

fn words(finding: &FindingRow) -> String {
    let FindingRow { code, subject, detail } = finding;
    if code == "journal" {
        // It has no place to name, and the library itself may be all right.
        return "journal: the journal beside the library does not tell what the library tells\n".to_owned();
    }
    format!("{code}: {} {}\n", one_line(subject, 200), one_line(detail, 200))
}
