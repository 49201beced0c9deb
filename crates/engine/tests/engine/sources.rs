//! Sources: made, changed, merged, deleted, and loaded from files; each one op that can be undone.

use obelus_engine::{
    EngineError, Leave, SourceEdit, create_source, delete_source, edit_source, list_sources, load_sources,
    merge_sources, read_sources, undo,
};
use obelus_model::{Grade, Origin, SourceId, Verb, Verdict};
use serde_json::json;

use crate::Bench;

type Csl = obelus_engine::Csl;

fn csl(value: serde_json::Value) -> Csl {
    value.as_object().unwrap().clone()
}

fn book(title: &str) -> Csl {
    csl(
        json!({ "type": "book", "title": title, "author": [{ "family": "Service" }], "issued": { "date-parts": [[2004]] } }),
    )
}

fn all(bench: &Bench) -> Vec<obelus_engine::ListedSource> {
    list_sources(&mut bench.reader()).unwrap()
}

const TWO: &str = "@book{service2004,\n title = {Stalin: A Biography}, author = {Service, Robert}, year = 2004 }\n\
    @article{broken,\n title = {x\n}\n@article{kotkin, title = {{Stalin}}, author = {Kotkin, S.}, journal = {J}, year = 2014}\n";

#[test]
fn a_source_is_made_changed_graded_and_deleted() {
    let mut bench = Bench::new(1);
    let before = bench.json();
    let id = create_source(&mut bench.writer, book("Stalin"), Some(Grade::B)).unwrap().value;
    let listed = all(&bench).remove(0);
    assert_eq!((listed.key.as_str(), listed.label.as_str()), ("service2004stalin", "Service 2004, Stalin"));
    assert_eq!(listed.source.grade, Some(Grade::B));
    let made = bench.json();
    edit_source(&mut bench.writer, id, SourceEdit { csl: Some(book("Lenin")), grade: Some(None) }).unwrap();
    let listed = all(&bench).remove(0);
    assert_eq!((listed.label.as_str(), listed.source.grade), ("Service 2004, Lenin", None));
    undo(&mut bench.writer).unwrap();
    assert_eq!(bench.json(), made);
    delete_source(&mut bench.writer, id).unwrap();
    assert_eq!(all(&bench), []);
    undo(&mut bench.writer).unwrap();
    undo(&mut bench.writer).unwrap();
    assert_eq!(bench.json(), before);
}

#[test]
fn what_is_no_item_is_refused_and_changes_nothing() {
    let mut bench = Bench::new(1);
    for (value, key) in [
        (json!({ "title": "no type" }), "type"),
        (json!({ "type": "book", "author": "Service" }), "author"),
        (json!({ "type": "book", "issued": "2004" }), "issued"),
        (json!({ "type": "book", "title": ["a"] }), "title"),
    ] {
        let refused = create_source(&mut bench.writer, csl(value.clone()), None);
        assert!(matches!(&refused, Err(EngineError::SourceBroken { key: found, .. }) if found == key), "{value}");
    }
    assert_eq!(all(&bench), []);
}

#[test]
fn a_file_comes_in_as_one_op_and_a_second_time_not_at_all() {
    let mut bench = Bench::new(1);
    let done = load_sources(&mut bench.writer, read_sources(TWO.as_bytes()).unwrap()).unwrap();
    assert_eq!((done.value.added.len(), done.value.known), (2, 0));
    let [refused] = done.value.refused.as_slice() else { panic!() };
    assert_eq!((refused.line, refused.entry.as_deref()), (3, Some("broken")));
    assert_eq!(all(&bench).iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), ["service2004", "kotkin"]);
    let log = bench.writer.rows().history(u32::MAX, None).unwrap();
    assert_eq!((log.len(), log[0].op.verb), (2, Verb::LoadSources));
    let again = load_sources(&mut bench.writer, read_sources(TWO.as_bytes()).unwrap()).unwrap().value;
    assert_eq!((again.added.len(), again.known), (0, 2));
    assert_eq!(bench.writer.rows().history(u32::MAX, None).unwrap().len(), 2);
    undo(&mut bench.writer).unwrap();
    assert_eq!(all(&bench), []);
    assert!(matches!(read_sources(b"no bibliography"), Err(EngineError::SourcesUnknown)));
}

/// Brings evidence and an origin that name a source, as loading Obelus JSON does.
fn use_source(bench: &mut Bench, source: SourceId) {
    let document = bench.import("It was so. It was not.");
    let (place, edit) = (obelus_engine::Place::Sentence(1), obelus_engine::ClaimEdit::default());
    obelus_engine::judge_claim(&mut bench.writer, document, &place, Verdict::Sourced, edit).unwrap();
    let span = obelus_engine::Span::new(0, 10).unwrap();
    let origins = Some(vec![Origin { span, source: Some(source), url: None, note: None }]);
    let edit = obelus_engine::DocumentEdit { origins, ..Default::default() };
    obelus_engine::edit_document(&mut bench.writer, document, edit).unwrap();
    let mut value: serde_json::Value = serde_json::from_str(&bench.json()).unwrap();
    let at = value["claims"][0]["created"].clone();
    value["claims"][0]["evidence"] = json!([{ "id": "00000000-0000-7000-8000-00000000abcd", "stance": "supports",
        "source": source.to_string(), "annotator": value["annotators"][0]["id"], "created": at, "modified": at }]);
    obelus_engine::load(&mut bench.writer, value.to_string().as_bytes(), Leave::None).unwrap();
}

#[test]
fn a_source_that_is_named_stays_until_it_is_merged_away() {
    let mut bench = Bench::new(1);
    let into = create_source(&mut bench.writer, book("Stalin"), None).unwrap().value;
    let mut twin = book("Stalin");
    twin.insert("publisher".to_owned(), json!("Macmillan"));
    twin.insert("title".to_owned(), json!("STALIN"));
    twin.insert("id".to_owned(), json!("twin"));
    twin.insert("custom".to_owned(), json!({ "bibtex": { "fields": { "keywords": "kept" } } }));
    let from = create_source(&mut bench.writer, twin, Some(Grade::A)).unwrap().value;
    use_source(&mut bench, from);
    let listed = all(&bench);
    assert_eq!((listed[0].same.as_slice(), listed[1].same.as_slice()), ([from].as_slice(), [into].as_slice()));
    assert_eq!((listed[1].evidence, listed[1].origins), (1, 1));
    let refused = delete_source(&mut bench.writer, from);
    assert!(matches!(refused, Err(EngineError::SourceInUse { uses: 2, .. })), "{refused:?}");
    let before = bench.json();
    merge_sources(&mut bench.writer, into, vec![from, into, from]).unwrap();
    let [merged] = all(&bench).try_into().unwrap();
    assert_eq!((merged.source.id, merged.evidence, merged.origins, merged.source.grade), (into, 1, 1, Some(Grade::A)));
    assert_eq!((&merged.source.csl["title"], &merged.source.csl["publisher"]), (&json!("Stalin"), &json!("Macmillan")));
    assert_eq!(
        (merged.key.as_str(), &merged.source.csl["custom"]["bibtex"]["fields"]["keywords"]),
        ("twin", &json!("kept"))
    );
    assert_eq!(merged.source.extra["merged"][0]["title"], json!("STALIN"));
    undo(&mut bench.writer).unwrap();
    assert_eq!(bench.json(), before);
    assert!(merge_sources(&mut bench.writer, into, vec![SourceId(uuid::Uuid::nil())]).is_err());
    assert_eq!(bench.json(), before);
}
