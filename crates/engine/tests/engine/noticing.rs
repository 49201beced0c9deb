//! Suggestions: what accepting each kind does, that answers last and are taken back, and what is settled without an answer.

use std::sync::atomic::{AtomicUsize, Ordering};

use obelus_engine::{
    Answer, CitedWork, ClaimEdit, Detail, EngineError, Leave, Noticed, NoticedKind, OpenSuggestions, Place, RuleFile,
    Rules, Span, Suggestion, Why, answer_suggestions, find_suggestions, gather_passages, judge_claim, list_suggestions,
    load, note_claim, redo, undo,
};
use obelus_model::{Claim, DocumentId, Kind, ReasonCode, Relation, Stance, Verdict};

use crate::Bench;

const TEXT: &str = "The ferry sank on 3 May 1921. Nobody was saved. Many say it was a mine. The ferry sank on 4 May 1921. \
    We use jam. Nobody was saved.";

fn span(quote: &str, from: u32) -> Span {
    let start = u32::try_from(TEXT[from as usize..].find(quote).unwrap()).unwrap() + from;
    Span::new(start, start + u32::try_from(quote.len()).unwrap()).unwrap()
}

/// A suggestion as it could have been noticed; `quote` is what it is about, within the sentence.
fn noticed(kind: NoticedKind, sentence: &str, quote: &str, related: Vec<Span>, detail: Detail) -> Noticed {
    let sentences = span(sentence, 0);
    let suggestion = Suggestion {
        kind,
        span: span(quote, sentences.start()),
        score: 0.9,
        why: Why::new("own-rule", ["because"]),
        fired: Vec::new(),
        related,
        detail,
    };
    Noticed { key: format!("{}-{quote}", kind.code()), sentences, worth: 0.5, suggestion }
}

fn accepted(bench: &mut Bench, document: DocumentId, noticed: Vec<Noticed>, dubious: bool) {
    let open = OpenSuggestions { version: 1, noticed };
    answer_suggestions(&mut bench.writer, document, &open, Answer::Accepted { dubious }).unwrap();
}

fn claims(bench: &Bench) -> Vec<Claim> {
    bench.writer.rows().claims().unwrap()
}

/// Accepts, looks, and takes it back: what was there before is there again, and accepting again by redo the same as before.
fn check(noticed: Vec<Noticed>, dubious: bool, look: impl Fn(&Bench)) {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    let before = bench.json();
    accepted(&mut bench, document, noticed, dubious);
    look(&bench);
    let after = bench.json();
    undo(&mut bench.writer).unwrap();
    assert_eq!(bench.json(), before);
    redo(&mut bench.writer).unwrap();
    assert_eq!(bench.json(), after);
}

#[test]
fn accepted_repeats_are_one_claim_with_all_passages() {
    let first = "Nobody was saved.";
    let again = span(first, 60);
    check(vec![noticed(NoticedKind::Repeat, first, first, vec![again], Detail::None)], false, |bench| {
        let claims = claims(bench);
        assert_eq!((claims.len(), claims[0].passages.len(), claims[0].verdict), (1, 2, None));
        assert_eq!(claims[0].passages[1].passage.span, again);
    });
}

#[test]
fn an_accepted_conflict_is_two_linked_claims_dubious_where_that_is_wanted() {
    let (one, other) = ("The ferry sank on 3 May 1921.", "The ferry sank on 4 May 1921.");
    let conflict = || vec![noticed(NoticedKind::Conflict, one, one, vec![span(other, 0)], Detail::None)];
    let linked = |bench: &Bench| {
        let links = bench.writer.rows().links().unwrap();
        assert_eq!((links.len(), links[0].relation, claims(bench).len()), (1, Relation::Contradicts, 2));
    };
    check(conflict(), false, |bench| {
        linked(bench);
        assert!(claims(bench).iter().all(|claim| claim.verdict.is_none()));
    });
    check(conflict(), true, |bench| {
        linked(bench);
        let is_contradicted =
            |claim: &Claim| claim.reasons.iter().any(|reason| reason.code == ReasonCode::Contradicted);
        assert!(claims(bench).iter().all(|claim| claim.verdict == Some(Verdict::Dubious) && is_contradicted(claim)));
    });
}

#[test]
fn what_is_no_claim_is_said_to_be_none_of_its_kind() {
    let kinds = [
        (NoticedKind::Boilerplate, Kind::Boilerplate),
        (NoticedKind::OffTopic, Kind::OffTopic),
        (NoticedKind::Question, Kind::Question),
        (NoticedKind::Opinion, Kind::Opinion),
    ];
    for (noted, kind) in kinds {
        check(vec![noticed(noted, "We use jam.", "We use jam.", Vec::new(), Detail::None)], false, |bench| {
            let claims = claims(bench);
            assert_eq!((claims[0].verdict, claims[0].kind), (Some(Verdict::NotAClaim), Some(kind)));
        });
    }
}

#[test]
fn a_hedge_makes_dubious_with_its_reason_and_damage_leaves_a_note() {
    let hedge = noticed(
        NoticedKind::Hedge,
        "Many say it was a mine.",
        "Many say it was a mine.",
        Vec::new(),
        Detail::Reason("vague-who"),
    );
    let damage = noticed(NoticedKind::Damage, "We use jam.", "jam", Vec::new(), Detail::Repair("ham".to_owned()));
    check(vec![hedge, damage], false, |bench| {
        let claims = claims(bench);
        let find = |verdict| claims.iter().find(|claim| claim.verdict == verdict).unwrap();
        assert_eq!(find(Some(Verdict::Dubious)).reasons[0].code, ReasonCode::VagueWho);
        assert_eq!(find(None).note.as_deref(), Some("jam → ham"));
    });
}

#[test]
fn a_citation_is_evidence_that_mentions_its_source_made_once() {
    let cited = |locator: &str| {
        let author = Some("Service".to_owned());
        let work = CitedWork {
            author,
            year: Some("2004".to_owned()),
            locator_label: Some("page"),
            locator: Some(locator.to_owned()),
            ..CitedWork::default()
        };
        Detail::Cited(Box::new(work))
    };
    let one = noticed(NoticedKind::Citation, "Many say it was a mine.", "mine", Vec::new(), cited("12"));
    let other = noticed(NoticedKind::Citation, "We use jam.", "jam", Vec::new(), cited("143, 168"));
    let nothing = noticed(NoticedKind::Citation, "We use jam.", "use", Vec::new(), Detail::Cited(Box::default()));
    check(vec![one, other, nothing], false, |bench| {
        let rows = bench.writer.rows();
        assert_eq!((rows.sources().unwrap().len(), rows.claims().unwrap().len()), (1, 2));
        let evidence = rows.evidence().unwrap();
        assert!(evidence.iter().all(|piece| piece.stance == Stance::Mentions));
        let mut found: Vec<_> = evidence
            .iter()
            .map(|piece| {
                (piece.note.clone().unwrap(), piece.source.is_some(), piece.locator.clone().map(|at| at.value))
            })
            .collect();
        found.sort();
        assert_eq!(
            found,
            [
                ("jam".to_owned(), true, Some("143, 168".to_owned())),
                ("mine".to_owned(), true, Some("12".to_owned())),
                ("use".to_owned(), false, None),
            ]
        );
    });
}

#[test]
fn nothing_that_was_judged_is_judged_otherwise() {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    let place = |quote: &str| Place::Quote { quote: quote.to_owned(), occurrence: Some(1) };
    for quote in ["We use jam.", "Many say it was a mine.", "The ferry sank on 3 May 1921."] {
        judge_claim(&mut bench.writer, document, &place(quote), Verdict::Sourced, ClaimEdit::default()).unwrap();
    }
    let whole = |kind, quote: &str, related, detail| noticed(kind, quote, quote, related, detail);
    let all = vec![
        whole(NoticedKind::Boilerplate, "We use jam.", Vec::new(), Detail::None),
        whole(NoticedKind::Hedge, "Many say it was a mine.", Vec::new(), Detail::Reason("weasel")),
        whole(
            NoticedKind::Conflict,
            "The ferry sank on 3 May 1921.",
            vec![span("The ferry sank on 4 May 1921.", 0)],
            Detail::None,
        ),
    ];
    accepted(&mut bench, document, all, true);
    let judged: Vec<Option<Verdict>> = claims(&bench).iter().map(|claim| claim.verdict).collect();
    let sourced = judged.iter().filter(|verdict| **verdict == Some(Verdict::Sourced)).count();
    assert_eq!((sourced, judged.len()), (3, 4));
    assert!(
        claims(&bench)
            .iter()
            .filter(|claim| claim.verdict == Some(Verdict::Sourced))
            .all(|claim| claim.reasons.is_empty())
    );
}

/// Rules under which what is to be found is known.
fn own_rules() -> Rules {
    let mut rules = Rules::default();
    let text = "[[rule]]\nwhy = \"jam is no news\"\nphrases = [\"we use jam\"]\nweight = 0.9\n";
    rules.add(RuleFile { language: "en", name: "boilerplate", text }).unwrap();
    rules
}

fn open(bench: &Bench, document: DocumentId) -> Vec<(NoticedKind, String)> {
    let open = list_suggestions(&mut bench.reader(), document, &own_rules(), &|| true).unwrap();
    open.noticed.into_iter().map(|one| (one.suggestion.kind, one.key)).collect()
}

#[test]
fn what_was_answered_or_settled_is_not_suggested_again() {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    let count = |bench: &Bench, kind| open(bench, document).iter().filter(|(found, _)| *found == kind).count();
    assert_eq!((count(&bench, NoticedKind::Boilerplate), count(&bench, NoticedKind::Repeat)), (1, 1));
    let all = list_suggestions(&mut bench.reader(), document, &own_rules(), &|| true).unwrap();
    let jam = all.noticed.into_iter().filter(|one| one.suggestion.kind == NoticedKind::Boilerplate).collect();
    let jam = OpenSuggestions { version: all.version, noticed: jam };
    answer_suggestions(&mut bench.writer, document, &jam, Answer::Dismissed).unwrap();
    assert_eq!(count(&bench, NoticedKind::Boilerplate), 0);
    assert!(claims(&bench).is_empty());
    // It is kept with the document, through a file and another library, and taken back by undo.
    let json = bench.json();
    assert!(
        json.contains(&format!("\"{}\": \"dismissed\"", jam.noticed[0].key)) || json.contains("\"noticed\""),
        "{json}"
    );
    let bench = bench.reopen();
    assert_eq!(count(&bench, NoticedKind::Boilerplate), 0);
    let mut bench = bench;
    undo(&mut bench.writer).unwrap();
    assert_eq!(count(&bench, NoticedKind::Boilerplate), 1);
    // Judged by hand it is settled; a beginning is not.
    let place = |quote: &str| Place::Quote { quote: quote.to_owned(), occurrence: Some(1) };
    let note = ClaimEdit { note: Some(Some("really?".to_owned())), ..ClaimEdit::default() };
    note_claim(&mut bench.writer, document, &place("We use jam."), note).unwrap();
    assert_eq!(count(&bench, NoticedKind::Boilerplate), 1);
    judge_claim(&mut bench.writer, document, &place("We use jam."), Verdict::Dubious, ClaimEdit::default()).unwrap();
    assert_eq!(count(&bench, NoticedKind::Boilerplate), 0);
    let again = Place::Quote { quote: "Nobody was saved.".to_owned(), occurrence: Some(2) };
    gather_passages(&mut bench.writer, document, &place("Nobody was saved."), &[again]).unwrap();
    assert_eq!(count(&bench, NoticedKind::Repeat), 0);
}

#[test]
fn an_answer_about_another_version_is_refused_and_noticing_ends_when_nobody_wants_it() {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    let stale = OpenSuggestions {
        version: 2,
        noticed: vec![noticed(NoticedKind::Boilerplate, "We use jam.", "We use jam.", Vec::new(), Detail::None)],
    };
    let before = bench.json();
    let refused = answer_suggestions(&mut bench.writer, document, &stale, Answer::Dismissed);
    assert!(matches!(refused, Err(EngineError::SuggestionUnknown)));
    assert_eq!(bench.json(), before);
    let asked = AtomicUsize::new(0);
    let goes_on = || asked.fetch_add(1, Ordering::Relaxed) < 2;
    let stopped = list_suggestions(&mut bench.reader(), document, &own_rules(), &goes_on);
    assert!(matches!(stopped, Err(EngineError::Stopped)));
    // Each of the few threads that look at a text hears of it at its own next question.
    assert!((3..8).contains(&asked.into_inner()));
}

#[test]
fn what_was_settled_meanwhile_can_be_answered_and_what_was_answered_changes_nothing() {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    let key = open(&bench, document).into_iter().find(|(kind, _)| *kind == NoticedKind::Boilerplate).unwrap().1;
    let find = |bench: &Bench, key: &str| {
        find_suggestions(&mut bench.reader(), document, &own_rules(), &[key.to_owned()], &|| true)
    };
    let place = Place::Quote { quote: "We use jam.".to_owned(), occurrence: None };
    judge_claim(&mut bench.writer, document, &place, Verdict::Dubious, ClaimEdit::default()).unwrap();
    let settled = find(&bench, &key).unwrap();
    assert_eq!(settled.noticed.len(), 1);
    answer_suggestions(&mut bench.writer, document, &settled, Answer::Accepted { dubious: false }).unwrap();
    assert_eq!(claims(&bench)[0].verdict, Some(Verdict::Dubious));
    let after = bench.json();
    let answered = find(&bench, &key).unwrap();
    assert!(answered.noticed.is_empty());
    answer_suggestions(&mut bench.writer, document, &answered, Answer::Dismissed).unwrap();
    assert_eq!(bench.json(), after);
    assert!(matches!(find(&bench, "0123456789abcdef"), Err(EngineError::SuggestionUnknown)));
}

#[test]
fn repeats_that_were_judged_otherwise_are_linked_and_not_joined() {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    let place = |occurrence| Place::Quote { quote: "Nobody was saved.".to_owned(), occurrence: Some(occurrence) };
    judge_claim(&mut bench.writer, document, &place(1), Verdict::Sourced, ClaimEdit::default()).unwrap();
    judge_claim(&mut bench.writer, document, &place(2), Verdict::Dubious, ClaimEdit::default()).unwrap();
    let first = "Nobody was saved.";
    let repeat = || vec![noticed(NoticedKind::Repeat, first, first, vec![span(first, 60)], Detail::None)];
    accepted(&mut bench, document, repeat(), false);
    let found: Vec<_> = claims(&bench).iter().map(|claim| (claim.passages.len(), claim.verdict)).collect();
    assert_eq!(found, [(1, Some(Verdict::Sourced)), (1, Some(Verdict::Dubious))]);
    let links = bench.writer.rows().links().unwrap();
    assert_eq!((links.len(), links[0].relation), (1, Relation::Repeats));
    undo(&mut bench.writer).unwrap();
    // One that says more stays, too; one with the same verdict and nothing else is taken in.
    let note = ClaimEdit { note: Some(Some("see the port".to_owned())), ..ClaimEdit::default() };
    note_claim(&mut bench.writer, document, &place(2), note).unwrap();
    accepted(&mut bench, document, repeat(), false);
    assert!(
        claims(&bench).iter().any(|claim| claim.note.as_deref() == Some("see the port") && claim.passages.len() == 1)
    );
    undo(&mut bench.writer).unwrap();
    undo(&mut bench.writer).unwrap();
    judge_claim(&mut bench.writer, document, &place(2), Verdict::Sourced, ClaimEdit::default()).unwrap();
    accepted(&mut bench, document, repeat(), false);
    let found: Vec<_> = claims(&bench).iter().map(|claim| (claim.passages.len(), claim.verdict)).collect();
    assert_eq!(found, [(2, Some(Verdict::Sourced))]);
}

#[test]
fn answers_come_along_into_a_library_that_has_the_document_already() {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    let dismiss = |bench: &mut Bench, document, key: &str| {
        let found = find_suggestions(&mut bench.reader(), document, &own_rules(), &[key.to_owned()], &|| true).unwrap();
        answer_suggestions(&mut bench.writer, document, &found, Answer::Dismissed).unwrap();
    };
    let key = |bench: &Bench, document, wanted| {
        open(bench, document).into_iter().find(|(kind, _)| *kind == wanted).unwrap().1
    };
    let jam = key(&bench, document, NoticedKind::Boilerplate);
    dismiss(&mut bench, document, &jam);
    let file = bench.json();
    let mut other = Bench::new(2);
    let there = other.import(TEXT);
    let repeat = key(&other, there, NoticedKind::Repeat);
    dismiss(&mut other, there, &repeat);
    load(&mut other.writer, file.as_bytes(), Leave::None).unwrap();
    let left = |bench: &Bench| -> Vec<NoticedKind> {
        let open = open(bench, there).into_iter().map(|(kind, _)| kind);
        open.filter(|kind| matches!(kind, NoticedKind::Boilerplate | NoticedKind::Repeat)).collect()
    };
    assert_eq!(left(&other), []);
    let loaded = other.json();
    load(&mut other.writer, file.as_bytes(), Leave::None).unwrap();
    assert_eq!(other.json(), loaded);
    undo(&mut other.writer).unwrap();
    assert_eq!(left(&other), [NoticedKind::Boilerplate]);
}

#[test]
fn nothing_is_said_of_a_part_of_what_was_judged_and_nothing_is_brought_twice() {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    let wide = Place::Span { start: 0, end: span("Nobody was saved.", 0).end() };
    judge_claim(&mut bench.writer, document, &wide, Verdict::Sourced, ClaimEdit::default()).unwrap();
    let (one, other) = ("The ferry sank on 3 May 1921.", "The ferry sank on 4 May 1921.");
    let first = "Nobody was saved.";
    let all = vec![
        noticed(NoticedKind::Conflict, one, one, vec![span(other, 0)], Detail::None),
        noticed(NoticedKind::Boilerplate, one, one, Vec::new(), Detail::None),
        noticed(NoticedKind::Repeat, first, first, vec![span(first, 60)], Detail::None),
    ];
    accepted(&mut bench, document, all, true);
    let judged: Vec<_> =
        claims(&bench).iter().map(|claim| (claim.passages[0].passage.span.start(), claim.verdict)).collect();
    assert!(judged.contains(&(0, Some(Verdict::Sourced))) && judged.contains(&(0, None)), "{judged:?}");
    assert_eq!(judged.iter().filter(|(_, verdict)| verdict.is_some()).count(), 2, "{judged:?}");
    let paper = || {
        let cited = CitedWork { title: Some("Pravda".to_owned()), ..CitedWork::default() };
        noticed(NoticedKind::Citation, "We use jam.", "jam", Vec::new(), Detail::Cited(Box::new(cited)))
    };
    accepted(&mut bench, document, vec![paper(), paper()], false);
    let rows = bench.writer.rows();
    assert_eq!((rows.sources().unwrap().len(), rows.evidence().unwrap().len()), (1, 1));
}

/// A line of a page without a stop runs into a sentence that stands by itself elsewhere.
const JOINED: &str = "Ask me each time Photo gallery The boats were found in the spring by two seal hunters from the coast. \
    Nothing more is known of it. The boats were found in the spring by two seal hunters from the coast. Nobody asked for them.";
const SAID_AGAIN: &str = "The boats were found in the spring by two seal hunters from the coast.";

#[test]
fn a_part_of_a_sentence_that_is_said_again_is_answered_as_that_part() {
    let rules = Rules::built_in().unwrap();
    let mut bench = Bench::new(1);
    let document = bench.import(JOINED);
    let open = |bench: &Bench| {
        let mut open = list_suggestions(&mut bench.reader(), document, &rules, &|| true).unwrap();
        open.noticed.retain(|one| one.suggestion.kind == NoticedKind::Repeat);
        open
    };
    let found = open(&bench);
    assert_eq!(found.noticed.len(), 1, "{found:?}");
    let one = found.noticed[0].clone();
    let said = |span: Span| &JOINED[span.start() as usize..span.end() as usize];
    let spans = [one.suggestion.span, one.suggestion.related[0]];
    assert_eq!(spans.map(said), [SAID_AGAIN; 2]);
    assert_eq!(said(one.sentences), JOINED.split_inclusive("coast.").next().unwrap());
    // Accepted, it is one claim with just these passages, and undo brings the suggestion back.
    answer_suggestions(&mut bench.writer, document, &found, Answer::Accepted { dubious: false }).unwrap();
    let passages: Vec<Span> = claims(&bench)[0].passages.iter().map(|place| place.passage.span).collect();
    assert_eq!((claims(&bench).len(), passages), (1, spans.to_vec()));
    assert!(open(&bench).noticed.is_empty());
    undo(&mut bench.writer).unwrap();
    assert_eq!(open(&bench).noticed, std::slice::from_ref(&one));
    // Gathered by hand it is settled.
    let place = |span: Span| Place::Span { start: span.start(), end: span.end() };
    gather_passages(&mut bench.writer, document, &place(spans[0]), &[place(spans[1])]).unwrap();
    assert!(open(&bench).noticed.is_empty());
    undo(&mut bench.writer).unwrap();
    // Dismissed it stays so, by its words.
    answer_suggestions(&mut bench.writer, document, &found, Answer::Dismissed).unwrap();
    assert!(open(&bench.reopen()).noticed.is_empty());
}

#[test]
fn a_part_of_a_sentence_that_was_judged_whole_is_not_joined_to_others() {
    let mut bench = Bench::new(1);
    let document = bench.import(JOINED);
    let rules = Rules::built_in().unwrap();
    let found = list_suggestions(&mut bench.reader(), document, &rules, &|| true).unwrap();
    let noticed: Vec<Noticed> =
        found.noticed.into_iter().filter(|one| one.suggestion.kind == NoticedKind::Repeat).collect();
    let whole = noticed[0].sentences;
    let place = Place::Span { start: whole.start(), end: whole.end() };
    judge_claim(&mut bench.writer, document, &place, Verdict::Dubious, ClaimEdit::default()).unwrap();
    let other = Place::Quote { quote: SAID_AGAIN.to_owned(), occurrence: Some(2) };
    judge_claim(&mut bench.writer, document, &other, Verdict::Sourced, ClaimEdit::default()).unwrap();
    let before = claims(&bench);
    accepted(&mut bench, document, noticed, false);
    assert_eq!(claims(&bench), before);
}
