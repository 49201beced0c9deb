//! `verify`: the whole library looked over.

use obelus_desk::wire::{FindingRow, Nothing, Verified};

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
    answer.give(&verified, || match is_sound {
        true => "nothing is wrong with the library\n".to_owned(),
        false => verified.findings.iter().map(words).collect(),
    })?;
    if is_sound { Ok(()) } else { Err(Stop::Told) }
}

fn words(finding: &FindingRow) -> String {
    let FindingRow { code, subject, detail } = finding;
    format!("{code}: {} {}\n", one_line(subject, 200), one_line(detail, 200))
}
