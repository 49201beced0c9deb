//! What a researcher does, as suites let the program do it: some commands to begin with, then those that are watched.
//! Invariant: a scenario is the same for every suite; what its commands answer is never looked into here.

use std::path::Path;

use crate::command::{LIBRARY, Place, words};
use crate::failure::{Failure, Result};
use crate::tree;

/// Libraries of older versions, as they were shipped.
const VERSION_1: &str = include_str!("../../store/tests/fixtures/v1.sql");
const VERSION_2: &str = include_str!("../../store/tests/fixtures/v2.sql");

/// Texts to bring in.
const FIRST: &str = include_str!("../../../samples/sample.txt");
const SECOND: &str = "The comet was seen in May. It was seen in June. Was it seen at all? Nobody can say.\n";

/// What lies in the folder before anything is done.
#[derive(Clone, Copy, Debug)]
pub enum Start {
    /// Texts, and no library.
    Nothing,
    /// A library with a text and some judgements.
    Library,
    /// The same, but the last command was killed when it was about to answer: SQLite's log lies beside the library.
    Crashed,
    /// A library as an older version left it.
    Older(&'static str),
}

/// A scenario.
#[derive(Clone, Copy, Debug)]
pub struct Scenario {
    /// Its name.
    pub name: &'static str,
    /// What lies there before.
    pub start: Start,
    /// Commands that are done first and not watched.
    pub before: &'static [&'static str],
    /// The commands that are watched.
    pub steps: &'static [&'static str],
}

/// Everything of one kind in a row: a text comes in, is judged, taken back, done again, judged on.
pub const EDIT: Scenario = Scenario {
    name: "edit",
    start: Start::Nothing,
    before: &[],
    steps: &[
        "import first.txt",
        "judge first --sentence 1 --verdict sourced",
        "judge first --sentence 2 --verdict dubious --reason no-source --tag dates",
        "undo 2",
        "redo",
        "judge first --sentence 4 --verdict not_a_claim --kind opinion",
        "undo",
        "import second.txt",
        "judge second --sentence 1 --verdict dubious --reason vague-when --tag dates",
    ],
};

/// A document comes in, where there is no library yet.
pub const IMPORT: Scenario =
    Scenario { name: "import", start: Start::Nothing, before: &[], steps: &["import first.txt second.txt"] };

/// A sentence is judged, with a tag that is new.
pub const JUDGE: Scenario = Scenario {
    name: "judge",
    start: Start::Library,
    before: &[],
    steps: &["judge first --sentence 7 --verdict dubious --reason no-source --tag new"],
};

/// Two steps back and one forth.
pub const UNDO: Scenario = Scenario { name: "undo", start: Start::Library, before: &[], steps: &["undo 2", "redo"] };

/// A library comes back from Obelus JSON.
pub const LOAD: Scenario =
    Scenario { name: "load", start: Start::Library, before: &[], steps: &["load whole.json", "undo", "redo"] };

/// A library that a crash has left is opened and worked on.
pub const RECOVER: Scenario = Scenario {
    name: "recover",
    start: Start::Crashed,
    before: &[],
    steps: &["judge first --sentence 12 --verdict sourced", "undo"],
};

/// A library is copied, whole, to another file.
pub const BACKUP: Scenario = Scenario {
    name: "backup",
    start: Start::Library,
    before: &[],
    steps: &["backup keep.obelus", "judge first --sentence 9 --verdict sourced"],
};

/// An older state of a library takes its place.
pub const RESTORE: Scenario = Scenario {
    name: "restore",
    start: Start::Library,
    before: &["backup keep.obelus", "judge first --sentence 9 --verdict sourced", "import second.txt"],
    steps: &["restore keep.obelus", "judge first --sentence 10 --verdict sourced"],
};

/// A library leaves as Obelus JSON, over an older one.
pub const EXPORT: Scenario = Scenario {
    name: "export",
    start: Start::Library,
    before: &["export -o out.json"],
    steps: &["export --with-text -o out.json", "export --format csv -o out.csv"],
};

/// A library of the first version is opened for writing.
pub const MIGRATE_1: Scenario = Scenario {
    name: "migrate",
    start: Start::Older(VERSION_1),
    before: &[],
    steps: &["import second.txt", "undo", "redo"],
};

/// A library of the second version is opened for writing.
pub const MIGRATE_2: Scenario =
    Scenario { name: "migrate-2", start: Start::Older(VERSION_2), before: &[], steps: &["import second.txt", "undo"] };

/// Makes the folder of a place hold what a scenario begins with.
pub fn prepare(place: &Place, scenario: &Scenario) -> Result<()> {
    tree::empty(&place.folder)?;
    std::fs::write(place.folder.join("first.txt"), FIRST)?;
    std::fs::write(place.folder.join("second.txt"), SECOND)?;
    match scenario.start {
        Start::Nothing => {}
        Start::Library => make_library(place)?,
        Start::Crashed => {
            make_library(place)?;
            crash(place, "judge first --sentence 5 --verdict sourced")?;
        }
        Start::Older(dump) => older(&place.library(), dump)?,
    }
    scenario.before.iter().try_for_each(|command| must(place, command))
}

fn make_library(place: &Place) -> Result<()> {
    make_elsewhere(place)?;
    must(place, "import first.txt")?;
    must(place, "judge first --sentence 3 --verdict sourced")?;
    must(place, "judge first --sentence 4 --verdict dubious --reason no-source --tag old")
}

/// Kills a command when it is about to answer.
fn crash(place: &Place, command: &str) -> Result<()> {
    let told = place.aside.canonicalize()?.join("told").display().to_string();
    let trace = place.aside.join("crash").display().to_string();
    let options = ["-f", "-o", &trace, "-P", &told, "-e", "trace=write", "-e", "inject=write:signal=KILL"];
    let ended = place.run_traced(&options.map(str::to_owned), &words(command))?;
    let log = place.folder.join(format!("{LIBRARY}-wal"));
    if ended.is_killed() && log.exists() { Ok(()) } else { Err(Failure::new("the crash left no log")) }
}

/// A file of Obelus JSON that some other library left, with more in it than there is here.
fn make_elsewhere(place: &Place) -> Result<()> {
    must(place, "import first.txt second.txt")?;
    for sentence in 1..=20 {
        must(place, &format!("judge first --sentence {sentence} --verdict sourced --tag loaded"))?;
    }
    must(place, "export --with-text -o whole.json")?;
    let mut rest = tree::read(&place.folder)?;
    rest.retain(|name, _| !name.starts_with(LIBRARY));
    tree::write(&place.folder, &rest)?;
    Ok(())
}

/// A command that has to succeed.
pub fn must(place: &Place, command: &str) -> Result<()> {
    let ended = place.run(&words(command))?;
    if ended.is_done() { Ok(()) } else { Err(Failure::new(format!("`{command}`: {}", ended.complained))) }
}

fn older(library: &Path, dump: &str) -> Result<()> {
    let connection = rusqlite::Connection::open(library)?;
    connection.execute_batch(dump)?;
    // As the program leaves a library: one file, with its log folded in.
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE);")?;
    connection.close().map_err(|(_, error)| error.into())
}
