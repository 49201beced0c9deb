//! What is found with and without the index is the same; what is common is answered without all of it being looked at.

use obelus_testkit::{CountedIds, TRAPS, TickingClock};
use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::search::query::Query;
use crate::{Details, Reader, SameBytes, Writer, import_document, prepare, read};

fn library(texts: &[String]) -> (TempDir, Reader) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.obelus");
    let ids = Box::new(CountedIds::from(1));
    let mut writer = Writer::create(&path, "p", Box::new(TickingClock::default()), ids).unwrap();
    for text in texts {
        let reading = read(text.as_bytes(), &Default::default()).unwrap();
        let prepared = prepare(text.clone().into_bytes(), None, reading);
        import_document(&mut writer, prepared, Details::default(), SameBytes::Again).unwrap();
    }
    drop(writer);
    let reader = Reader::open(&path).unwrap();
    (folder, reader)
}

fn sought(query: &str) -> Sought {
    Query::read(query).sought.unwrap()
}

#[test]
fn what_stands_in_a_piece_is_what_the_index_says() {
    let words = ["red", "comet", "came", "in", "may", "中国人", "Élan", "comets", "1910"];
    let texts: Vec<String> = (0..40usize)
        .map(|number| {
            let pick = |at: usize| words[(number * 7 + at * at * 3 + number / 3) % words.len()];
            (0..6).map(pick).collect::<Vec<_>>().join(if number % 2 == 0 { " " } else { ", " })
        })
        .chain([TRAPS.to_owned()])
        .collect();
    let (_folder, reader) = library(&texts);
    let part = prop_oneof![
        proptest::sample::select(&[
            "red",
            "comet",
            "com*",
            "c*",
            "中国",
            "国",
            "\"came in\"",
            "\"in ma\"*",
            "elan",
            "1910"
        ]),
        proptest::sample::select(&[
            "died",
            "stalin",
            "1940年",
            "\"in mexico\"",
            "שלום",
            "(red OR may)",
            "-comet",
            "-c*"
        ]),
    ];
    let queries = proptest::collection::vec((part, proptest::bool::ANY), 1..4);
    proptest!(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() }, |(parts in queries)| {
        let joined = parts.iter().map(|(part, is_or)| format!("{part}{}", if *is_or { " OR " } else { " " }));
        let query = Query::read(&joined.collect::<String>());
        let Some(sought) = query.sought else { return Ok(()) };
        reader.read(|rows| {
            let (by_index, _) = rows.rank_pieces(&sought, &Among::All, (999, 999), |_| true)?;
            let mut by_index: Vec<PieceRow> = by_index.into_iter().map(|(row, _)| row).collect();
            by_index.sort_unstable();
            let mut pieces = rows.pieces();
            let mut by_words = Vec::new();
            for row in rows.newest_pieces(&Among::All, 999)? {
                if Words::of(&pieces.read(row)?.unwrap().text).have(&sought) {
                    by_words.push(row);
                }
            }
            by_words.sort_unstable();
            assert_eq!(by_index, by_words, "{sought:?}");
            // By way of the texts the same are found, whatever the beginning is worth.
            if let Some(found) = find_short(rows, &sought, &Among::All, 3, 999)? {
                let mut found: Vec<PieceRow> = found.rows.into_iter().map(|(row, _)| row).collect();
                found.sort_unstable();
                assert!(found == by_words, "{sought:?}");
            }
            Ok(())
        }).unwrap();
    });
}

#[test]
fn of_what_is_common_the_newest_is_answered_and_said_to_be_a_part() {
    let texts: Vec<String> = (0..120).map(|number| format!("Comet number {number} was seen.")).collect();
    let (_folder, reader) = library(&texts);
    reader
        .read(|rows| {
            let found = find_short(rows, &sought("c*"), &Among::All, 3, 10)?.unwrap();
            assert_eq!((found.rows.len(), found.reach.is_exact), (10, false));
            assert_eq!(found.reach.total, COMPARED as u64);
            // What is rarer than that is for the index to find.
            assert!(find_short(rows, &sought("x*"), &Among::All, 3, 10)?.is_none());
            let both = find_short(rows, &sought("s* 77"), &Among::All, 3, 10)?.unwrap();
            assert_eq!((both.rows.len(), both.reach), (1, Reach { total: 1, is_exact: true }));
            let none = find_short(rows, &sought("77 -s*"), &Among::All, 3, 10)?.unwrap();
            assert_eq!(none.reach, Reach { total: 0, is_exact: true });
            let all = find_by_index(rows, &sought("comet"), &Among::All, 10)?;
            assert_eq!((all.rows.len(), all.reach), (10, Reach { total: 120, is_exact: true }));
            Ok(())
        })
        .unwrap();
}
