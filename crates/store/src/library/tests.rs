//! What only the inside can bring about: a disk of a given size.

use obelus_model::{AnnotatorId, Extra, LibraryId, Moment, OpId, Source, SourceId};
use uuid::Uuid;

use rusqlite::config::DbConfig;

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

#[test]
fn every_statement_in_a_file_can_be_prepared() {
    let mut connection = Connection::open_in_memory().unwrap();
    fill(&mut connection).unwrap();
    open::set(&connection, Use::Write).unwrap();
    let mut prepared = 0;
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/sql")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name == "schema.sql" || name.starts_with("migrate_") {
            continue;
        }
        let sql = std::fs::read_to_string(&path).unwrap();
        connection.prepare(&sql).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        prepared += 1;
    }
    assert!(prepared > 20);
}

#[test]
fn the_tables_know_the_same_words_as_the_types() {
    use obelus_model::*;
    fn check(column: &str, codes: Vec<&str>) {
        let rule = format!("CHECK ({column} IN ('{}'))", codes.join("', '"));
        assert!(open::SCHEMA.contains(&rule), "{rule}");
    }
    check("verdict", Verdict::ALL.iter().map(|word| word.code()).collect());
    check("certainty", Certainty::ALL.iter().map(|word| word.code()).collect());
    check("kind", Kind::ALL.iter().map(|word| word.code()).collect());
    check("stance", Stance::ALL.iter().map(|word| word.code()).collect());
    check("relation", Relation::ALL.iter().map(|word| word.code()).collect());
    check("grade", Grade::ALL.iter().map(|word| word.code()).collect());
    check("status", Status::ALL.iter().map(|word| word.code()).collect());
    check("color", HighlightColor::ALL.iter().map(|word| word.code()).collect());
    let grades = [Anchoring::Exact, Anchoring::Moved, Anchoring::Fuzzy(0.5), Anchoring::Ambiguous, Anchoring::Lost];
    check("anchoring", grades.iter().map(|grade| grade.code()).collect());
}

#[test]
fn every_connection_has_what_the_decisions_ask_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("set.obelus");
    let record = obelus_model::Library { id: LibraryId(Uuid::from_u128(1)), name: "Set".into(), extra: Extra::new() };
    let annotator =
        Annotator { id: AnnotatorId(Uuid::from_u128(2)), name: "A".into(), orcid: None, extra: Extra::new() };
    let library = Library::create(&path, &record, &annotator, op(3, Verb::CreateLibrary)).unwrap();
    let ask = |pragma: &str| -> rusqlite::types::Value {
        library.connection.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0)).unwrap()
    };
    assert_eq!(ask("journal_mode"), "wal".to_owned().into());
    for (pragma, expected) in [
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("busy_timeout", 5_000),
        ("application_id", 0x4f62_656c),
        ("user_version", 6),
        ("query_only", 0),
    ] {
        assert_eq!(ask(pragma), expected.into(), "{pragma}");
    }
    assert!(library.connection.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
    let reader = open::connect(&path, Use::Read).unwrap();
    assert!(reader.execute_batch("DELETE FROM library").is_err());
}

#[test]
fn a_statement_is_prepared_once_whatever_is_bound_to_it() {
    let mut connection = Connection::open_in_memory().unwrap();
    fill(&mut connection).unwrap();
    open::set(&connection, Use::Write).unwrap();
    let passages = concat!(include_str!("../sql/select_passage.sql"), "WHERE claim = ?1 ORDER BY claim, ordinal");
    let plan = format!("EXPLAIN QUERY PLAN {passages}");
    let plan: String = connection.query_row(&plan, [1], |row| row.get("detail")).unwrap();
    assert_eq!(plan, "SEARCH passage USING INDEX passage_of_claim (claim=?)");
    let history = "SELECT seq FROM op WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2";
    for (sql, bound) in [(passages, 1), (history, 2)] {
        let mut statement = connection.prepare(sql).unwrap();
        for value in 0..5_i64 {
            let mut rows = statement.query(rusqlite::params_from_iter(vec![value; bound])).unwrap();
            while rows.next().unwrap().is_some() {}
        }
        assert_eq!(statement.get_status(rusqlite::StatementStatus::RePrepare), 0, "{sql}");
    }
}
