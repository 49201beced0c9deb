//! Words that lost an apostrophe: those that a list knows, and owners: "Stalins own", "his brothers shirt".
//! Invariant: a plural is taken for an owner only where something stands behind it that belongs to somebody.

use super::{Damaged, Sentence};
use crate::scan::{Piece, Sort};
use crate::spelling::hash;

pub(super) fn look(sentence: &Sentence<'_>, damaged: &mut Vec<Damaged>) {
    let small = |piece: Option<&Piece>| piece.map(|piece| piece.of(sentence.words).to_lowercase()).unwrap_or_default();
    for (at, piece) in sentence.pieces.iter().enumerate() {
        let word = piece.of(sentence.words);
        if piece.sort != Sort::Word || word.len() > 40 || !word.is_ascii() && !word.ends_with('s') {
            continue;
        }
        let listed = sentence.spelling.apostrophe(word, sentence.languages);
        if listed.is_none() && !word.ends_with(['s', 'S']) {
            continue;
        }
        let low = word.to_lowercase();
        if let Some(whole) = listed
            && word.chars().skip(1).all(char::is_lowercase)
            && is_meant(
                &low,
                at.checked_sub(1).and_then(|before| sentence.pieces.get(before)),
                sentence.pieces.get(at + 1),
                sentence,
            )
        {
            let score = if sentence.spelling.place(hash(&low)).is_some() { 0.7 } else { 0.95 };
            damaged.push(Damaged::new("lost-apostrophe", piece.start..piece.end, in_case(word, whole), score));
        } else if low.ends_with('s') {
            // "thirty-one pages": no owner of one.
            let is_counted = at
                .checked_sub(2)
                .and_then(|at| sentence.pieces.get(at))
                .is_some_and(|piece| piece.of(sentence.words) == "-");
            let before = if is_counted {
                String::new()
            } else {
                small(at.checked_sub(1).and_then(|before| sentence.pieces.get(before)))
            };
            let next = sentence.pieces.get(at + 1).filter(|next| next.sort == Sort::Word);
            let is_beside = next.is_some_and(|next| sentence.words.get(piece.end..next.start) == Some(" "));
            let Some(score) = is_beside.then(|| owner(sentence, word, &before, &small(next))).flatten() else {
                continue;
            };
            let whole = match word.strip_suffix('s') {
                Some(stem) => format!("{stem}'s"),
                None => continue,
            };
            damaged.push(Damaged::new("lost-apostrophe", piece.start..piece.end, whole, score));
        }
    }
}

/// Words that are good without their apostrophe are meant to have it only where a sentence makes it likely.
fn is_meant(low: &str, before: Option<&Piece>, next: Option<&Piece>, sentence: &Sentence<'_>) -> bool {
    let before = before.map(|piece| piece.of(sentence.words).to_lowercase()).unwrap_or_default();
    let before = before.as_str();
    match low {
        "cant" | "wont" => {
            matches!(before, "i" | "you" | "he" | "she" | "it" | "we" | "they" | "that" | "who" | "just")
        }
        // "Its not true" and "lets see", but "its colour" and "he lets".
        "its" => next.is_some_and(|next| {
            sentence.spelling.contracted_before.has(&next.of(sentence.words).to_lowercase(), sentence.languages)
        }),
        "lets" => before.is_empty() || matches!(before, "." | "," | "so" | "and" | "but"),
        "im" => {
            before.is_empty() || matches!(before, "." | "," | "and" | "but" | "because" | "that" | "so" | "if" | "when")
        }
        _ => true,
    }
}

/// How surely a word with s is an owner.
fn owner(sentence: &Sentence<'_>, word: &str, before: &str, next: &str) -> Option<f32> {
    let spelling = sentence.spelling;
    // German and others write owners without an apostrophe, and have no list of what is owned.
    if !spelling.owned.is_for(sentence.languages) {
        return None;
    }
    let low = word.to_lowercase();
    let stem = low.strip_suffix('s').filter(|stem| stem.chars().count() > 2 && !stem.ends_with('s'))?;
    if spelling.not_owners.has(&low, sentence.languages) || next.is_empty() {
        return None;
    }
    let is_owned = spelling.owned.has(next, sentence.languages);
    let (own, of_stem) = (sentence.vocabulary.used(hash(word)), sentence.vocabulary.used(hash(stem)));
    let owned_elsewhere = sentence.vocabulary.used(hash(&format!("{stem}'s"))).count > 0;
    let is_name = word.chars().next().is_some_and(char::is_uppercase)
        && own.small == 0
        && of_stem.capital > 0
        && of_stem.small == 0
        && (is_owned || spelling.place(hash(&low)).is_none());
    if is_name {
        let is_family = matches!(before, "the" | "these" | "two" | "both" | "all" | "many" | "some" | "of" | "other");
        // A name that the text has without its s, and behind it what is no verb.
        let is_thing = is_owned || is_noun(sentence, next);
        return (!is_family && is_thing && own.count <= of_stem.count).then_some(if is_owned { 0.85 } else { 0.65 });
    }
    let is_plain = spelling.place(hash(stem)).is_some() && word.chars().all(char::is_lowercase);
    if !is_plain {
        return None;
    }
    if spelling.one_of.has(before, sentence.languages) && spelling.place(hash(&low)).is_some_and(|_| is_owned) {
        return Some(0.75);
    }
    let is_held = matches!(before, "the" | "his" | "her" | "my" | "your" | "our" | "their" | "its");
    let is_noun = is_owned
        && !matches!(
            next,
            "own" | "first" | "last" | "second" | "most" | "best" | "only" | "long" | "right" | "left" | "early"
        );
    (is_held && is_noun).then_some(if owned_elsewhere { 0.8 } else { 0.65 })
}

/// Whether a word behind a name may be a thing: not a verb's past, nor what joins.
fn is_noun(sentence: &Sentence<'_>, word: &str) -> bool {
    let is_small = word.chars().all(|letter| letter.is_lowercase());
    let is_function = sentence.spelling.dangling.has(word, sentence.languages)
        || sentence.spelling.gluing_last.has(word, sentence.languages)
        || sentence.spelling.gluing_first.has(word, sentence.languages);
    let is_verb = ["ed", "ing", "ly", "s"].iter().any(|ending| word.ends_with(ending));
    is_small
        && !is_function
        && !is_verb
        && word.chars().count() > 3
        && sentence.spelling.place(hash(word)).is_some_and(|place| place > 150)
}

/// What a word was, with its capital.
fn in_case(word: &str, whole: &str) -> String {
    let mut letters = whole.chars();
    match letters.next() {
        Some(first) if word.chars().next().is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => whole.to_owned(),
    }
}
