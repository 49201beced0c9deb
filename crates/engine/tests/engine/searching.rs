//! Searching: what is found, where, and what is said beside it; concordances, candidates, saved searches.

use obelus_engine::{
    AskCandidates, AskConcordance, CandidatesFor, ClaimEdit, EngineError, Found, LineOrder, Place, Search, TagDraft,
    concordance, create_tag, edit_document, forget_search, judge_claim, list_candidates, redo, remove_document,
    save_search, saved_searches, search, undo,
};
use obelus_model::{Noun, Verdict};

use crate::Bench;

const LETTER: &str =
    "Trotsky came to Kazan in August 1918.\n\nHe left by train. Émile Zola wrote „J’accuse“. 我是中国人。\n";

fn find(bench: &Bench, query: &str) -> Found {
    search(&mut bench.reader(), &Search { query: query.to_owned(), document: None, limit: 10 }).unwrap()
}

/// The nouns that are found, in order, with what is marked in each snippet.
fn told(found: &Found) -> Vec<(Noun, Vec<String>)> {
    let marked = |text: &str, marks: &[(u32, u32)]| {
        let cut = |&(start, end): &(u32, u32)| text.chars().skip(start as usize).take((end - start) as usize).collect();
        marks.iter().map(cut).collect()
    };
    found.hits.iter().map(|hit| (hit.key.noun, marked(&hit.snippet.text, &hit.snippet.marks))).collect()
}

#[test]
fn a_text_is_found_where_its_words_stand() {
    let mut bench = Bench::new(1);
    let document = bench.import(LETTER);
    let check = |query: &str, expected: &[&str]| {
        let found = find(&bench, query);
        assert_eq!((found.hits.len(), found.total, found.is_exact), (1, 1, true), "{query}");
        assert_eq!(
            told(&found),
            [(Noun::Document, expected.iter().map(|word| (*word).to_owned()).collect())],
            "{query}"
        );
        let (of, span) = found.hits[0].place.unwrap();
        let (span, characters) = (span.unwrap(), LETTER.chars().collect::<Vec<_>>());
        let words: String = characters[span.start() as usize..span.end() as usize].iter().collect();
        assert_eq!(of, document);
        assert!(words.starts_with(expected[0]) && words.ends_with(expected[expected.len() - 1]), "{query}: {words}");
    };
    check("kazan", &["Kazan"]);
    check("KAZAN 1918", &["Kazan", "1918"]);
    check("\"in august\"", &["in August"]);
    check("emile", &["Émile"]);
    check("j'accuse", &["J’accuse"]);
    check("中国", &["中国"]);
    check("国", &["国人"]);
    check("trai*", &["train"]);
    check("kazan -tsaritsyn", &["Kazan"]);
    check("tsaritsyn OR kazan", &["Kazan"]);
    check("kazan\"", &["Kazan"]);
}

#[test]
fn nothing_is_found_of_what_is_not_there_any_more() {
    let mut bench = Bench::new(1);
    let document = bench.import(LETTER);
    assert_eq!(find(&bench, "tsaritsyn").hits, []);
    assert_eq!(find(&bench, "kazan -august").hits, []);
    assert_eq!(find(&bench, "").hits, []);
    remove_document(&mut bench.writer, document).unwrap();
    assert_eq!(find(&bench, "kazan").hits, []);
    undo(&mut bench.writer).unwrap();
    assert_eq!(find(&bench, "kazan").hits.len(), 1);
    redo(&mut bench.writer).unwrap();
    assert_eq!(find(&bench, "kazan").hits, []);
}

#[test]
fn claims_and_documents_are_found_by_words_and_fields() {
    let mut bench = Bench::new(1);
    let document = bench.import(LETTER);
    let tag = create_tag(&mut bench.writer, TagDraft { name: "War time".into(), ..TagDraft::default() }).unwrap().value;
    let edit = ClaimEdit { note: Some(Some("Ask Deutscher".into())), tags: Some(vec![tag]), ..ClaimEdit::default() };
    judge_claim(&mut bench.writer, document, &Place::Sentence(1), Verdict::Dubious, edit).unwrap();
    judge_claim(&mut bench.writer, document, &Place::Sentence(2), Verdict::Sourced, ClaimEdit::default()).unwrap();
    let check = |query: &str, expected: &[Noun]| {
        let found = find(&bench, query);
        let mut nouns: Vec<Noun> = found.hits.iter().map(|hit| hit.key.noun).collect();
        nouns.sort_unstable();
        assert_eq!((nouns.as_slice(), found.total), (expected, expected.len() as u64), "{query}");
        found
    };
    let (claim, paper) = (Noun::Claim, Noun::Document);
    let found = check("deutscher", &[claim]);
    assert_eq!(told(&found)[0].1, ["Deutscher"]);
    assert_eq!(found.hits[0].place.unwrap().1.unwrap().start(), 0);
    check("kazan", &[paper, claim]);
    check("verdict:dubious", &[claim]);
    check("verdict:dubious train", &[]);
    check("verdict:sourced no:evidence", &[claim]);
    check("is:claim", &[claim, claim]);
    check("is:claim -verdict:sourced", &[claim]);
    check("tag:\"war time\"", &[claim]);
    check("tag:war kazan", &[claim]);
    check("tag:peace", &[]);
    check("document:text kazan", &[paper, claim]);
    check("document:other kazan", &[]);
    check("is:document kazan", &[paper]);
    check("after:2026-01-01 kazan", &[paper, claim]);
    check("before:2026 kazan", &[]);
    let found = check("verdict:maybe kazan", &[paper, claim]);
    assert_eq!(found.remarks[0].code.code(), "value-unknown");
    // A value that is no word of its field, or is not typed yet, asks for nothing.
    for alone in ["verdict:maybe", "verdict:", "after:20", "tag: verdict:maybe"] {
        assert_eq!(check(alone, &[]).total, 0, "{alone}");
    }
    let title = Some("The siege of Simbirsk".to_owned());
    edit_document(&mut bench.writer, document, obelus_engine::DocumentEdit { title, ..Default::default() }).unwrap();
    let found = find(&bench, "simbirsk");
    assert_eq!(
        (told(&found), found.hits[0].place),
        (vec![(paper, vec!["Simbirsk".to_owned()])], Some((document, None)))
    );
}

#[test]
fn a_concordance_stands_in_the_order_of_what_is_around() {
    let mut bench = Bench::new(1);
    let filler = "Nothing of it is told here, and nobody asks. ".repeat(40);
    bench.import(&format!("The red comet rose. {filler}A blue comet fell. {filler}Some comet came."));
    let lines = |order: LineOrder| -> Vec<String> {
        let ask = AskConcordance { query: "comet".into(), document: None, order, limit: 10 };
        let found = concordance(&mut bench.reader(), &ask).unwrap();
        assert_eq!((found.total, found.is_exact), (3, true));
        let near = |line: &obelus_engine::Line| {
            let left = line.left.trim_end().rsplit(' ').next().unwrap_or_default().to_owned();
            let right = line.right.trim_start().split(' ').next().unwrap_or_default().to_owned();
            assert_eq!(line.hit, "comet");
            format!("{left} {right}")
        };
        found.lines.iter().map(near).collect()
    };
    assert_eq!(lines(LineOrder::Place), ["red rose.", "blue fell.", "Some came."]);
    assert_eq!(lines(LineOrder::Left), ["blue fell.", "red rose.", "Some came."]);
    assert_eq!(lines(LineOrder::Right), ["Some came.", "blue fell.", "red rose."]);
}

#[test]
fn candidates_share_the_rare_words_and_are_not_the_claim_itself() {
    let mut bench = Bench::new(1);
    let claimed = bench
        .import("The revolt began late. Trotsky came to Kazan in August 1918 by an armoured train. Nobody saw it.");
    let other = bench.import(
        "Many things are told of that year. In August 1918 an armoured train brought Trotsky near Kazan, as a witness says. \
        The harvest was poor.",
    );
    for number in 0..30 {
        bench.import(&format!(
            "Paper {number} tells of the harvest, of trains and of what was said in the town by many."
        ));
    }
    let place = Place::Sentence(2);
    judge_claim(&mut bench.writer, claimed, &place, Verdict::Dubious, ClaimEdit::default()).unwrap();
    let claim = bench.reader().read(|rows| Ok(rows.claims()?)).unwrap().remove(0);
    let ask = |wanted| list_candidates(&mut bench.reader(), &AskCandidates { wanted, limit: 5 }).unwrap();
    let found = ask(CandidatesFor::Claim(claim.id));
    assert_eq!(found[0].document, other);
    assert_eq!(found[0].text, "In August 1918 an armoured train brought Trotsky near Kazan, as a witness says.");
    for word in ["Trotsky", "Kazan", "1918", "August"] {
        assert!(found[0].shared.iter().any(|shared| shared == word), "{word} is not in {:?}", found[0].shared);
    }
    assert!(found[0].score > 0.5 && found[0].score <= 1.0, "{}", found[0].score);
    let own = claim.passages[0].passage.span;
    assert!(found.iter().all(|one| one.document != claimed || !one.span.overlaps(own)));
    let same = ask(CandidatesFor::Place(claimed, own));
    assert_eq!((same[0].document, same[0].span), (other, found[0].span));
}

#[test]
fn searches_are_saved_replaced_forgotten_and_undone() {
    let mut bench = Bench::new(1);
    let saved = |bench: &Bench| -> Vec<(String, String)> {
        let all = bench.reader().read(saved_searches).unwrap();
        all.into_iter().map(|one| (one.name, one.query)).collect()
    };
    let pair = |name: &str, query: &str| (name.to_owned(), query.to_owned());
    save_search(&mut bench.writer, " To do ".into(), "verdict:unjudged".into()).unwrap();
    save_search(&mut bench.writer, "Bare".into(), "verdict:sourced no:evidence".into()).unwrap();
    save_search(&mut bench.writer, "To do".into(), "certainty:unsure".into()).unwrap();
    let both = [pair("To do", "certainty:unsure"), pair("Bare", "verdict:sourced no:evidence")];
    assert_eq!(saved(&bench), both);
    forget_search(&mut bench.writer, "To do").unwrap();
    assert_eq!(saved(&bench), both[1..]);
    undo(&mut bench.writer).unwrap();
    undo(&mut bench.writer).unwrap();
    assert_eq!(saved(&bench), [pair("To do", "verdict:unjudged"), both[1].clone()]);
    assert!(matches!(save_search(&mut bench.writer, " ".into(), "x".into()), Err(EngineError::NameEmpty)));
    assert!(matches!(forget_search(&mut bench.writer, "nobody"), Err(EngineError::NameUnknown(_))));
    assert!(bench.json().contains("\"searches\""), "the file that leaves has no searches");
}

#[test]
fn the_real_text_is_searched() {
    let Some(path) = obelus_testkit::splice() else {
        println!("skipped: the real text is not here");
        return;
    };
    let mut bench = Bench::new(1);
    bench.import(&std::fs::read_to_string(path).unwrap());
    let found = find(&bench, "mercader");
    assert!(!found.hits.is_empty());
    for hit in &found.hits {
        assert!(
            told(&found).iter().all(|(_, marks)| marks.iter().any(|mark| mark.eq_ignore_ascii_case("mercader"))),
            "{hit:?}"
        );
    }
}
