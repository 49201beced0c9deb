//! Words that lost a letter, or in which two changed places: where another word, used in the text or known, is that word whole.
//!
//! Invariant: what is known is never mended; a letter that may be an ending (ship, ships) is not missed. A lost letter may
//! have left a space: "Fr nch".

use super::vocabulary::LONGEST;
use super::{Damaged, Sentence};
use crate::scan::{Piece, Sort};
use crate::spelling::{FREQUENT, Letters, hash, inserted};

/// Shorter words are too near to too many.
const LEAST_LETTERS: usize = 4;
/// Of a name with fewer letters another name is as likely.
const LEAST_OF_NAME: usize = 6;
/// Of a noun with a capital, which may be a name as well.
const LEAST_OF_NOUN: usize = 8;
/// Words behind this place are too rare to be meant.
const RARE: u32 = 25_000;
/// A sentence with fewer known words of a hundred is in a language that is not known.
const LEAST_KNOWN: usize = 50;

pub(super) fn look(sentence: &Sentence<'_>, damaged: &mut Vec<Damaged>) {
    let words = || sentence.pieces.iter().filter(|piece| piece.sort == Sort::Word);
    let is_good = |piece: &Piece| sentence.vocabulary.is_good(piece.of(sentence.words));
    let (count, unknown) = (words().count(), words().filter(|piece| !is_good(piece)).count());
    let names = words().filter(|piece| !is_good(piece) && begins_large(piece.of(sentence.words))).count();
    if unknown == 0 {
        return;
    }
    // Names are unknown in every language; words left in small letters tell.
    let is_foreign = (count - unknown) * 100 < (count - names.min(count / 2)) * LEAST_KNOWN && count > 4;
    let mut at = 0;
    while let Some(piece) = sentence.pieces.get(at) {
        let next = sentence.pieces.get(at + 1).filter(|next| next.sort == Sort::Word);
        at += 1;
        if piece.sort == Sort::Mixed {
            damaged.extend(misread(sentence, piece));
        }
        if piece.sort != Sort::Word {
            continue;
        }
        if let Some(next) = next.filter(|next| sentence.words.get(piece.end..next.start) == Some(" "))
            && let Some(one) = parted(sentence, piece, next)
            && !belongs_behind(sentence, piece, next, at)
        {
            damaged.push(one);
            at += 1;
        } else if !is_foreign && !is_good(piece) {
            damaged.extend(shortened(sentence, at - 1, piece).or_else(|| misread(sentence, piece)));
        }
    }
}

fn begins_large(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether the second of two pieces belongs to the word behind it: "He l ved".
fn belongs_behind(sentence: &Sentence<'_>, first: &Piece, second: &Piece, at: usize) -> bool {
    let is_beside =
        |behind: &&Piece| behind.sort == Sort::Word && sentence.words.get(second.end..behind.start) == Some(" ");
    let behind = sentence.pieces.get(at + 1).filter(is_beside);
    sentence.vocabulary.is_good(first.of(sentence.words))
        && behind.is_some_and(|behind| parted(sentence, second, behind).is_some())
}

/// A word in two pieces, with a space where a letter was.
fn parted(sentence: &Sentence<'_>, first: &Piece, second: &Piece) -> Option<Damaged> {
    let (head, tail) = (first.of(sentence.words), second.of(sentence.words));
    let letters = |word: &str| word.chars().count();
    let good = |word: &str| {
        sentence.vocabulary.is_good(word)
            && (letters(word) > 1 || matches!(word, "a" | "A" | "I" | "o" | "O" | "à" | "y" | "é"))
    };
    let (is_head_good, is_tail_good) = (good(head), good(tail));
    let is_piece = !begins_large(tail) && !tail.contains(['\'', '’']) && !head.contains(['\'', '’']);
    if (is_head_good && is_tail_good)
        || !is_piece
        || head.len() + tail.len() > LONGEST
        || letters(head) + letters(tail) < 3
    {
        return None;
    }
    // Two whole words of which one is not known are as they are.
    // "z. B.": an abbreviation, not the rest of a word.
    let is_short_form = letters(tail) == 1
        && sentence.words.get(second.end..).is_some_and(|rest| rest.starts_with('.') && rest.len() > 1);
    let is_stump = |word: &str, is_good: bool| !is_good && letters(word) <= 5;
    // "Il a": a word of one letter is one.
    let is_single = letters(tail) == 1 && is_tail_good;
    // "by e-mail": the piece goes on behind a hyphen.
    let is_joined = sentence.words.get(second.end..).is_some_and(|rest| rest.starts_with(['-', '‐', '‑', '–']))
        || sentence.words.get(..first.start).is_some_and(|rest| rest.ends_with(['-', '‐', '‑', '\'', '’']));
    if is_short_form || is_single || is_joined || !is_stump(head, is_head_good) && !is_stump(tail, is_tail_good) {
        return None;
    }
    let (before, after) = (Letters::of(head), Letters::of(tail));
    let joined = before.then(after).hash();
    let weigh = |hash: u64| weight(sentence, hash);
    let with_letter = inserted(before, after)
        .filter(|(_, hash)| sentence.vocabulary.may_hold(*hash))
        .filter_map(|(letter, hash)| Some((weigh(hash)?, Some(letter))));
    let whole = sentence.vocabulary.may_hold(joined).then(|| Some((weigh(joined)?, None))).flatten();
    let (_, letter) = with_letter.chain(whole).max_by_key(|(weight, letter)| (*weight, letter.is_none()))?;
    let mut word = head.to_owned();
    word.extend(letter);
    word.push_str(tail);
    let score = if is_head_good || is_tail_good { 0.8 } else { 0.9 };
    Some(Damaged::new("lost-letters", first.start..second.end, word, score))
}

/// How likely a word is meant: how often the text has it, then how frequent it is. None where it is neither.
fn weight(sentence: &Sentence<'_>, hash: u64) -> Option<(u32, u32)> {
    let seen = sentence.vocabulary.used(hash);
    let known = sentence.spelling.known(hash).filter(|known| known.languages.share(sentence.languages));
    let place = known.map(|known| known.place);
    let in_text = if place.is_some() || seen.count > 1 { seen.count } else { 0 };
    (in_text > 0 || place.is_some()).then(|| (in_text, u32::MAX - place.unwrap_or(u32::MAX)))
}

/// A word without a letter that it had, or with two that changed places.
fn shortened(sentence: &Sentence<'_>, at: usize, piece: &Piece) -> Option<Damaged> {
    // Of "Plaistd's" the name is damaged.
    let whole = piece.of(sentence.words);
    let word = whole.strip_suffix("'s").or_else(|| whole.strip_suffix("’s")).unwrap_or(whole);
    let count = word.chars().count();
    if count < LEAST_LETTERS || word.len() > LONGEST || word.contains(['\'', '’']) || is_odd_case(word) {
        return None;
    }
    if sentence.spelling.capital_nouns.share(sentence.languages) && is_joined(sentence, word) {
        return None;
    }
    let candidate = one_lost(sentence, word).or_else(|| swapped(sentence, word))?;
    let own = sentence.vocabulary.used(hash(word));
    let target = sentence.vocabulary.used(hash(&candidate));
    let place = sentence.spelling.place(hash(&candidate));
    // Where every noun has a capital, it makes no name.
    let is_noun = begins_large(word) && sentence.spelling.capital_nouns.share(sentence.languages);
    let is_name = begins_large(word) && own.small == 0 && !is_noun;
    let is_in_text = target.count > own.count && (target.count > 1 || target.is_known);
    let beside = |piece: Option<&Piece>| {
        piece.filter(|piece| piece.sort == Sort::Word).map(|piece| Letters::of(piece.of(sentence.words)))
    };
    let before = at.checked_sub(1).and_then(|at| beside(sentence.pieces.get(at)));
    let is_said_elsewhere = before.is_some_and(|before| sentence.vocabulary.has_pair(before, Letters::of(&candidate)))
        || beside(sentence.pieces.get(at + 1))
            .is_some_and(|next| sentence.vocabulary.has_pair(Letters::of(&candidate), next));
    let has_own = !is_said_elsewhere && has_own_first(sentence, at);
    if is_name && target.capital > 0 && (own.count > 1 || has_own) {
        return None;
    }
    let is_sure = if is_in_text {
        // Of a name that the text uses, a shorter form in it is a slip; another name is longer by chance seldom.
        !is_name || count + 1 >= LEAST_OF_NAME || target.capital > 0 && place.is_some()
    } else {
        let is_frequent = place.is_some_and(|place| place < FREQUENT);
        let always_large = is_said_elsewhere && count > 3 || sentence.spelling.is_capitalised(hash(&candidate));
        match is_name {
            true => always_large || (count >= LEAST_OF_NAME - 1 && is_frequent && !is_other_form(word, &candidate)),
            false if is_noun => place.is_some() && (count >= LEAST_OF_NOUN || is_frequent && count >= LEAST_OF_NAME),
            // Where words are joined and bent as they like, a word next to a rare one is another.
            false if sentence.spelling.capital_nouns.share(sentence.languages) => {
                is_frequent && count > LEAST_LETTERS
                    || place.is_some_and(|place| place < RARE) && count >= LEAST_OF_NOUN
            }
            false => place.is_some_and(|place| place < RARE) && (count > LEAST_LETTERS || is_frequent),
        }
    };
    let score = match (is_in_text, is_name) {
        (true, false) => 0.9,
        (true, true) => 0.75,
        (false, false) => 0.8,
        (false, true) => 0.6,
    };
    (is_sure && !is_variant(word, &candidate)).then(|| {
        Damaged::new("lost-letters", piece.start..piece.start + word.len(), in_case_of(word, &candidate), score)
    })
}

/// Whether a name has a first name before it: "Frank Jacson" beside "Jackson" is another's, as is one that comes again.
fn has_own_first(sentence: &Sentence<'_>, at: usize) -> bool {
    let first = at.checked_sub(1).and_then(|at| sentence.pieces.get(at)).map(|piece| piece.of(sentence.words));
    first.is_some_and(|first| begins_large(first) && at > 1 && sentence.vocabulary.used(hash(first)).small == 0)
}

/// What a machine that reads print takes for one another.
const LIKE: [(&str, &str); 16] = [
    ("b", "h"),
    ("h", "b"),
    ("c", "e"),
    ("e", "c"),
    ("n", "u"),
    ("u", "n"),
    ("rn", "m"),
    ("m", "rn"),
    ("1", "l"),
    ("0", "o"),
    ("5", "s"),
    ("vv", "w"),
    ("ii", "u"),
    ("cl", "d"),
    ("li", "h"),
    ("f", "s"),
];
/// Longer words are not looked at so.
const LONGEST_MISREAD: usize = 16;

/// "tbe", "wbich", "Apri1": a word in which one letter was read for another like it.
fn misread(sentence: &Sentence<'_>, piece: &Piece) -> Option<Damaged> {
    let word = piece.of(sentence.words);
    let low = word.to_lowercase();
    let is_plain = word.chars().skip(1).all(|c| c.is_lowercase() || c.is_ascii_digit())
        && !low.starts_with(|c: char| c.is_ascii_digit() && c != '0' && c != '1');
    let letters = low.chars().filter(|c| c.is_alphabetic()).count();
    if !is_plain
        || letters < 2
        || low.len() > LONGEST_MISREAD
        || low.len() < 3
        || sentence.vocabulary.used(hash(&low)).count > 1
    {
        return None;
    }
    let known = |candidate: &str| {
        let known =
            sentence.spelling.known(hash(candidate)).filter(|known| known.languages.share(sentence.languages))?;
        let least = if candidate.len() > 5 { FREQUENT } else { FREQUENT / 8 };
        (known.place < least).then_some(known.place)
    };
    let best = LIKE
        .iter()
        .flat_map(|(read, meant)| low.match_indices(read).map(move |(at, _)| (at, *read, *meant)))
        .filter_map(|(at, read, meant)| {
            let candidate = format!("{}{meant}{}", low.get(..at)?, low.get(at + read.len()..)?);
            Some((known(&candidate)?, candidate))
        })
        .min()?;
    // A name is as likely as a word that was misread.
    let is_name = begins_large(word) && letters == low.chars().count();
    (!is_name).then(|| Damaged::new("lost-letters", piece.start..piece.end, in_case_of(word, &best.1), 0.75))
}

/// Whether a word is two that are known, as German joins them: "durchsehen", "Kirchenbuch", "Ratsherr".
fn is_joined(sentence: &Sentence<'_>, word: &str) -> bool {
    let low = word.to_lowercase();
    let known = |part: &str| part.chars().count() > 3 && sentence.spelling.place(hash(part)).is_some();
    low.char_indices().skip(3).any(|(at, _)| {
        low.split_at_checked(at).is_some_and(|(head, tail)| {
            let is_first = known(head) || matches!(head, "aus" | "ein" | "vor" | "her" | "hin" | "mit" | "weg" | "los");
            is_first && (known(tail) || tail.strip_prefix('s').is_some_and(known))
        })
    })
}

/// Whether a word has capitals within, which are of a name or a sign.
fn is_odd_case(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

/// The likeliest word that this is with one letter put in before its end.
fn one_lost(sentence: &Sentence<'_>, word: &str) -> Option<String> {
    let whole: Vec<char> = word.to_lowercase().chars().collect();
    let mut best: Option<((u32, u32), usize, char)> = None;
    let ends = whole.len();
    let mut before = Letters::NONE;
    // Letters behind each place, from the end.
    let mut behind = vec![Letters::NONE; ends + 1];
    for at in (0..ends).rev() {
        let (Some(letter), Some(after)) = (whole.get(at), behind.get(at + 1).copied()) else { break };
        let with = Letters::NONE.with(*letter).then(after);
        behind.get_mut(at).into_iter().for_each(|place| *place = with);
    }
    for at in 1..ends {
        before = before.with(*whole.get(at - 1)?);
        let after = behind.get(at).copied()?;
        for (letter, hash) in inserted(before, after) {
            if sentence.vocabulary.may_hold(hash)
                && let Some(weight) = weight(sentence, hash)
                && best.is_none_or(|(other, ..)| weight > other)
            {
                best = Some((weight, at, letter));
            }
        }
    }
    let (_, at, letter) = best?;
    let mut found: String = whole.iter().take(at).collect();
    found.push(letter);
    found.extend(whole.iter().skip(at));
    Some(found)
}

/// The word that this is with two letters in each other's place.
fn swapped(sentence: &Sentence<'_>, word: &str) -> Option<String> {
    let mut whole: Vec<char> = word.to_lowercase().chars().collect();
    let mut best: Option<((u32, u32), String)> = None;
    for at in 1..whole.len() {
        whole.swap(at - 1, at);
        let other: String = whole.iter().collect();
        let hash = hash(&other);
        if other != word.to_lowercase()
            && sentence.vocabulary.may_hold(hash)
            && let Some(weight) = weight(sentence, hash)
            && best.as_ref().is_none_or(|(best, _)| weight > *best)
        {
            best = Some((weight, other));
        }
        whole.swap(at - 1, at);
    }
    best.map(|(_, word)| word)
}

/// Whether two are two ways of writing one word, and none is a slip: colour, color; travelled, traveled; judgement, judgment.
fn is_variant(short: &str, long: &str) -> bool {
    let (short, long) = (short.to_lowercase(), long.to_lowercase());
    let same = short.chars().zip(long.chars()).take_while(|(one, other)| one == other).count();
    let around = |from: usize| long.chars().skip(from).collect::<String>();
    let (at, before) = (around(same), around(same.saturating_sub(1)));
    let doubled = before.starts_with("ll")
        && ["lled", "lling", "ller", "llous", "lful"].iter().any(|end| before.starts_with(end));
    doubled
        || before.starts_with("our")
        || before.starts_with("gem") && at.starts_with("em")
        || before.starts_with("ae")
        || at.starts_with("ae")
        || before.starts_with("oe")
        || at.starts_with("oe")
        || before.starts_with("ue")
        || at.starts_with("ou") && before.len() > at.len() && before.starts_with("mou")
}

/// Whether a name differs by what names differ in: a doubled letter, an h, an e.
fn is_other_form(short: &str, long: &str) -> bool {
    let (short, long): (Vec<char>, Vec<char>) =
        (short.to_lowercase().chars().collect(), long.to_lowercase().chars().collect());
    let same = short.iter().zip(&long).take_while(|(one, other)| one == other).count();
    let extra = long.get(same);
    matches!(extra, Some('h' | 'e' | 'c' | 's')) || extra == same.checked_sub(1).and_then(|at| long.get(at))
}

/// A word with the capitals of another.
fn in_case_of(model: &str, word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if begins_large(model) => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}
