//! What only the inside can bring about: a disk of a given size.

use obelus_model::{AnnotatorId, Extra, LibraryId, Moment, OpId, Source, SourceId};
use uuid::Uuid;

use super::*;

fn op(number: u128, verb: Verb) -> Op {
    let at = Moment::from_milliseconds(0).unwrap();
    Op { id: OpId(Uuid::from_u128(number)), at, annotator: None, verb, reverts: None }
}

#[test]
fn a_full_disk_refuses_the_op_and_leaves_a_library_that_works() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("full.obelus");
    let record = obelus_model::Library { id: LibraryId(Uuid::from_u128(1)), name: "Full".into(), extra: Extra::new() };
    let annotator =
        Annotator { id: AnnotatorId(Uuid::from_u128(2)), name: "A".into(), orcid: None, extra: Extra::new() };
    let mut library = Library::create(&path, &record, &annotator, op(3, Verb::CreateLibrary)).unwrap();
    let pages: u32 = library.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    let limit = |library: &Library, pages: u32| {
        let set = format!("PRAGMA max_page_count = {pages}");
        library.connection.query_row(&set, [], |row| row.get::<_, u32>(0)).unwrap();
    };
    limit(&library, pages + 20);
    let put = |library: &mut Library, first: u128, count: u128| {
        library.transact(op(first, Verb::Load), |tx| {
            (0..count).try_for_each(|number| {
                let csl = serde_json::json!({"title": "x".repeat(3_000)}).as_object().unwrap().clone();
                let id = SourceId(Uuid::from_u128(first + number));
                tx.put(Record::Source(Source { id, grade: None, csl, extra: Extra::new() }))
            })
        })
    };
    assert!(matches!(put(&mut library, 1_000, 500), Err(StoreError::DiskFull)));
    assert_eq!(library.rows().sources().unwrap(), []);
    assert_eq!(library.rows().verify().unwrap(), []);
    // A smaller one still fits, and it all works again when there is room.
    put(&mut library, 2_000, 1).unwrap();
    limit(&library, pages + 2_000);
    put(&mut library, 3_000, 500).unwrap();
    library.undo(op(9_000, Verb::Undo)).unwrap();
    assert_eq!(library.rows().sources().unwrap().len(), 1);
    drop(library);
    assert_eq!(Library::open(&path).unwrap().rows().verify().unwrap(), []);
}

#[test]
fn a_text_that_is_too_long_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.obelus");
    let record = obelus_model::Library { id: LibraryId(Uuid::from_u128(1)), name: "Long".into(), extra: Extra::new() };
    let annotator =
        Annotator { id: AnnotatorId(Uuid::from_u128(2)), name: "A".into(), orcid: None, extra: Extra::new() };
    let mut library = Library::create(&path, &record, &annotator, op(3, Verb::CreateLibrary)).unwrap();
    library.connection.set_limit(rusqlite::limits::Limit::SQLITE_LIMIT_LENGTH, 1 << 20).unwrap();
    let keep = library.transact(op(4, Verb::ImportDocument), |tx| tx.keep(&vec![b'x'; (1 << 20) + 1]));
    assert!(matches!(keep, Err(StoreError::TooLong)), "{keep:?}");
}
