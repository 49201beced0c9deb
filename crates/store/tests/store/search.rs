//! The index of words: it holds what the tables and texts hold, word by word, and answers what is asked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use obelus_index::Entries;
use obelus_model::*;
use obelus_store::{Among, Library as Store, Narrow, Order, Part, Reader, Sought, fields};
use obelus_text::{Phrase, folded, pieces};
use rusqlite::Connection;
use uuid::Uuid;

use crate::samples::{Desk, TEXT};

/// Row and column of an index.
type Cell = (i64, String);

/// Every word of an index where it stands.
fn indexed(connection: &Connection, table: &str) -> BTreeMap<Cell, Vec<String>> {
    let sql = format!("CREATE VIRTUAL TABLE temp.words_of USING fts5vocab(main, {table}, instance)");
    connection.execute_batch(&sql).unwrap();
    let mut words: BTreeMap<Cell, Vec<String>> = BTreeMap::new();
    {
        let sql = "SELECT term, doc, col, \"offset\" FROM temp.words_of ORDER BY doc, col, \"offset\"";
        let mut statement = connection.prepare(sql).unwrap();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cell = (row.get(1).unwrap(), row.get(2).unwrap());
            let offset: u32 = row.get(3).unwrap();
            let there = words.entry(cell).or_default();
            assert_eq!(there.len(), offset as usize, "a word is missing");
            there.push(row.get(0).unwrap());
        }
    }
    connection.execute_batch("DROP TABLE temp.words_of").unwrap();
    words
}

/// Every word of the texts where it stands: by text and piece.
fn indexed_texts(connection: &Connection) -> BTreeMap<(i64, u32), Vec<String>> {
    let mut statement = connection.prepare("SELECT text, segment, first, count, words FROM search_part").unwrap();
    let mut rows = statement.query([]).unwrap();
    let mut found = BTreeMap::new();
    let mut segments = BTreeSet::new();
    while let Some(row) = rows.next().unwrap() {
        let (text, segment): (i64, i64) = (row.get(0).unwrap(), row.get(1).unwrap());
        let (first, count, words): (u32, u32, u32) = (row.get(2).unwrap(), row.get(3).unwrap(), row.get(4).unwrap());
        segments.insert(segment);
        let mut pieces: Vec<BTreeMap<u32, String>> = vec![BTreeMap::new(); count as usize];
        let sql = "SELECT entries, places FROM search_block WHERE segment = ?1 ORDER BY first";
        let mut statement = connection.prepare(sql).unwrap();
        let mut blocks = statement.query([segment]).unwrap();
        while let Some(block) = blocks.next().unwrap() {
            let (entries, places): (Vec<u8>, Vec<u8>) = (block.get(0).unwrap(), block.get(1).unwrap());
            let mut entries = Entries::of(&entries);
            while let Some(entry) = entries.read().unwrap() {
                let mut places = entry.places(&places).unwrap();
                for hit in entry.hits() {
                    let hit = hit.unwrap();
                    let mut stands = Vec::new();
                    hit.take_places(&mut places, &mut stands).unwrap();
                    let piece = hit.piece.checked_sub(first).and_then(|piece| pieces.get_mut(piece as usize));
                    let Some(piece) = piece else { continue };
                    for place in stands {
                        assert_eq!(piece.insert(place, entry.word.to_owned()), None, "two words in one place");
                    }
                }
            }
        }
        assert_eq!(pieces.iter().map(BTreeMap::len).sum::<usize>(), words as usize);
        for (number, piece) in (0..).zip(pieces) {
            assert!(piece.keys().copied().eq(0..piece.len() as u32), "a word is missing");
            found.insert((text, number), piece.into_values().collect());
        }
    }
    let sql = "SELECT DISTINCT segment FROM search_block";
    let mut statement = connection.prepare(sql).unwrap();
    let written: BTreeSet<i64> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(written.is_subset(&segments), "words of no text");
    found
}

fn put(expected: &mut BTreeMap<Cell, Vec<String>>, row: i64, column: &str, words: &str) {
    if !words.is_empty() {
        expected.insert((row, column.to_owned()), words.split(' ').map(str::to_owned).collect());
    }
}

/// Holds the index against what it is made of.
pub fn check_index(path: &Path, store: &Store) {
    let connection = Connection::open(path).unwrap();
    let rows = store.rows();
    let mut records: Vec<Record> = rows.documents().unwrap().into_iter().map(Record::Document).collect();
    records.extend(rows.claims().unwrap().into_iter().map(Record::Claim));
    records.extend(rows.highlights().unwrap().into_iter().map(Record::Highlight));
    records.extend(rows.sources().unwrap().into_iter().map(Record::Source));
    for claim in rows.claims().unwrap() {
        records.extend(rows.evidence_of_claim(claim.id).unwrap().into_iter().map(Record::Evidence));
    }
    let mut expected = BTreeMap::new();
    for record in &records {
        let id: Uuid = record.key().id.parse().unwrap();
        let sql = "SELECT number FROM search_record WHERE id = ?1 AND noun = ?2";
        let number = connection.query_row(sql, (id, record.key().noun.code()), |row| row.get(0)).unwrap();
        let fields = fields(record).unwrap();
        put(&mut expected, number, "title", &folded(&fields.title));
        let body = fields.body.iter().map(|field| folded(field)).filter(|words| !words.is_empty());
        let body: Vec<String> = body.collect();
        put(&mut expected, number, "body", &body.join(" \u{b6} "));
    }
    let count = |table: &str| {
        let sql = format!("SELECT count(*) FROM {table}");
        connection.query_row(&sql, [], |row| row.get::<_, u32>(0)).unwrap() as usize
    };
    assert_eq!(count("search_record"), records.len());
    assert_eq!(count("search_in_records_docsize"), records.len());
    assert_eq!(indexed(&connection, "search_in_records"), expected);
    let mut expected = BTreeMap::new();
    for document in rows.documents().unwrap() {
        let version = rows.find_version(document.id, document.version).unwrap().unwrap();
        let text = rows.text(&version.text_sha256).unwrap().unwrap();
        let sql = "SELECT number FROM search_text WHERE document = ?1 AND text_sha256 = ?2";
        let values = (document.id.0, version.text_sha256.as_str());
        let number: i64 = connection.query_row(sql, values, |row| row.get(0)).unwrap();
        let pieces = pieces(&text);
        let ends = pieces.iter().skip(1).map(|piece| piece.byte as usize).chain([text.len()]);
        for ((piece, end), at) in pieces.iter().zip(ends).zip(0..) {
            let words = folded(&text[piece.byte as usize..end]);
            expected.insert((number, at), words.split_terminator(' ').map(str::to_owned).collect());
        }
    }
    assert_eq!(count("search_text"), rows.documents().unwrap().len());
    assert_eq!(indexed_texts(&connection), expected);
}

fn word(word: &str) -> Sought {
    Sought::Phrase(Phrase::new(word))
}

#[test]
fn a_text_of_many_pieces_is_found_and_cut_from_what_is_stored() {
    let (mut desk, mut store) = Desk::new();
    let text: String = (0..900).map(|number| format!("Überall wurde Komet Nr{number} gesehen.\n")).collect();
    let (document, version) = desk.document();
    let hash = obelus_store::sha256(text.as_bytes());
    let length = u32::try_from(text.chars().count()).unwrap();
    let version = Version { sha256: hash.clone(), text_sha256: hash, length, ..version };
    let document = Document { origins: Vec::new(), ..document };
    desk.write(&mut store, Verb::ImportDocument, |tx| {
        tx.put(Record::Document(document.clone())).unwrap();
        tx.put(Record::Version(version)).unwrap();
        tx.keep(text.as_bytes()).unwrap();
    });
    check_index(&desk.path, &store);
    let characters: Vec<char> = text.chars().collect();
    let rows = store.rows();
    let mut pieces = rows.pieces();
    for number in [0, 17, 450, 899] {
        let sought = Sought::Phrase(Phrase::new(&format!("komet nr{number} gesehen")));
        let found = store.rows().seek_pieces(&sought, &Among::All, Order::Rank, 5).unwrap();
        assert_eq!(found.len(), 1, "{number}");
        for around in [0, 30] {
            let piece = pieces.read_within(found[0].0, around).unwrap().unwrap();
            let start = piece.start as usize;
            let length = piece.text.chars().count();
            assert_eq!(piece.text, characters[start..start + length].iter().collect::<String>());
            assert_eq!(piece.document, document.id);
            assert!(piece.text.contains(&format!("Komet Nr{number} ")));
            assert!(around > 0 || piece.own == (0..u32::try_from(length).unwrap()));
        }
    }
    let reach = store.rows().count_pieces(&word("komet"), &Among::All, 10).unwrap();
    assert_eq!((reach.total, reach.is_exact), (10, false));
    let newest = store.rows().seek_pieces(&word("komet"), &Among::All, Order::Newest, 99).unwrap();
    assert!(newest.len() > 20 && newest.is_sorted_by(|one, next| one.0 > next.0));
    let (best, reach) = store.rows().rank_pieces(&word("komet"), &Among::All, (99, 3), |_| true).unwrap();
    assert_eq!((best.len(), reach.total, reach.is_exact), (3, newest.len() as u64, true));
    drop(pieces);
    let op = desk.op(Verb::Undo);
    store.undo(op).unwrap();
    check_index(&desk.path, &store);
    assert_eq!(store.rows().seek_pieces(&word("komet"), &Among::All, Order::Newest, 5).unwrap(), []);
}

/// Brings a text in.
fn bring(desk: &mut Desk, store: &mut Store, text: &str) {
    let (document, version) = desk.document();
    let hash = obelus_store::sha256(text.as_bytes());
    let length = u32::try_from(text.chars().count()).unwrap();
    let version = Version { sha256: hash.clone(), text_sha256: hash, length, ..version };
    desk.write(store, Verb::ImportDocument, |tx| {
        tx.put(Record::Document(Document { origins: Vec::new(), ..document })).unwrap();
        tx.put(Record::Version(version)).unwrap();
        tx.keep(text.as_bytes()).unwrap();
    });
}

#[test]
fn a_stop_between_two_questions_of_a_search_is_heard() {
    let (mut desk, mut store) = Desk::new();
    for number in 0..3 {
        bring(&mut desk, &mut store, &format!("Komet {number}."));
    }
    let reader = Reader::open(&desk.path).unwrap();
    let stop = reader.interrupt();
    let gathered = reader.read(|rows| {
        rows.rank_pieces(&word("komet"), &Among::All, (99, 9), |_| {
            // No question to SQLite runs while this is called.
            stop.stop();
            true
        })
    });
    assert!(matches!(gathered, Err(obelus_store::StoreError::Interrupted)), "{gathered:?}");
    let found = reader.read(|rows| rows.count_pieces(&word("komet"), &Among::All, 99)).unwrap();
    assert_eq!(found.total, 3, "the next search is stopped, too");
}

#[test]
fn what_came_last_is_gathered_first_and_ends_where_it_is_enough() {
    let (mut desk, mut store) = Desk::new();
    for number in 0..6 {
        bring(&mut desk, &mut store, &"Komet ".repeat(number + 1));
    }
    let rank = |gathered, answered, enough: usize| {
        store.rows().rank_pieces(&word("komet"), &Among::All, (gathered, answered), |found| found < enough).unwrap()
    };
    let (all, reach) = rank(99, 99, 99);
    assert_eq!((all.len(), reach), (6, obelus_store::Reach { total: 6, is_exact: true }));
    assert!(
        all.is_sorted_by(|one, next| one.1 <= next.1 && one.0 > next.0),
        "{all:?}: what has it oftener fits better"
    );
    let (newest, reach) = rank(99, 99, 2);
    assert_eq!(reach, obelus_store::Reach { total: 2, is_exact: false });
    assert!(newest.iter().map(|(row, _)| row).eq(all.iter().take(2).map(|(row, _)| row)), "{newest:?}");
    let (best, reach) = rank(3, 1, 99);
    assert_eq!((best.len(), best[0].0), (1, all[0].0));
    assert_eq!(reach, obelus_store::Reach { total: 3, is_exact: false });
}

#[test]
fn a_word_in_one_of_many_texts_tells_much_and_one_in_all_of_them_next_to_nothing() {
    let (mut desk, mut store) = Desk::new();
    bring(&mut desk, &mut store, "Komet und Zeppelin");
    for number in 0..20 {
        bring(&mut desk, &mut store, &format!("Komet Komet {number}"));
    }
    let fit = |sought: &Sought| store.rows().seek_pieces(sought, &Among::All, Order::Rank, 1).unwrap()[0].1;
    assert!(fit(&word("zeppelin")) < -2.0 && fit(&word("komet")) > -0.1);
    let any = Sought::Any(vec![word("komet"), word("zeppelin")]);
    let both = Sought::All(vec![word("komet"), word("zeppelin")]);
    let best = store.rows().seek_pieces(&any, &Among::All, Order::Rank, 1).unwrap()[0];
    assert_eq!(best.0, store.rows().seek_pieces(&both, &Among::All, Order::Rank, 1).unwrap()[0].0);
}

#[test]
fn how_rare_a_word_is_says_what_is_there_and_not_what_is_gone() {
    let (mut desk, mut store) = Desk::new();
    // So many that they are joined into one segment; all but four are taken away again.
    for number in (0..4).rev().chain(100..115) {
        let text = match number {
            0 => "Meteor, Stein".to_owned(),
            1..4 => format!("Stein {number}"),
            _ => format!("Meteor {number}"),
        };
        bring(&mut desk, &mut store, &text);
    }
    for _ in 0..15 {
        let op = desk.op(Verb::Undo);
        store.undo(op).unwrap();
    }
    check_index(&desk.path, &store);
    let any = Sought::Any(vec![word("meteor"), word("stein")]);
    let ranked = store.rows().seek_pieces(&any, &Among::All, Order::Rank, 9).unwrap();
    assert_eq!(ranked.len(), 4);
    let first = store.rows().seek_pieces(&word("meteor"), &Among::All, Order::Newest, 9).unwrap();
    assert_eq!(ranked[0].0, first[0].0, "what is rare among what is there does not come first");
    assert!(ranked[0].1 < -0.5, "{ranked:?}: it weighs as if it stood everywhere");
}

#[test]
fn of_a_damaged_block_comes_no_piece_that_no_text_has() {
    let (mut desk, mut store) = Desk::new();
    bring(&mut desk, &mut store, "Komet");
    drop(store);
    // The word in a piece behind all others: 2^30 doubled, and one.
    let entries = "X'00056b6f6d65740105018180808008'";
    let connection = Connection::open(&desk.path).unwrap();
    connection.execute(&format!("UPDATE search_block SET entries = {entries}"), []).unwrap();
    drop(connection);
    let reader = Reader::open(&desk.path).unwrap();
    for sought in
        [word("komet"), Sought::Phrase(Phrase::new("kom").opened()), Sought::Phrase(Phrase::new("komet komet"))]
    {
        let found = reader.read(|rows| rows.seek_pieces(&sought, &Among::All, Order::Rank, 9)).unwrap();
        assert_eq!(found, [], "{sought:?}");
    }
    assert_eq!(reader.verify().unwrap(), [obelus_store::Finding::Index("texts")]);
}

#[test]
fn segments_are_joined_as_they_become_many_and_texts_that_are_gone_go_with_that() {
    let (mut desk, mut store) = Desk::new();
    for number in 0..100 {
        let text: String = (0..number % 7).map(|line| format!("Komet {number} Zeile {line}.\n")).collect();
        bring(&mut desk, &mut store, &text);
        // Of every five texts that come one is taken away again, and the next comes under its number.
        if number % 5 == 0 {
            let op = desk.op(Verb::Undo);
            store.undo(op).unwrap();
        }
        if number % 9 == 0 {
            check_index(&desk.path, &store);
            assert_eq!(store.rows().verify().unwrap(), []);
        }
    }
    check_index(&desk.path, &store);
    assert_eq!(store.rows().verify().unwrap(), []);
    let connection = Connection::open(&desk.path).unwrap();
    let segments: u32 =
        connection.query_row("SELECT count(DISTINCT segment) FROM search_part", [], |row| row.get(0)).unwrap();
    assert!(segments < 32, "{segments} segments are not joined");
    let newest = store.rows().seek_pieces(&word("komet"), &Among::All, Order::Newest, 99).unwrap();
    assert!(newest.len() > 60 && newest.is_sorted_by(|one, next| one.0 > next.0));
    let place = store.rows().seek_pieces(&word("komet"), &Among::All, Order::Place, 99).unwrap();
    assert!(place.into_iter().rev().eq(newest));
    for (sought, expected) in [("komet 97 zeile 5", 1), ("komet 95 zeile", 0), ("komet 92 zeile", 1)] {
        let found = store.rows().count_pieces(&word(sought), &Among::All, 99).unwrap();
        assert_eq!(found.total, expected, "{sought}");
    }
}

#[test]
fn another_version_of_a_text_takes_the_place_of_the_one_before() {
    let (mut desk, mut store) = Desk::new();
    let document = desk.import(&mut store);
    let text = "Ein Meteor.";
    let hash = obelus_store::sha256(text.as_bytes());
    let (_, version) = desk.document();
    let second = Version { document: document.id, number: 2, text_sha256: hash, length: 11, ..version };
    desk.write(&mut store, Verb::RereadDocument, |tx| {
        tx.keep(text.as_bytes()).unwrap();
        tx.put(Record::Version(second)).unwrap();
        tx.put(Record::Document(Document { version: 2, origins: Vec::new(), ..document })).unwrap();
    });
    check_index(&desk.path, &store);
    let count = |sought: &str| store.rows().count_pieces(&word(sought), &Among::All, 9).unwrap().total;
    assert_eq!((count("meteor"), count("comet")), (1, 0));
}

#[test]
fn what_narrows_a_search_is_asked_of_the_tables() {
    let (mut desk, mut store) = Desk::new();
    let document = desk.import(&mut store);
    let (tag, source) = (desk.tag("dates"), desk.source());
    let mut doubted = Claim { tags: vec![tag.id], note: Some("Ask".into()), ..desk.claim(document.id, 0, 26) };
    doubted.judge(Some(Verdict::Dubious));
    doubted.reasons.push(Reason { code: ReasonCode::Contradicted, text: Some("June elsewhere".into()) });
    let sourced = desk.claim(document.id, 27, 47);
    let evidence = Evidence { source: Some(source.id), ..desk.evidence(sourced.id, None) };
    let highlight = desk.highlight(document.id, 10, 30);
    let late = doubted.modified;
    desk.write(&mut store, Verb::Load, |tx| {
        let records = [
            Record::Tag(tag.clone()),
            Record::Source(source.clone()),
            Record::Claim(doubted.clone()),
            Record::Claim(sourced.clone()),
            Record::Evidence(evidence.clone()),
            Record::Highlight(highlight.clone()),
        ];
        records.into_iter().for_each(|record| tx.put(record).unwrap());
    });
    let check = |narrows: &[Narrow], expected: &[&dyn ToString]| {
        let found = store.rows().seek_records(None, narrows, Order::Newest, 99).unwrap();
        let mut found: Vec<String> = found.into_iter().map(|(key, _)| key.id).collect();
        let mut expected: Vec<String> = expected.iter().map(|id| id.to_string()).collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{narrows:?}");
        let counted = store.rows().count_records(None, narrows, 99).unwrap();
        assert_eq!(counted.total, found.len() as u64);
    };
    let (paper, first, second) = (document.id, doubted.id, sourced.id);
    let not = |narrow: Narrow| Narrow::Not(Box::new(narrow));
    check(&[], &[&paper, &first, &second, &evidence.id, &highlight.id, &source.id]);
    check(&[Narrow::Verdict(Some(Verdict::Dubious))], &[&first]);
    check(&[not(Narrow::Verdict(Some(Verdict::Dubious)))], &[&second]);
    check(&[Narrow::Verdict(None)], &[]);
    check(&[Narrow::Reason(ReasonCode::Contradicted)], &[&first]);
    check(&[not(Narrow::Reason(ReasonCode::Contradicted))], &[&second]);
    check(&[Narrow::Certainty(Certainty::Sure)], &[&first, &second]);
    check(&[Narrow::Kind(Kind::Opinion)], &[]);
    check(&[Narrow::Tags(vec![tag.id])], &[&first]);
    check(&[Narrow::Tags(Vec::new())], &[]);
    check(&[not(Narrow::Tags(vec![tag.id])), Narrow::Noun(vec![Noun::Claim, Noun::Document])], &[&second, &paper]);
    check(&[Narrow::Documents(vec![paper])], &[&paper, &first, &second, &evidence.id, &highlight.id]);
    check(&[Narrow::Sources(vec![source.id])], &[&source.id, &second, &evidence.id]);
    check(&[Narrow::Has(Part::Evidence)], &[&second]);
    check(&[not(Narrow::Has(Part::Evidence))], &[&first]);
    check(&[Narrow::Has(Part::Note)], &[&first]);
    check(&[Narrow::Has(Part::Quote)], &[&second, &evidence.id]);
    check(&[Narrow::Has(Part::Source)], &[&second, &evidence.id]);
    check(&[Narrow::Has(Part::Tag)], &[&first]);
    check(&[Narrow::Has(Part::Link)], &[]);
    check(&[Narrow::Has(Part::Reason), Narrow::Has(Part::Verdict)], &[&first]);
    check(&[Narrow::From(late)], &[&first, &second, &evidence.id, &highlight.id]);
    check(&[Narrow::Until(late)], &[&paper]);
    let found =
        store.rows().seek_records(Some(&word("june")), &[Narrow::Noun(vec![Noun::Claim])], Order::Rank, 9).unwrap();
    assert_eq!(found.len(), 2);
    let texts = |narrows: &[Narrow]| {
        let among = store.rows().texts_among(narrows).unwrap();
        store.rows().count_pieces(&word("comet"), &among, 9).unwrap().total
    };
    assert_eq!(texts(&[]), 1);
    assert_eq!(texts(&[Narrow::Documents(vec![paper])]), 1);
    assert_eq!(texts(&[Narrow::Documents(vec![DocumentId(desk.next())])]), 0);
    assert_eq!(texts(&[Narrow::Verdict(None)]), 0);
    assert!(TEXT.contains("comet"));
}

#[test]
fn a_reader_that_searched_finds_an_index_sound_that_the_writer_has_rebuilt_since() {
    let (mut desk, mut store) = Desk::new();
    let document = desk.import(&mut store);
    let reader = Reader::open(&desk.path).unwrap();
    let ask = || {
        reader.read(|rows| rows.seek_records(Some(&word("trotsky")), &[], Order::Rank, 10)).unwrap();
        reader.read(|rows| rows.count_pieces(&word("trotsky"), &Among::All, 10)).unwrap();
    };
    // Each write adds a part to the index, and every few parts are joined into one.
    for _ in 0..40 {
        ask();
        let claim = desk.claim(document.id, 0, 26);
        desk.write(&mut store, Verb::JudgeClaim, |tx| tx.put(Record::Claim(claim)).unwrap());
        assert_eq!(reader.verify().unwrap(), []);
    }
}
