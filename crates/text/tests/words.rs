//! The words of texts in many scripts, as they are searched.

use obelus_text::{Phrase, Span, Word, WordKind, cut_words, folded};
use proptest::prelude::*;

fn check(text: &str, expected: &str) {
    assert_eq!(folded(text), expected, "{text:?}");
}

#[test]
fn case_marks_and_letter_forms_are_folded() {
    check("The Comet, 1910!", "the comet 1910");
    check("Œuvre d’Émile Zola", "oeuvre d emile zola");
    check("STRASSE Straße Lübeck", "strasse strasse lubeck");
    check("Łódź Ærøskøbing Đorđe İstanbul ılık þing", "lodz aeroskobing dorde istanbul ilik thing");
    check("ﬁn ﬂow Ａｂｃ１２", "fin flow abc12");
    check("cafe\u{301} na\u{ad}ïve co\u{200d}op", "cafe naive coop");
    check("Σίσυφος ΣΊΣΥΦΟΣ", "σισυφοσ σισυφοσ");
    check("Ёлка ёлка й и\u{306} Й", "елка елка й й й");
    check("שָׁלוֹם كِتَابٌ كتـــاب ١٩١٠", "שלום كتاب كتاب 1910");
    check("word¹ x² 1½", "word x 1");
    check("", "");
    check(" \u{301} — … ", "");
}

#[test]
fn marks_that_make_other_letters_stay() {
    check("हिन्दी किताब", "हिन्दी किताब");
    check("தமிழ்", "தமிழ்");
    assert_ne!(folded("की"), folded("का"));
}

#[test]
fn scripts_without_spaces_are_cut_in_pairs() {
    check("中国人", "中国 国人 人");
    check("東京タワー、2階", "東京 京タ タワ ワー ー 2 階");
    check("カ\u{3099}ス ｶﾞｽ ガス", "ガス ス ガス ス ガス ス");
    check("한국어 한국어", "한국어 한국어");
    check("ไทย", "ไท ทย ย");
    check("abc中国", "abc 中国 国");
}

#[test]
fn a_part_of_a_run_is_sought_by_its_pairs() {
    let check = |sought: &str, words: &[&str], is_open: bool| {
        let phrase = Phrase::new(sought);
        assert_eq!((phrase.words, phrase.is_open), (words.iter().map(|word| (*word).to_owned()).collect(), is_open));
    };
    check("中国", &["中国"], false);
    check("中", &["中"], true);
    check("中国人", &["中国", "国人"], false);
    check("abc 中", &["abc", "中"], true);
    check("中国 abc", &["中国", "国", "abc"], false);
    check("don't", &["don", "t"], false);
    check("…", &[], false);
}

#[test]
fn a_word_knows_where_it_stands() {
    let text = "Ça «cafe\u{301}» 中国";
    let mut spans = Vec::new();
    cut_words(text, |Word { span, kind, .. }| spans.push((span.start(), span.end(), kind)));
    assert_eq!(
        spans,
        [(0, 2, WordKind::Whole), (4, 9, WordKind::Whole), (11, 13, WordKind::Pair), (12, 13, WordKind::Last)]
    );
}

proptest! {
    #[test]
    fn words_stand_in_order_within_the_text_and_hold_no_space(text in "\\PC{0,60}") {
        let length = u32::try_from(text.chars().count()).unwrap();
        let mut last = 0;
        cut_words(&text, |word| {
            assert!(word.span.end() <= length && word.span.start() >= last, "{word:?}");
            last = word.span.start();
            assert!(!word.folded.is_empty() && !word.folded.contains(char::is_whitespace), "{word:?}");
        });
    }

    #[test]
    fn what_was_folded_folds_to_itself(text in "\\PC{0,60}") {
        let once = folded(&text);
        // Pairs are cut again where they are written apart; everything else stays.
        let mut is_paired = false;
        cut_words(&text, |word| is_paired |= word.kind != WordKind::Whole);
        if !is_paired {
            prop_assert_eq!(folded(&once), once);
        }
    }

    #[test]
    fn words_do_not_depend_on_what_stands_around_them(one in "\\PC{0,20}", other in "\\PC{0,20}") {
        let parts = [folded(&one), folded(&other)].join(" ");
        prop_assert_eq!(folded(&format!("{one} , {other}")), parts.trim());
    }

    #[test]
    fn a_span_holds_the_word(text in "[a-zA-Z0-9éÉüß中国ไทยёй ,.-]{0,60}") {
        let characters: Vec<char> = text.chars().collect();
        cut_words(&text, |Word { folded: word, span: at, kind }| {
            let at: Span = at;
            let cut: String = characters[at.start() as usize..at.end() as usize].iter().collect();
            let again = folded(&cut);
            assert_eq!(if kind == WordKind::Pair { again.split(' ').next().unwrap() } else { &again }, word);
        });
    }
}
