//! Origins of runs: said over a selection, cut by what is said later, taken back.

use obelus_engine::{EngineError, OriginDraft, clear_origin, set_origin, undo};
use obelus_model::{DocumentId, Origin};
use obelus_testkit::TRAPS;
use proptest::prelude::*;

use crate::Bench;

fn draft(note: &str) -> OriginDraft {
    OriginDraft { note: Some(note.to_owned()), ..OriginDraft::default() }
}

fn runs(bench: &Bench, document: DocumentId) -> Vec<(u32, u32, String)> {
    let found = bench.writer.rows().find_document(document).unwrap().unwrap();
    let told = |origin: Origin| (origin.span.start(), origin.span.end(), origin.note.unwrap_or_default());
    found.origins.into_iter().map(told).collect()
}

fn run(start: u32, end: u32, note: &str) -> (u32, u32, String) {
    (start, end, note.to_owned())
}

#[test]
fn what_is_said_last_cuts_what_was_said_before() {
    let mut bench = Bench::new(1);
    let document = bench.import(&"word ".repeat(20));
    set_origin(&mut bench.writer, document, 0, 50, draft("a")).unwrap();
    set_origin(&mut bench.writer, document, 20, 30, draft("b")).unwrap();
    assert_eq!(runs(&bench, document), [run(0, 20, "a"), run(20, 30, "b"), run(30, 50, "a")]);
    // Said back, it is one run again, for the parts touch and say the same.
    set_origin(&mut bench.writer, document, 20, 30, draft("a")).unwrap();
    assert_eq!(runs(&bench, document), [run(0, 50, "a")]);
    clear_origin(&mut bench.writer, document, 10, 15).unwrap();
    assert_eq!(runs(&bench, document), [run(0, 10, "a"), run(15, 50, "a")]);
    undo(&mut bench.writer).unwrap();
    assert_eq!(runs(&bench, document), [run(0, 50, "a")]);
    set_origin(&mut bench.writer, document, 60, 70, OriginDraft::default()).unwrap();
    assert_eq!(runs(&bench, document), [run(0, 50, "a"), run(60, 70, "")]);
    clear_origin(&mut bench.writer, document, 0, 100).unwrap();
    assert_eq!(runs(&bench, document), []);
}

#[test]
fn a_run_lies_in_the_text_and_cuts_no_character() {
    let mut bench = Bench::new(1);
    let document = bench.import(TRAPS);
    for (start, end) in [(5, 5), (9, 5), (0, 10_000), (13, 20)] {
        let refused = set_origin(&mut bench.writer, document, start, end, draft("a"));
        assert!(matches!(refused, Err(EngineError::Span(_))), "{start}..{end}");
    }
    let unknown = obelus_model::SourceId(uuid::Uuid::nil());
    let refused = set_origin(&mut bench.writer, document, 0, 6, OriginDraft { source: Some(unknown), ..draft("a") });
    assert!(matches!(refused, Err(EngineError::NotFound(_))));
    assert_eq!(runs(&bench, document), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// After any number of them, each code point has the origin that was said of it last, and no run overlaps another.
    #[test]
    fn each_place_has_what_was_said_of_it_last(
        said in proptest::collection::vec((0u32..40, 1u32..20, proptest::option::of(0u8..3)), 1..12),
    ) {
        let mut bench = Bench::new(1);
        let document = bench.import(&"a".repeat(60));
        let mut expected: Vec<Option<u8>> = vec![None; 60];
        for (start, length, what) in said {
            let end = start + length;
            match what {
                Some(note) => set_origin(&mut bench.writer, document, start, end, draft(&note.to_string())).unwrap(),
                None => clear_origin(&mut bench.writer, document, start, end).unwrap(),
            };
            expected[start as usize..end as usize].fill(what);
        }
        let mut there: Vec<Option<u8>> = vec![None; 60];
        let mut reach = 0;
        for (start, end, note) in runs(&bench, document) {
            prop_assert!(start >= reach && end > start);
            reach = end;
            there[start as usize..end as usize].fill(Some(note.parse().unwrap()));
        }
        prop_assert_eq!(there, expected);
    }
}
