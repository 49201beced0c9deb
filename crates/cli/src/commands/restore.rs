//! `restore`: a backup in the library's place.

use obelus_desk::{list_backups, restore_backup, restore_file};

use crate::answer::Answer;
use crate::arguments::Restore;
use crate::place::Place;
use crate::stop::Stop;
use crate::table::one_line;

pub(super) fn run(ask: &Restore, place: &Place, answer: &Answer) -> Result<(), Stop> {
    let name = ask.backup.to_string_lossy();
    let is_listed = list_backups(place.path())?.iter().any(|line| line.name == name);
    let working = answer.working("restoring");
    let restored =
        if is_listed { restore_backup(place.path(), &name) } else { restore_file(place.path(), &ask.backup) };
    working.finish_and_clear();
    let restored = restored?;
    answer.give(&restored, || {
        let library = one_line(&place.path().display().to_string(), 200);
        match &restored.aside {
            Some(aside) => format!("{library} is restored; what was there is kept: {}\n", one_line(aside, 200)),
            None => format!("{library} is restored\n"),
        }
    })
}
