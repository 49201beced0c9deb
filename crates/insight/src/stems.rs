//! Words without their endings, words that carry no meaning of their own, and which of two languages a sentence is in.
//! Invariant: rough on purpose and the same everywhere: stems are compared with stems and never shown.
//! Not here: words that mean the same (`lexicon`).

use std::borrow::Cow;

use crate::lexemes::Lexeme;

/// The language whose endings are taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Tongue {
    #[default]
    English,
    German,
}

impl Tongue {
    /// The one of a language tag; what is no German has English endings, or none of either.
    pub fn of_tag(tag: &str) -> Tongue {
        if tag.starts_with("de") { Tongue::German } else { Tongue::English }
    }

    /// The one in which a sentence is written; of one that does not say, the one before.
    pub fn of_sentence(lexemes: &[Lexeme<'_>], before: Tongue) -> Tongue {
        let (mut english, mut german) = (0, 0);
        for lexeme in lexemes.iter().take(40) {
            match lexeme.low.as_ref() {
                "the" | "of" | "and" | "was" | "to" | "a" | "his" | "he" | "that" | "with" | "it" | "is" | "they"
                | "by" | "at" | "for" | "had" | "were" => english += 1,
                "der" | "die" | "das" | "und" | "nicht" | "ist" | "war" | "ein" | "eine" | "im" | "den" | "dem"
                | "des" | "er" | "sie" | "mit" | "von" | "auf" | "sich" | "wurde" | "wurden" | "zu" | "zum" | "zur"
                | "am" | "wie" | "bei" | "nach" | "als" | "aus" | "auch" | "hat" | "hatte" | "wird" | "seine"
                | "seinen" | "ihre" | "bis" | "noch" | "nur" | "vom" | "januar" | "februar" | "märz" | "mai"
                | "juni" | "juli" | "oktober" | "dezember" | "jahre" | "jahr" => german += 1,
                _ => {}
            }
        }
        match german.cmp(&english) {
            std::cmp::Ordering::Greater => Tongue::German,
            std::cmp::Ordering::Less => Tongue::English,
            std::cmp::Ordering::Equal => before,
        }
    }
}

/// A word without its ending; `low` is in small letters.
pub(crate) fn stem(low: &str, tongue: Tongue) -> Cow<'_, str> {
    let word = low.strip_suffix("'s").or_else(|| low.strip_suffix("s'")).unwrap_or(low);
    if word.chars().count() <= 3 {
        return Cow::Borrowed(word);
    }
    match tongue {
        Tongue::English => english(word),
        Tongue::German => german(word),
    }
}

fn english(word: &str) -> Cow<'_, str> {
    let strip = |ending: &str, least: usize| word.strip_suffix(ending).filter(|root| root.len() >= least);
    if let Some(root) = strip("ies", 2).or_else(|| strip("ied", 2)) {
        return Cow::Owned(format!("{root}i"));
    }
    let ends_in_hiss =
        |root: &&str| root.ends_with('s') || root.ends_with('x') || root.ends_with("ch") || root.ends_with("sh");
    let root = strip("ing", 3)
        .or_else(|| strip("ed", 3))
        .or_else(|| strip("es", 3).filter(ends_in_hiss))
        .or_else(|| strip("s", 3).filter(|root| !root.ends_with('s') && !root.ends_with('u') && !root.ends_with('i')))
        .unwrap_or(word);
    let root = root.strip_suffix('e').filter(|root| root.len() >= 3).unwrap_or(root);
    if let Some(root) = root.strip_suffix('y').filter(|root| root.len() >= 2) {
        return Cow::Owned(format!("{root}i"));
    }
    Cow::Borrowed(single(root))
}

fn german(word: &str) -> Cow<'_, str> {
    let ending = ["ern", "em", "en", "er", "es", "e", "n", "s"];
    let root = ending.iter().find_map(|ending| word.strip_suffix(ending).filter(|root| root.chars().count() >= 4));
    let root = single(root.unwrap_or(word));
    if root.is_ascii() {
        return Cow::Borrowed(root);
    }
    let plain = |letter| match letter {
        'ä' => 'a',
        'ö' => 'o',
        'ü' => 'u',
        other => other,
    };
    Cow::Owned(root.chars().map(plain).collect())
}

/// A last letter that is doubled once: `travell`, `sett`.
fn single(root: &str) -> &str {
    let mut letters = root.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before)) if last == before && root.len() > 3 => {
            root.get(..root.len() - last.len_utf8()).unwrap_or(root)
        }
        _ => root,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let check = |tongue, words: &[&str]| {
            let stems = words.iter().map(|word| stem(word, tongue).into_owned()).collect::<Vec<_>>();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
        };
        check(Tongue::English, &["sail", "sails", "sailed", "sailing"]);
        check(Tongue::English, &["kill", "kills", "killed", "killing"]);
        check(Tongue::English, &["story", "stories", "story's"]);
        check(Tongue::English, &["move", "moved", "moving", "moves"]);
        check(Tongue::English, &["stop", "stopped", "stopping"]);
        check(Tongue::German, &["flug", "flüge", "flügen", "flugs"]);
        check(Tongue::German, &["kind", "kinder", "kindern", "kindes"]);
    }
}
