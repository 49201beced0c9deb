//! The real text from end to end: imported, judged sentence by sentence, exported, loaded, exported again.
//! The text is not part of the project; where it does not lie beside it the test is skipped and says so.

use std::path::PathBuf;

use obelus_desk::model::{Certainty, DocumentId, Kind, ReasonCode, Verdict};
use obelus_desk::wire::{ClaimEdit, CreateTag, HighlightPassage, JudgeClaim, LinkClaims, Place, ReasonRow, Written};
use obelus_desk::{Access, Desk};
use serde_json::json;

use crate::room::{Room, without};

fn splice() -> Option<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/trotsky-stalin-splice.txt");
    if path.is_file() {
        return Some(path.to_string_lossy().into_owned());
    }
    eprintln!("skipped: {} is not here", path.display());
    None
}

/// What is said of a sentence, by its number: every verdict, with all that goes with it.
fn judgement(document: DocumentId, number: u32, tag: &str) -> JudgeClaim {
    let turn = number as usize;
    let (verdict, edit) = match number % 3 {
        0 => (Verdict::Sourced, ClaimEdit { note: Some(Some(format!("note *{number}*"))), ..ClaimEdit::default() }),
        1 => {
            let code = ReasonCode::ALL[turn % ReasonCode::ALL.len()];
            let reasons = Some(vec![ReasonRow { code, text: Some(format!("because {number}")) }]);
            let tags = Some(vec![tag.parse().unwrap()]);
            let certainty = Some(Certainty::Unsure);
            (Verdict::Dubious, ClaimEdit { reasons, tags, certainty, ..ClaimEdit::default() })
        }
        _ => {
            let kind = Some(Some(Kind::ALL[turn % Kind::ALL.len()]));
            (Verdict::NotAClaim, ClaimEdit { kind, ..ClaimEdit::default() })
        }
    };
    JudgeClaim { document, place: Place::Sentence { number }, verdict, edit }
}

/// Judges every sentence in one process, and marks and links some.
async fn judge_all(library: &std::path::Path, document: DocumentId, sentences: u32) {
    let desk = Desk::open(library, Access::Write).unwrap();
    let tag =
        CreateTag { name: "scraped".to_owned(), color: None, definition: Some("from a page".to_owned()), parent: None };
    let tag = desk.ask::<_, Written>("create_tag", &tag).await.unwrap().id.unwrap();
    let mut claims = Vec::new();
    for number in 1..=sentences {
        let written: Written = desk.ask("judge_claim", &judgement(document, number, &tag)).await.unwrap();
        claims.push(written.id.unwrap().parse().unwrap());
    }
    for pair in claims.chunks_exact(20) {
        let link = LinkClaims { from: pair[0], relation: "contradicts".parse().unwrap(), to: pair[1], note: None };
        let _: Written = desk.ask("link_claims", &link).await.unwrap();
    }
    for start in (0..20_000).step_by(1000) {
        let place = Place::Span { start, end: start + 600 };
        let mark = HighlightPassage { document, place, color: None, note: None, tags: Vec::new() };
        let _: Written = desk.ask("highlight_passage", &mark).await.unwrap();
    }
}

#[test]
fn the_real_text_is_judged_and_handed_on_and_comes_back() {
    let Some(splice) = splice() else { return };
    let room = Room::new();
    let imported = room.json(&["import", &splice]).value();
    assert_eq!(imported[0]["characters"], 25270);
    let id = imported[0]["document"].as_str().unwrap();
    let sentences = imported[0]["sentences"].as_u64().unwrap();
    assert_eq!(room.run(&["text", id]).out, std::fs::read_to_string(&splice).unwrap());
    assert_eq!(room.run(&["text", id, "--sentences"]).out.lines().count() as u64, sentences);

    let library = room.path().join("library/l.obelus");
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(judge_all(&library, id.parse().unwrap(), sentences as u32));
    let progress = room.json(&["documents"]).value();
    assert_eq!(progress[0]["judged"], json!(sentences));
    assert_eq!(room.json(&["verify"]).value()["findings"], json!([]));

    for format in [&["--format", "obelus"][..], &["--with-text"], &["--format", "csv"], &["--format", "w3c"]] {
        let export = |file| room.json(&[&["export", "-o", file], format].concat()).value();
        assert_eq!(export("once")["claims"], json!(sentences));
        export("twice");
        let (once, twice) = (room.read("once"), room.read("twice"));
        match format {
            [_, "csv"] => assert!(once == twice, "two exports as CSV differ"),
            [_, "w3c"] => assert!(once == twice, "two exports as Web Annotation differ"),
            _ => assert!(without(&once, &["exported"]) == without(&twice, &["exported"]), "two exports differ"),
        }
    }

    for file in ["once.xlsx", "twice.xlsx"] {
        assert_eq!(room.json(&["export", "-o", file, "--format", "xlsx"]).value()["claims"], json!(sentences));
    }
    let bytes = |file: &str| std::fs::read(room.path().join(file)).unwrap();
    assert!(bytes("once.xlsx") == bytes("twice.xlsx"), "two exports as XLSX differ");

    room.run(&["export", "--with-text", "-o", "all.json"]);
    let loaded = room.json(&["--library", "fresh.obelus", "load", "all.json"]).value();
    // The passages of the claims, and 20 highlights.
    assert_eq!(loaded["passages"]["exact"], json!(sentences + 20), "{loaded}");
    room.run(&["--library", "fresh.obelus", "export", "--with-text", "-o", "back.json"]);
    let but_for = ["exported", "generator"];
    assert!(without(&room.read("back.json"), &but_for) == without(&room.read("all.json"), &but_for));
}

#[test]
fn sentences_are_judged_one_process_each() {
    let Some(splice) = splice() else { return };
    let room = Room::new();
    let imported = room.json(&["import", &splice, "--title", "splice"]).value();
    // All of them takes seconds, which are worth it only to whoever wants the figure.
    let all = std::env::var_os("OBELUS_SLOW").is_some();
    let last = if all { imported[0]["sentences"].as_u64().unwrap() } else { 12 };
    let begun = std::time::Instant::now();
    for number in 1..=last {
        let number = number.to_string();
        room.json(&["judge", "splice", "--sentence", &number, "--verdict", "dubious", "--reason", "no-source"]).value();
    }
    println!("{last} sentences judged, one process each: {:?} (debug build)", begun.elapsed());
    assert_eq!(room.json(&["documents"]).value()[0]["judged"], json!(last));
}
