//! Too little memory. In a program of its own: SQLite's limit holds for the whole process.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

use obelus_model::*;
use obelus_store::{Library as Store, StoreError};
use uuid::Uuid;

fn op(number: u128, verb: Verb) -> Op {
    let at = Moment::from_milliseconds(0).unwrap();
    Op { id: OpId(Uuid::from_u128(number)), at, annotator: None, verb, reverts: None }
}

/// Sets how many bytes SQLite may have in this process from now on; it cannot be taken back.
fn limit(bytes: u64) {
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    let set = |pragma: &str| connection.query_row(&format!("PRAGMA {pragma} = {bytes}"), [], |_| Ok(()));
    set("hard_heap_limit").unwrap();
}

#[test]
fn an_op_without_memory_is_refused_by_name_and_the_library_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tight.obelus");
    let record = obelus_model::Library { id: LibraryId(Uuid::from_u128(1)), name: "Tight".into(), extra: Extra::new() };
    let annotator =
        Annotator { id: AnnotatorId(Uuid::from_u128(2)), name: "A".into(), orcid: None, extra: Extra::new() };
    let mut library = Store::create(&path, &record, &annotator, op(3, Verb::CreateLibrary)).unwrap();
    let keep = |library: &mut Store, id: u128, length: usize| {
        library.transact(op(id, Verb::ImportDocument), |tx| tx.keep(&vec![b'x'; length])).map(drop)
    };
    // The limit stays: what needs less goes on in the same library, without a restart.
    limit(4 << 20);
    let refused = keep(&mut library, 4, 8 << 20);
    assert!(matches!(refused, Err(StoreError::NoMemory)), "{refused:?}");
    assert_eq!(library.rows().history(9, None).unwrap().len(), 1);
    keep(&mut library, 5, 100 << 10).unwrap();
    assert_eq!(library.rows().verify().unwrap(), []);
    drop(library);
    assert_eq!(Store::open(&path).unwrap().rows().history(9, None).unwrap().len(), 2);
}
