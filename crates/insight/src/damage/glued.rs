//! Words that lost the space between them, and sentences that did.
//! Invariant: names and signs with capitals within (MacDonald, YouTube) and compounds are left as they are.

use super::vocabulary::LONGEST;
use super::{Damaged, Sentence};
use crate::scan::{Piece, Sort};
use crate::spelling::{FREQUENT, Letters, hash};

pub(super) fn look(sentence: &Sentence<'_>, damaged: &mut Vec<Damaged>) {
    damaged.extend(to_the_sentence_before(sentence));
    damaged.extend(several(sentence));
    for (at, piece) in sentence.pieces.iter().enumerate() {
        let word = piece.of(sentence.words);
        if word.len() > LONGEST {
            continue;
        }
        match piece.sort {
            Sort::Word => damaged.extend(word_in_word(sentence, at, piece, word)),
            Sort::Mixed => damaged.extend(number_in_word(sentence, piece, word)),
            Sort::Mark => damaged.extend(over_a_mark(sentence, at, piece)),
            _ => {}
        }
    }
}

/// A sentence that begins right behind the stop of the one before it.
fn to_the_sentence_before(sentence: &Sentence<'_>) -> Option<Damaged> {
    let mut before = sentence.before.chars().rev();
    let stop = before.next()?;
    let last = before.next()?;
    let is_end = matches!(stop, '.' | '!' | '?' | '…')
        && (last.is_alphanumeric() || matches!(last, ')' | '"' | '”' | '’' | '.'))
        || matches!(stop, '"' | '”' | '“' | ')' | '»') && matches!(last, '.' | '!' | '?');
    // Cut right behind a word: "desk|Stunning".
    let is_end = is_end
        || stop.is_lowercase() && last.is_alphanumeric()
        || stop == ')'
        || stop.is_ascii_digit() && last.is_ascii_digit();
    let first = sentence.pieces.iter().find(|piece| piece.sort == Sort::Word)?;
    let opening = sentence.words.get(..first.start)?;
    let is_opened = opening.chars().all(|mark| matches!(mark, '"' | '“' | '„' | '‘' | '(' | '«' | '»' | '¿'));
    // Where a quotation mark could as well close the one before, the two are apart.
    if !is_end || !is_opened || !first.of(sentence.words).chars().next()?.is_uppercase() {
        return None;
    }
    let tail: String = sentence.before.chars().rev().take(60).take_while(|c| !c.is_whitespace()).collect();
    let tail: String = tail.chars().rev().collect();
    let written = sentence.words.get(..first.end)?;
    let repair = format!("{tail} {written}");
    Some(Damaged {
        stands: Some(format!("{tail}{written}")),
        ..Damaged::new("glued-words", first.start..first.end, repair, 0.95)
    })
}

/// "lost.Then", "1940,he", "him(the": a mark between two words with no space where one belongs.
fn over_a_mark(sentence: &Sentence<'_>, at: usize, mark: &Piece) -> Option<Damaged> {
    let before = at.checked_sub(1).and_then(|at| sentence.pieces.get(at)).filter(|before| before.end == mark.start)?;
    let next = sentence.pieces.get(at + 1).filter(|next| next.start == mark.end && next.sort == Sort::Word)?;
    let (head, tail) = (before.of(sentence.words), next.of(sentence.words));
    let letters = |word: &str| word.chars().count();
    let is_word = |word: &str| letters(word) > 1 && sentence.vocabulary.is_good(word);
    let begins_large = tail.chars().next()?.is_uppercase();
    let is_number = before.sort == Sort::Number;
    let sign = mark.of(sentence.words);
    let is_abbreviation = sentence.spelling.abbreviations.has(&head.to_lowercase(), sentence.languages);
    let is_glued = match sign {
        "." | "!" | "?" if before.sort == Sort::Mark => {
            begins_large && is_word(tail) && matches!(head, "\"" | "”" | ")" | "’" | "“")
        }
        "." => {
            begins_large
                && !is_abbreviation
                && letters(head) > 2
                && ends_small(head)
                && tail_is_sentence(sentence, at, tail)
                || begins_large && is_number && head.len() == 4 && is_word(tail)
        }
        "!" | "?" => begins_large && letters(head) > 1 && is_word(tail),
        "," | ";" => {
            (is_number && head.len() >= 4 || ends_small(head)) && is_word(tail) && (is_number || is_word(head))
        }
        ")" => is_word(tail) && letters(tail) > 2,
        _ => false,
    };
    is_glued.then(|| {
        let mark_of = format!("{head}{sign} {tail}");
        Damaged::new("glued-words", before.start..next.end, mark_of, 0.8)
    })
}

/// Whether what stands behind a stop without a space is no ending of a file or a host.
fn tail_is_sentence(sentence: &Sentence<'_>, at: usize, tail: &str) -> bool {
    let behind = sentence.pieces.get(at + 2);
    let goes_on = behind.is_none_or(|behind| behind.of(sentence.words) != ".");
    goes_on && tail.chars().skip(1).all(char::is_lowercase) && (tail.chars().count() > 1 || matches!(tail, "A" | "I"))
}

fn ends_small(word: &str) -> bool {
    word.chars().next_back().is_some_and(char::is_lowercase)
}

/// Signs behind a number that belong to it.
const UNITS: [&str; 44] = [
    "st", "nd", "rd", "th", "s", "er", "re", "ers", "km", "m", "cm", "mm", "kg", "g", "lb", "lbs", "oz", "ft", "in",
    "mph", "pm", "am", "p", "pp", "f", "ff", "k", "bn", "mb", "gb", "kb", "hz", "px", "x", "d", "h", "min", "hrs",
    "ish", "e", "c", "ter", "te", "mal",
];

/// "11June", "June1940", "1940he": a number and a word.
fn number_in_word(sentence: &Sentence<'_>, piece: &Piece, word: &str) -> Option<Damaged> {
    let seam = word
        .char_indices()
        .zip(word.chars().skip(1))
        .find(|((_, one), other)| one.is_ascii_digit() != other.is_ascii_digit());
    let ((at, one), _) = seam?;
    let (head, tail) = word.split_at_checked(at + one.len_utf8())?;
    let (digits, letters) = if one.is_ascii_digit() { (head, tail) } else { (tail, head) };
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.len() <= 4;
    let low = letters.to_lowercase();
    let count = letters.chars().count();
    let is_own = count < 2
        || one.is_ascii_digit() && UNITS.contains(&low.as_str())
        || letters.chars().skip(1).any(char::is_uppercase);
    let is_glued = is_number && !is_own && sentence.vocabulary.is_good(letters) && (count > 2 || digits.len() == 4);
    // "sha256", "mp3", "win32": signs. A year or a day is written before or behind a word that is no sign.
    // "anon4471": a handle.
    let is_year = digits.len() == 4 && (digits.starts_with('1') || digits.starts_with("20"));
    if digits.len() == 4 && !is_year {
        return None;
    }
    let is_plain = one.is_ascii_digit() || digits.len() == 4 || sentence.spelling.is_capitalised(hash(&low));
    (is_glued && is_plain).then(|| Damaged::new("glued-words", piece.start..piece.end, format!("{head} {tail}"), 0.85))
}

/// What goes before a verb and is written with it.
const FIRST_PARTS: [&str; 30] = [
    "auf", "ein", "vor", "nach", "aus", "durch", "über", "unter", "hin", "her", "mit", "los", "weg", "statt", "fest",
    "frei", "heim", "vorbei", "zurück", "zusammen", "weiter", "wieder", "nieder", "entgegen", "bei", "vorher",
    "hinter", "herum", "hervor", "dazu",
];

/// "captain'swife": an owner and what is owned.
fn behind_owner(sentence: &Sentence<'_>, word: &str) -> Option<String> {
    let seam = word.find("'s").or_else(|| word.find("’s"))?;
    let end = seam + word.get(seam..)?.chars().take(2).map(char::len_utf8).sum::<usize>();
    let (owner, owned) = word.split_at_checked(end)?;
    let is_word = |word: &str| word.chars().count() > 2 && sentence.vocabulary.is_good(word);
    (is_word(word.get(..seam)?) && is_word(owned)).then(|| format!("{owner} {owned}"))
}

/// Words that may each be a word nobody knows, and together are none: "Hekept apicture", "throwndown … stationshed".
fn several(sentence: &Sentence<'_>) -> Vec<Damaged> {
    let found: Vec<Damaged> = sentence
        .pieces
        .iter()
        .filter(|piece| piece.sort == Sort::Word && piece.end - piece.start <= LONGEST)
        .filter_map(|piece| weak(sentence, piece))
        .take(MOST_TOGETHER)
        .collect();
    if found.len() > 1 { found } else { Vec::new() }
}

/// More in one sentence are not looked at.
const MOST_TOGETHER: usize = 12;

/// A word nobody knows that parts into two that everybody uses, one of them small.
fn weak(sentence: &Sentence<'_>, piece: &Piece) -> Option<Damaged> {
    let word = piece.of(sentence.words);
    let is_plain = word.chars().skip(1).all(char::is_lowercase) && !word.contains(['\'', '’']);
    if !is_plain
        || word.chars().count() < 5
        || sentence.vocabulary.is_good(word)
        || sentence.vocabulary.used(hash(word)).count > 1
    {
        return None;
    }
    let place = |part: &str| {
        let known = sentence.spelling.known(hash(&part.to_lowercase()));
        known.filter(|known| known.languages.share(sentence.languages)).map(|known| known.place)
    };
    let parted = word.char_indices().skip(1).filter_map(|(at, _)| {
        let (head, tail) = word.split_at_checked(at)?;
        let is_part = |part: &str| part.chars().count() > 1 || matches!(part, "a" | "A" | "I");
        if !is_part(head) || !is_part(tail) || FIRST_PARTS.contains(&head.to_lowercase().as_str()) {
            return None;
        }
        let (first, last) = (place(head)?, place(tail)?);
        let (least, most) = (first.min(last), first.max(last));
        (least < SMALL_WORDS && most < FREQUENT).then_some((most, at))
    });
    let (_, at) = parted.min()?;
    let (head, tail) = word.split_at_checked(at)?;
    Some(Damaged::new("glued-words", piece.start..piece.end, format!("{head} {tail}"), 0.7))
}

/// Up to this place words are such as join and point.
const SMALL_WORDS: u32 = 400;

/// A word that nobody knows, of two that are known.
fn word_in_word(sentence: &Sentence<'_>, at: usize, piece: &Piece, word: &str) -> Option<Damaged> {
    let least = if word.chars().skip(1).any(char::is_uppercase) { 4 } else { 5 };
    if let Some(owned) = behind_owner(sentence, word) {
        return Some(Damaged::new("glued-words", piece.start..piece.end, owned, 0.85));
    }
    if word.contains(['\'', '’']) || word.chars().count() < least || sentence.vocabulary.is_good(word) {
        return None;
    }
    let beside = (at.checked_sub(1).and_then(|at| sentence.pieces.get(at)), sentence.pieces.get(at + 1));
    let seams = word.char_indices().skip(1).map(|(at, _)| at);
    let best = seams.filter_map(|at| {
        let (head, tail) = word.split_at_checked(at)?;
        Some((seam(sentence, beside, head, tail)?, at))
    });
    let (score, at) = best.max_by(|one, other| one.0.total_cmp(&other.0))?;
    let (head, tail) = word.split_at_checked(at)?;
    Some(Damaged::new("glued-words", piece.start..piece.end, format!("{head} {tail}"), score))
}

/// How surely two parts of a word were two words.
fn seam(sentence: &Sentence<'_>, beside: (Option<&Piece>, Option<&Piece>), head: &str, tail: &str) -> Option<f32> {
    let counts = (head.chars().count(), tail.chars().count());
    let (low_head, low_tail) = (head.to_lowercase(), tail.to_lowercase());
    let is_large_within = tail.chars().next().is_some_and(char::is_uppercase) && ends_small(head);
    let is_word = |word: &str, count: usize| count > 1 && sentence.vocabulary.is_good(word);
    if counts.1 < 2 || !tail.chars().skip(1).all(char::is_lowercase) {
        return None;
    }
    if is_large_within {
        // Before the capital a word that stands in small letters somewhere, or the name would be one (MacDonald, YouTube).
        let first = sentence.vocabulary.used(hash(head));
        let is_plain = head.chars().all(char::is_lowercase) && counts.0 > 1;
        let is_name_head = matches!(
            low_head.as_str(),
            "mac" | "mc" | "de" | "la" | "le" | "van" | "von" | "fitz" | "you" | "face" | "my" | "i" | "e"
        );
        let is_joined = is_plain && is_word(head, counts.0) && !matches!(head, "e" | "i")
            || first.count > 0
                && counts.0 > 3
                && !is_name_head
                && is_word(head, counts.0)
                && is_word(tail, counts.1)
                && sentence.vocabulary.has_pair(Letters::of(head), Letters::of(tail));
        return (is_joined && (is_word(tail, counts.1) || counts.1 > 3)).then_some(0.85);
    }
    if !is_word(head, counts.0) || !is_word(tail, counts.1) || tail.chars().any(char::is_uppercase) {
        return None;
    }
    // The text has the two beside one another, and one of them beside what stands here: with the first alone it may be two
    // ways of writing one thing (ice pick, icepick).
    let letters = |piece: Option<&Piece>| {
        piece.filter(|piece| piece.sort == Sort::Word).map(|piece| Letters::of(piece.of(sentence.words)))
    };
    let has_pair = |one: Option<Letters>, other: Option<Letters>| {
        one.zip(other).is_some_and(|(one, other)| sentence.vocabulary.has_pair(one, other))
    };
    let (first, last) = (Some(Letters::of(head)), Some(Letters::of(tail)));
    let goes_on = has_pair(letters(beside.0), first) || has_pair(last, letters(beside.1));
    if counts.0 > 1 && counts.1 > 2 && goes_on && has_pair(first, last) {
        return Some(0.9);
    }
    // "einging", "vorhatte": verbs with their first part, as German joins them.
    if FIRST_PARTS.contains(&low_head.as_str()) {
        return None;
    }
    let is_first = sentence.spelling.gluing_first.has(&low_head, sentence.languages) && counts.1 > 2;
    let is_last = sentence.spelling.gluing_last.has(&low_tail, sentence.languages) && counts.0 > 2;
    // Of two letters only behind a word that everybody uses.
    let is_frequent = sentence.spelling.place(hash(head)).is_some_and(|place| place < FREQUENT);
    let is_last = is_last && (counts.1 > 2 || counts.0 > 3 && is_frequent);
    (is_first || is_last).then_some(0.8)
}
