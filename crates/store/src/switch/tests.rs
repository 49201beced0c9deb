//! A crash between any two steps: the library is the old one whole, the new one whole, or told as gone.

use obelus_model::*;
use uuid::Uuid;

use super::*;
use crate::restore::{copy_present, finish};
use crate::{Library as Store, StoreError};

fn moment() -> Moment {
    "2026-11-26T12:43:18.000Z".parse().unwrap()
}

fn op(number: u128, verb: Verb) -> Op {
    Op { id: OpId(Uuid::from_u128(number)), at: moment(), annotator: None, verb, reverts: None }
}

/// A library with so many sources, each of an op of its own.
fn library(path: &Path, sources: u128) -> Store {
    let record = obelus_model::Library { id: LibraryId(Uuid::from_u128(1)), name: "L".into(), extra: Extra::new() };
    let annotator =
        Annotator { id: AnnotatorId(Uuid::from_u128(2)), name: "A".into(), orcid: None, extra: Extra::new() };
    let mut library = Store::create(path, &record, &annotator, op(3, Verb::CreateLibrary)).unwrap();
    for number in 0..sources {
        let csl = serde_json::json!({"title": "x".repeat(1_500)}).as_object().unwrap().clone();
        let id = SourceId(Uuid::from_u128(100 + number));
        let put = library.transact(op(100 + number, Verb::Load), |tx| {
            tx.put(Record::Source(Source { id, grade: None, csl, extra: Extra::new() }))
        });
        put.unwrap();
    }
    library
}

/// How many sources a library has that opens and is sound.
fn sources(path: &Path) -> Result<usize> {
    let library = Store::open(path)?;
    let findings = library.rows().verify()?;
    if findings.is_empty() { Ok(library.rows().sources()?.len()) } else { Err(StoreError::damaged("unsound")) }
}

/// How the old library lies there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Old {
    /// As one file.
    Closed,
    /// With a log beside it, as a crash leaves it.
    Crashed,
    /// Not at all.
    Missing,
}

const OLD: usize = 40;
const NEW: usize = 7;

/// A folder with an old library and a part that is to take its place.
fn prepared(old: Old) -> (tempfile::TempDir, Switch) {
    let folder = tempfile::tempdir().unwrap();
    let (path, part) = (folder.path().join("my.obelus"), folder.path().join("my.obelus-restoring"));
    let made = folder.path().join("made.obelus");
    drop(library(&made, NEW as u128));
    copy_present(&made, &part, &path).unwrap();
    match old {
        Old::Closed => drop(library(&path, OLD as u128)),
        Old::Crashed => {
            let other = folder.path().join("other.obelus");
            let open = library(&other, OLD as u128);
            for ending in TOGETHER {
                std::fs::write(beside(&path, ending), std::fs::read(beside(&other, ending)).unwrap()).unwrap();
            }
            assert!(size(&beside(&path, "-wal")) > 0);
            drop(open);
        }
        Old::Missing => {}
    }
    let switch = Switch::new(&path, &part, moment());
    (folder, switch)
}

#[test]
fn a_crash_after_any_step_leaves_the_old_one_the_new_one_or_none() {
    for old in [Old::Closed, Old::Crashed, Old::Missing] {
        let mut told = Vec::new();
        for steps in 0..=STEPS.len() {
            let (_folder, switch) = prepared(old);
            STEPS.iter().take(steps).try_for_each(|step| step(&switch)).unwrap();
            let found = sources(&switch.library);
            told.push(match found {
                Ok(OLD) => "old",
                Ok(NEW) => "new",
                Err(StoreError::Missing | StoreError::Gone) => "gone",
                other => panic!("{old:?} after {steps} steps: {other:?}"),
            });
            // What was there is kept: under its name, or aside.
            let aside = switch.aside.as_deref().map(sources);
            let is_kept = matches!(found, Ok(OLD)) || matches!(aside, Some(Ok(OLD)));
            assert!(is_kept || old == Old::Missing, "{old:?} after {steps} steps: {aside:?}");
        }
        let expected = match old {
            Old::Closed => ["old", "old", "old", "old", "old", "new"],
            Old::Crashed => ["old", "old", "old", "gone", "gone", "new"],
            Old::Missing => ["gone", "gone", "gone", "gone", "gone", "new"],
        };
        assert_eq!(told, expected, "{old:?}");
    }
}

/// The control: with the last two steps in the other order a crash between them gives the new file the old log.
#[test]
fn the_new_file_with_the_old_log_would_be_neither() {
    let (_folder, switch) = prepared(Old::Crashed);
    Switch::set_aside(&switch).unwrap();
    Switch::take_place(&switch).unwrap();
    let found = sources(&switch.library);
    assert!(!matches!(found, Ok(NEW)), "the order does not matter: {found:?}");
}

/// The control: with the journal left where it is, what was restored would be brought forward to what was there.
#[test]
fn the_new_file_with_the_old_journal_would_be_the_old_again() {
    let (folder, switch) = prepared(Old::Missing);
    let mut library = library(&switch.library, NEW as u128);
    std::fs::remove_file(&switch.part).unwrap();
    crate::Reader::open(&switch.library).unwrap().copy_to(&switch.part).unwrap();
    let annotator =
        Annotator { id: AnnotatorId(Uuid::from_u128(9)), name: "B".into(), orcid: None, extra: Extra::new() };
    library.transact(op(900, Verb::NameAnnotator), |tx| tx.put(Record::Annotator(annotator))).unwrap();
    drop(library);
    let annotators = || Store::open(&switch.library).unwrap().rows().annotators().unwrap().len();
    std::fs::copy(&switch.part, folder.path().join("again")).unwrap();
    Switch::take_place(&switch).unwrap();
    assert_eq!(annotators(), 2, "the journal does not matter");
    std::fs::rename(folder.path().join("again"), &switch.part).unwrap();
    STEPS.iter().try_for_each(|step| step(&switch)).unwrap();
    assert_eq!(annotators(), 1);
}

#[test]
fn all_steps_leave_nothing_that_belongs_to_the_old_one() {
    for old in [Old::Closed, Old::Crashed, Old::Missing] {
        let (folder, switch) = prepared(old);
        let aside = switch.run().unwrap();
        let mut names: Vec<String> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.starts_with("my.obelus") && !name.contains("-aside-"))
            .collect();
        names.sort();
        assert_eq!(names, ["my.obelus"], "{old:?}");
        assert_eq!(aside.is_some(), old != Old::Missing);
    }
}

#[test]
#[cfg(unix)]
fn a_second_name_that_a_crash_left_goes_when_the_library_is_opened() {
    let (_folder, switch) = prepared(Old::Closed);
    Switch::set_aside(&switch).unwrap();
    let aside = switch.aside.clone().unwrap();
    let older = beside(&switch.library, "-aside-2020-01-01T00-00-00Z");
    std::fs::write(&older, "another file").unwrap();
    assert!(aside.exists());
    assert_eq!(sources(&switch.library).unwrap(), OLD);
    assert!(!aside.exists() && older.exists());
}

#[test]
fn no_name_aside_is_written_over() {
    let (_folder, switch) = prepared(Old::Closed);
    let first = switch.aside.clone().unwrap();
    std::fs::write(beside(&first, ".journal"), "of an earlier one").unwrap();
    let second = free_aside(&switch.library, moment());
    assert!(second.to_string_lossy().ends_with("-aside-2026-11-26T12-43-19Z"), "{second:?}");
}

#[test]
fn a_part_is_one_file_when_it_is_finished() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my.obelus");
    drop(library(&path, 2));
    let connection = crate::open::connect(&path, crate::open::Use::Write).unwrap();
    connection.execute_batch("UPDATE annotator SET name = 'B'").unwrap();
    finish(connection, &path).unwrap();
    assert!(!beside(&path, "-wal").exists());
}
