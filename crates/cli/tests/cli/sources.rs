//! `sources`: bibliographies in and out, citing, grading, merging.

use serde_json::{Value, json};

use crate::room::Room;

const BIB: &str = "@book{service2004, author = {Service, Robert}, title = {{Stalin}: A Biography}, publisher = {Macmillan},\n\
    year = 2004, keywords = {kept}}\n@book{broken,\n  title = {x\n}\n@article{kotkin, author = {Kotkin, S.}, title = {Stalin},\n\
    journal = {J}, year = 2014, doi = {10.1000/abc}}\n";

fn with_sources() -> Room {
    let room = Room::new();
    room.file("a.bib", BIB);
    room.json(&["sources", "load", "a.bib"]).code.eq(&0).then_some(room).unwrap()
}

#[test]
fn a_file_comes_in_and_what_is_broken_is_named_by_its_line() {
    let room = Room::new();
    room.file("a.bib", BIB);
    let ran = room.json(&["sources", "load", "a.bib"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let expected = json!({ "added": 2, "known": 0, "changed": 0, "refused": [{ "line": 3, "entry": "broken", "detail": "unclosed" }] });
    assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap(), expected);
    let again = room.run_with_input(&["sources", "load", "-"], BIB.as_bytes());
    assert_eq!(
        again.out,
        "0 added, 2 there already, 1 not read\nline 3 (broken): a brace or quotation mark is not closed\n"
    );
    let history = room.json(&["history"]).value();
    assert_eq!(history.as_array().unwrap().len(), 2);
}

#[test]
fn they_are_listed_graded_merged_and_deleted() {
    let room = with_sources();
    let keys = |words: &[&str]| -> Vec<String> {
        let listed = room.json(&[&["sources", "list"], words].concat()).value();
        listed.as_array().unwrap().iter().map(|row| row["key"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(keys(&[]), ["service2004", "kotkin"]);
    assert_eq!(keys(&["STALIN", "2014"]), ["kotkin"]);
    room.json(&["sources", "grade", "service2004", "B"]).value();
    assert!(room.run(&["sources", "list"]).out.contains("service2004  B      0     Service 2004, Stalin\n"));
    room.json(&["sources", "grade", "Service2004", "none"]).value();
    let rows = room.json(&["sources", "list"]).value();
    assert_eq!(rows[0].get("grade"), None);
    let merged = room.json(&["sources", "merge", "service2004", "kotkin"]).value();
    assert_eq!(merged["id"], rows[0]["id"]);
    assert_eq!(room.json(&["sources", "list"]).value()[0]["csl"]["DOI"], "10.1000/abc");
    let id = rows[0]["id"].as_str().unwrap();
    room.json(&["sources", "delete", id]).value();
    assert_eq!(keys(&[]), Vec::<String>::new());
    room.json(&["undo", "2"]).value();
    assert_eq!(keys(&[]), ["service2004", "kotkin"]);
}

#[test]
fn they_go_out_in_every_form_and_come_back() {
    let room = with_sources();
    for format in ["bibtex", "biblatex", "ris", "csl"] {
        let exported = room.json(&["sources", "export", "--format", format, "-o", "out"]).value();
        assert_eq!(exported["sources"], 2, "{format}");
        assert_eq!(exported["bytes"].as_u64().unwrap() as usize, room.read("out").len());
        let other = Room::new();
        other.file("in", room.read("out"));
        assert_eq!(other.json(&["sources", "load", "in"]).code, 0);
        let csl = |room: &Room| -> Vec<Value> {
            room.json(&["sources", "list"]).value().as_array().unwrap().iter().map(|row| row["csl"].clone()).collect()
        };
        assert_eq!(csl(&other), csl(&room), "{format}");
    }
    let out = room.run(&["sources", "export", "-o", "-"]).out;
    assert!(
        out.contains("title = {{Stalin}},\n  subtitle") || out.contains("title = {{Stalin}: A Biography},"),
        "{out}"
    );
    assert!(out.contains("keywords = {kept},"), "{out}");
}

#[test]
fn they_are_cited_with_a_place() {
    let room = with_sources();
    let cited = room.json(&["sources", "cite", "service2004", "--style", "apa", "--page", "208-209"]).value();
    assert_eq!(
        cited,
        json!({ "text": "Service, R. (2004). Stalin: A Biography. Macmillan.",
            "html": "Service, R. (2004). <i>Stalin: A Biography</i>. Macmillan.", "inText": "(Service, 2004, pp. 208–209)" })
    );
    let said = room.run(&["sources", "cite", "service2004", "--locator", "folio=12v", "--language", "de"]).out;
    assert!(said.contains("12v") && said.lines().count() == 2, "{said}");
}

#[test]
fn what_cannot_be_is_refused() {
    let room = with_sources();
    room.file("no.bib", "no bibliography");
    assert_eq!(room.json(&["sources", "load", "no.bib"]).fault().0, "sources-unknown");
    assert_eq!(room.json(&["sources", "load", "gone.bib"]).fault().0, "file-missing");
    assert_eq!(room.json(&["sources", "cite", "nobody"]).fault().0, "not-found");
    let before = room.library_bytes();
    assert_eq!(room.json(&["sources", "export", "-o", "library/l.obelus"]).fault().0, "file-is-library");
    assert_eq!(before.keys().collect::<Vec<_>>(), room.library_bytes().keys().collect::<Vec<_>>());
}
