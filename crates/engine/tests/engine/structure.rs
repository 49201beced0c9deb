//! Documents with a structure: passages carry their page, originals come back, another way of reading carries over.

use obelus_engine::{
    Ask, ClaimEdit, Details, EngineError, Leave, Outcome, Place, Reader, SameBytes, Way, document_structure,
    find_original, import_document, judge_claim, load, prepare, read, reread_document, undo,
};
use obelus_model::{Anchoring, DocumentId, Verdict};

use crate::Bench;

const PAGE: &[u8] = br#"<!doctype html><html lang="en"><head><title>The ferry</title><meta name="author" content="A. Writer">
    </head><body><nav><a href="/">Home</a> <a href="/more">More of this</a></nav><article><h1>The ferry</h1>
    <p><span role="doc-pagebreak" aria-label="12"></span>The ferry lay fast at the second pier, and her captain walked ashore for bread.
    Nobody had seen such ice since the year in which the lighthouse was built.
    <span role="doc-pagebreak" aria-label="13"></span>Two men measured it. One of them wrote that it was eleven feet thick, the other four.</p>
    </article></body></html>"#;

fn ask(way: Option<Way>) -> Ask {
    Ask { name: Some("ferry.html".to_owned()), way, ..Ask::default() }
}

fn bring_in(bench: &mut Bench) -> obelus_engine::Imported {
    let prepared = prepare(PAGE.to_vec(), Some("ferry.html".to_owned()), read(PAGE, &ask(None)).unwrap());
    import_document(&mut bench.writer, prepared, Details::default(), SameBytes::Known).unwrap().value
}

fn judge(bench: &mut Bench, document: DocumentId, quote: &str) {
    let place = Place::Quote { quote: quote.to_owned(), occurrence: None };
    judge_claim(&mut bench.writer, document, &place, Verdict::Dubious, ClaimEdit::default()).unwrap();
}

fn reader(bench: &Bench) -> Reader {
    Reader::open(&bench.folder.path().join("test.obelus")).unwrap()
}

#[test]
fn what_a_page_says_of_itself_is_kept_and_passages_carry_their_page() {
    let mut bench = Bench::new(1);
    let imported = bring_in(&mut bench);
    let document = imported.document;
    assert_eq!((document.title.as_str(), document.language.as_deref()), ("The ferry", Some("en")));
    assert_eq!(document.authors, [serde_json::json!({ "literal": "A. Writer" })]);
    judge(&mut bench, document.id, "lay fast at the second pier");
    judge(&mut bench, document.id, "the lighthouse was built. Two men measured it.");
    judge(&mut bench, document.id, "eleven feet thick");
    let mut pages: Vec<_> =
        bench.writer.rows().claims().unwrap().into_iter().map(|claim| claim.passages[0].passage.page.clone()).collect();
    pages.sort();
    assert_eq!(pages, [Some("12".to_owned()), Some("12-13".to_owned()), Some("13".to_owned())]);
    assert!(bench.json().contains(r#""page": "12-13""#));
}

#[test]
fn an_original_that_json_does_not_hold_comes_back_with_its_file() {
    let mut bench = Bench::new(1);
    let document = bring_in(&mut bench).document.id;
    judge(&mut bench, document, "eleven feet thick");
    let json = bench.json();
    let mut fresh = Bench::new(2);
    load(&mut fresh.writer, json.as_bytes(), Leave::None).unwrap();
    assert!(matches!(find_original(&reader(&fresh), document), Err(EngineError::OriginalMissing)));
    assert!(document_structure(&mut reader(&fresh), document).unwrap().blocks.is_empty());
    let again = bring_in(&mut fresh);
    assert_eq!((again.document.id, again.outcome), (document, Outcome::Known));
    assert_eq!(find_original(&reader(&fresh), document).unwrap().bytes, PAGE);
    assert!(document_structure(&mut reader(&fresh), document).unwrap().blocks.len() > 1);
    assert_eq!(fresh.writer.rows().documents().unwrap().len(), 1);
    assert_eq!(fresh.json(), json);
    // Nothing is left to bring a second time.
    let history = fresh.writer.rows().history(u32::MAX, None).unwrap().len();
    bring_in(&mut fresh);
    assert_eq!(fresh.writer.rows().history(u32::MAX, None).unwrap().len(), history);
}

#[test]
fn the_whole_page_is_a_new_version_in_which_passages_are_found_again() {
    let mut bench = Bench::new(1);
    let document = bring_in(&mut bench).document.id;
    judge(&mut bench, document, "eleven feet thick");
    let before = bench.json();
    let whole = read(PAGE, &ask(Some(Way::Whole))).unwrap();
    assert!(whole.text.as_str().contains("More of this"));
    reread_document(&mut bench.writer, document, &whole).unwrap();
    let passage = bench.writer.rows().claims().unwrap().remove(0).passages.remove(0).passage;
    assert_eq!((passage.version, passage.page.as_deref()), (2, Some("13")));
    assert!(matches!(passage.anchoring, Anchoring::Exact | Anchoring::Moved));
    assert_eq!(find_original(&reader(&bench), document).unwrap().ask.way, Some(Way::Whole));
    undo(&mut bench.writer).unwrap();
    assert_eq!(bench.json(), before);
}

#[test]
fn a_run_of_known_origin_goes_along_to_the_whole_page_and_one_that_is_not_there_goes() {
    let mut bench = Bench::new(1);
    let document = bring_in(&mut bench).document.id;
    let text = obelus_engine::document_text(&mut reader(&bench), document).unwrap();
    let place = |words: &str| obelus_engine::list_occurrences(&mut reader(&bench), document, words).unwrap()[0];
    let (ice, men) = (place("Nobody had seen such ice"), place("the other four."));
    let draft = obelus_engine::OriginDraft { note: Some("the almanac".to_owned()), ..Default::default() };
    obelus_engine::set_origin(&mut bench.writer, document, ice.start(), men.end(), draft).unwrap();
    let run = obelus_engine::Span::new(ice.start(), men.end()).unwrap();
    let words = text.slice(run).unwrap().to_owned();
    let whole = read(PAGE, &ask(Some(Way::Whole))).unwrap();
    reread_document(&mut bench.writer, document, &whole).unwrap();
    let carried = bench.writer.rows().find_document(document).unwrap().unwrap().origins;
    assert_eq!(carried.len(), 1);
    assert_eq!(
        (whole.text.slice(carried[0].span), carried[0].note.as_deref()),
        (Some(words.as_str()), Some("the almanac"))
    );
    assert_ne!(carried[0].span, run);
    // Back to the main text, with a run on what only the whole page has.
    let menu = obelus_engine::list_occurrences(&mut reader(&bench), document, "More of this").unwrap()[0];
    let draft = obelus_engine::OriginDraft::default();
    obelus_engine::set_origin(&mut bench.writer, document, menu.start(), menu.end(), draft).unwrap();
    let before = bench.json();
    reread_document(&mut bench.writer, document, &read(PAGE, &ask(None)).unwrap()).unwrap();
    let carried = bench.writer.rows().find_document(document).unwrap().unwrap().origins;
    assert_eq!(carried.iter().map(|run| run.span).collect::<Vec<_>>(), [run]);
    undo(&mut bench.writer).unwrap();
    assert_eq!(bench.json(), before);
}
