//! The truth held against texts small enough to see it, and the judge against answers made up.

use std::collections::HashMap;

use obelus_text::{CanonicalText, Found, Score, Span};

use super::*;

const SIZE: usize = 40_000;

fn slice(text: &CanonicalText, span: Span) -> &str {
    text.slice(span).unwrap()
}

fn texts(edition: &Edition) -> (CanonicalText, CanonicalText) {
    (CanonicalText::new(&edition.old).unwrap(), CanonicalText::new(&edition.new).unwrap())
}

fn moved(span: Span, by: u32) -> Span {
    Span::new(span.start() + by, span.end() + by).unwrap()
}

#[test]
fn a_seed_makes_the_same_pair_each_time_and_another_makes_another() {
    let edits = Edits { words: 0.05, moved: 0.1, ..Edits::default() };
    let (one, same, other) = (edition(SIZE, 10, &edits, 1), edition(SIZE, 10, &edits, 1), edition(SIZE, 10, &edits, 2));
    assert_eq!((&one.old, &one.new), (&same.old, &same.new));
    assert_ne!(one.old, other.old);
    assert!((SIZE..SIZE + 2_000).contains(&one.old.len()), "{}", one.old.len());
}

#[test]
fn prose_has_repeats_as_real_texts_have_and_more_words_than_anybody_knows() {
    let (prose, _) = prose::written(1_000_000, 7);
    let mut said: HashMap<String, usize> = HashMap::new();
    for sentence in &prose.sentences {
        *said.entry(prose.text[sentence.place.clone()].iter().collect()).or_default() += 1;
    }
    let repeated = prose.sentences.iter().filter(|sentence| {
        let words: String = prose.text[sentence.place.clone()].iter().collect();
        let is_said_again = said[&words] > 1;
        assert!(!is_said_again || sentence.is_repeated || words.len() < 40, "not known to be repeated: {words}");
        is_said_again
    });
    let share = repeated.count() as f64 / prose.sentences.len() as f64;
    assert!((0.015..0.04).contains(&share), "{share}");
    let text: String = prose.text.iter().collect();
    let words: std::collections::HashSet<&str> = text.split_whitespace().collect();
    assert!(words.len() > 8_000, "{}", words.len());
    assert!(!text.is_ascii());
}

#[test]
fn nothing_edited_is_nothing_changed() {
    let edition = edition(SIZE, 500, &Edits::default(), 3);
    assert_eq!(edition.old, edition.new);
    for passage in &edition.passages {
        assert_eq!(passage.truth.fate, Fate::Untouched);
        assert_eq!(passage.truth.core, Some(passage.span));
        assert_eq!(passage.truth.full, Some(passage.span));
        assert_eq!(passage.truth.survives, 1.0);
    }
}

#[test]
fn the_truth_of_every_mix_is_in_the_text() {
    for (seed, mix) in (11..).zip(mixes()) {
        let edition = edition(SIZE, 2_000, &mix.edits, seed);
        let (old, new) = texts(&edition);
        let mut gone = 0;
        for passage in &edition.passages {
            let words = slice(&old, passage.span);
            assert_eq!(words.trim(), words, "{}", mix.name);
            let truth = &passage.truth;
            match truth.fate {
                Fate::Untouched => assert_eq!(slice(&new, truth.core.unwrap()), words, "{}", mix.name),
                Fate::Gone => gone += 1,
                _ => assert_ne!(truth.core.map(|core| slice(&new, core)), Some(words), "{}", mix.name),
            }
            if let (Some(core), Some(full)) = (truth.core, truth.full) {
                assert!(full.contains(core), "{}: {truth:?}", mix.name);
            }
            if let (Some(core), Some(room)) = (truth.core, truth.room) {
                assert!(room.contains(core), "{}: {truth:?}", mix.name);
            }
        }
        let may_be_gone = mix.edits.words > 0.0 || mix.edits.deleted > 0.0;
        assert!(may_be_gone || gone == 0, "{}: {gone} gone", mix.name);
        assert!(mix.edits.deleted == 0.0 || gone > 10, "{}: {gone} gone", mix.name);
    }
}

#[test]
fn lines_change_nothing_but_line_ends_and_hyphens() {
    let edits = Edits { old_lines: Some(72), new_lines: Some(58), ..Edits::default() };
    let edition = edition(SIZE, 500, &edits, 5);
    let bare = |text: &str| text.replace("-\n", "").split_whitespace().collect::<Vec<_>>().join(" ");
    assert_ne!(edition.old, edition.new);
    assert_eq!(bare(&edition.old), bare(&edition.new));
    assert!(edition.old.contains("-\n") && edition.new.contains("-\n"));
    assert!(edition.old.lines().all(|line| line.chars().count() <= 73));
    assert!(edition.passages.iter().all(|passage| passage.truth.survives == 1.0));
}

#[test]
fn so_many_words_are_edited_as_was_said() {
    let edition = edition(400_000, 10, &Edits { words: 0.05, ..Edits::default() }, 5);
    let count = |text: &str| text.split_whitespace().count() as f64;
    // As many are put in as are left out.
    assert!((count(&edition.new) / count(&edition.old) - 1.0).abs() < 0.01);
    let survivors = (0..edition.traced.old_length()).filter(|old| edition.traced.home(*old).is_some()).count();
    let share = survivors as f64 / edition.traced.old_length() as f64;
    assert!((0.955..0.98).contains(&share), "two thirds of 5 % are no more: {share}");
}

#[test]
fn a_passage_that_is_spared_is_untouched_whatever_is_done_around_it() {
    for seed in 0..60 {
        let edits = Edits { words: 0.5, letters: 0.2, deleted: 0.3, moved: 0.3, doubled: 0.2, ..Edits::default() };
        let edition = edition_around(4_000, &edits, seed);
        let passage = &edition.passages[0];
        let is_across = passage.kind == Kind::Across;
        assert!(is_across || passage.truth.fate == Fate::Untouched, "{seed}: {passage:?}");
    }
}

#[test]
fn copies_are_known_and_told_apart_by_where_they_stand() {
    let edition = edition(SIZE, 3_000, &Edits { doubled: 0.2, ..Edits::default() }, 9);
    let (old, new) = texts(&edition);
    let (mut beside, mut elsewhere) = (0, 0);
    for passage in edition.passages.iter().filter(|passage| passage.kind != Kind::Across) {
        for copy in passage.truth.beside.iter().chain(&passage.truth.copies) {
            assert_eq!(slice(&new, *copy), slice(&old, passage.span));
        }
        beside += passage.truth.beside.len();
        elsewhere += passage.truth.copies.len();
    }
    assert!(beside > 50 && elsewhere > 50, "{beside} {elsewhere}");
}

#[test]
fn the_judge_knows_right_from_wrong() {
    let edition = edition(SIZE, 2_000, &Edits { words: 0.05, deleted: 0.1, ..Edits::default() }, 21);
    let half = Score::new(0.5).unwrap();
    let of =
        |fate| edition.passages.iter().find(|each| each.truth.fate == fate && each.kind == Kind::Sentence).unwrap();
    let untouched = of(Fate::Untouched);
    let place = untouched.truth.core.unwrap();
    let judge = |passage, found| edition.judge(passage, &found);
    assert_eq!(judge(untouched, Found::Exact(place)), Judgement::Right);
    assert_eq!(judge(untouched, Found::Fuzzy(place, half)), Judgement::Right);
    assert_eq!(judge(untouched, Found::Moved(moved(place, 300))), Judgement::WrongSure);
    assert_eq!(judge(untouched, Found::Fuzzy(moved(place, 300), half)), Judgement::WrongFuzzy);
    assert_eq!(judge(untouched, Found::Ambiguous(vec![moved(place, 300), place])), Judgement::Offered);
    assert_eq!(judge(untouched, Found::Ambiguous(vec![moved(place, 300)])), Judgement::OfferedWithout);
    assert_eq!(judge(untouched, Found::Lost), Judgement::Missed);
    let gone = of(Fate::Gone);
    assert_eq!(judge(gone, Found::Lost), Judgement::RightlyLost);
    assert_eq!(judge(gone, Found::Exact(place)), Judgement::WrongSure);
    assert_eq!(judge(gone, Found::Fuzzy(place, half)), Judgement::WrongFuzzy);
    assert_eq!(judge(gone, Found::Ambiguous(vec![place])), Judgement::OfferedThoughGone);
    let is_nearly_whole = |each: &&Passage| each.truth.fate == Fate::Changed && each.truth.survives > 0.8;
    let changed = edition.passages.iter().find(is_nearly_whole).unwrap();
    assert_eq!(judge(changed, Found::Exact(changed.truth.core.unwrap())), Judgement::Oversold);
    assert_eq!(judge(changed, Found::Fuzzy(changed.truth.core.unwrap(), half)), Judgement::Right);
}

#[test]
fn the_same_words_in_the_very_room_are_no_fault() {
    // "the old and the new" less "the old and": which "the" is left?
    let text: Vec<char> = "of the old and the new".chars().collect();
    let mut traced = Traced::of(text.len());
    for old in (0..3).chain(15..text.len()) {
        traced.push(text[old], Source::Kept(old));
    }
    let paragraphs = vec![0..text.len(); 1];
    let truth = truth::Witness::new(&text, &traced, &paragraphs).truth(&(3..6));
    assert_eq!(truth.fate, Fate::Gone);
    let span = Span::new(3, 6).unwrap();
    let passage = Passage { span, kind: Kind::Word, is_repeated: true, truth };
    let new: String = traced.text.iter().collect();
    assert_eq!(new, "of the new");
    let edition = Edition { old: text.iter().collect(), new, passages: vec![], old_text: text, traced };
    assert_eq!(edition.judge(&passage, &Found::Exact(span)), Judgement::Right);
    assert_eq!(edition.judge(&passage, &Found::Exact(Span::new(7, 10).unwrap())), Judgement::WrongSure);
}

#[test]
fn of_two_repeats_with_all_gone_between_no_one_can_tell_which_is_left() {
    // The first "a cat sat. " is taken out with what follows it, up to the second one.
    let text: Vec<char> = "On it a cat sat. It ran. Then a cat sat. It slept.".chars().collect();
    let second = 25;
    let mut traced = Traced::of(text.len());
    for old in (0..6).chain(second..text.len()) {
        traced.push(text[old], Source::Kept(old));
    }
    let paragraphs = vec![0..text.len(); 1];
    let new: String = traced.text.iter().collect();
    let edition = Edition { old: text.iter().collect(), new, passages: vec![], old_text: text.clone(), traced };
    assert_eq!(edition.new, "On it Then a cat sat. It slept.");
    let place = |words: &str| {
        let start = u32::try_from(edition.new.find(words).unwrap()).unwrap();
        Span::new(start, start + u32::try_from(words.len()).unwrap()).unwrap()
    };
    let passage = |range: Range<usize>| {
        let truth = truth::Witness::new(&text, &edition.traced, &paragraphs).truth(&range);
        let span = truth::span(range).unwrap();
        Passage { span, kind: Kind::Part, is_repeated: true, truth }
    };
    // "Then " stands before the second one only and is still there: one can tell.
    let first = passage(8..15);
    assert_eq!(edition.judge(&first, &Found::Exact(place("cat sat"))), Judgement::WrongSure);
    // Were it not, the words before and behind would be the same for both.
    let old: Vec<char> = "On it a cat sat. It ran. a cat sat. It slept.".chars().collect();
    let mut traced = Traced::of(old.len());
    for at in (0..6).chain(25..old.len()) {
        traced.push(old[at], Source::Kept(at));
    }
    let paragraphs = vec![0..old.len(); 1];
    let truth = truth::Witness::new(&old, &traced, &paragraphs).truth(&(8..15));
    let passage = Passage { span: Span::new(8, 15).unwrap(), kind: Kind::Part, is_repeated: true, truth };
    let new: String = traced.text.iter().collect();
    let edition = Edition { old: old.iter().collect(), new, passages: vec![], old_text: old, traced };
    assert_eq!(edition.new, "On it a cat sat. It slept.");
    assert_eq!(edition.judge(&passage, &Found::Exact(Span::new(8, 15).unwrap())), Judgement::Right);
}

#[test]
fn a_passage_of_two_paragraphs_is_torn_when_one_of_them_moves() {
    let edition = edition(SIZE, 4_000, &Edits { moved: 0.3, ..Edits::default() }, 4);
    let torn: Vec<&Passage> = edition.passages.iter().filter(|each| each.truth.fate == Fate::Torn).collect();
    assert!(!torn.is_empty());
    assert!(torn.iter().all(|each| each.kind == Kind::Across));
    for passage in torn {
        let all = passage.truth.core.unwrap();
        assert_ne!(edition.judge(passage, &Found::Exact(all)), Judgement::Right);
    }
}
