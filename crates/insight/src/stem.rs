//! A word without its ending, so that "bake", "baked" and "baking" are one. Light: what remains need be no word, and other
//! words seldom fall together. Not here: what is known of words (`vocabulary`).

use std::borrow::Cow;

/// The endings of German that are taken off, longest first.
const GERMAN: [&str; 9] = ["ern", "est", "em", "en", "er", "es", "e", "n", "s"];

/// The stem of an English word in small letters.
pub(crate) fn english(word: &str) -> Cow<'_, str> {
    if let Some(stem) = word.strip_suffix("ies").or_else(|| word.strip_suffix("ied")).filter(|stem| stem.len() >= 2) {
        return Cow::Owned(format!("{stem}y"));
    }
    let word = match word {
        plural if plural.ends_with("ss") || plural.ends_with("us") || plural.ends_with("is") => word,
        _ => without(word, "s", 3),
    };
    let doubled = |stem: &str| {
        let mut letters = stem.bytes().rev();
        letters.next().is_some_and(|last| letters.next() == Some(last) && !matches!(last, b'l' | b's' | b'e' | b'o'))
    };
    for ending in ["ing", "ed"] {
        let stem = without(word, ending, 3);
        if stem.len() < word.len() {
            let end = stem.len() - usize::from(doubled(stem));
            return Cow::Borrowed(stem.get(..end).unwrap_or(stem));
        }
    }
    Cow::Borrowed(without(word, "e", 3))
}

/// The stem of a German word in small letters.
pub(crate) fn german(word: &str) -> Cow<'_, str> {
    let stems = GERMAN.iter().map(|ending| without(word, ending, 4));
    Cow::Borrowed(stems.min_by_key(|stem| stem.len()).unwrap_or(word))
}

fn without<'a>(word: &'a str, ending: &str, least: usize) -> &'a str {
    word.strip_suffix(ending).filter(|stem| stem.len() >= least).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_fall_together() {
        for forms in [
            &["bake", "baked", "baking", "bakes"][..],
            &["ticket", "tickets"],
            &["berry", "berries"],
            &["swap", "swapped"],
        ] {
            assert!(forms.iter().all(|form| english(form) == english(forms[0])), "{forms:?}");
        }
        for forms in
            [&["hotel", "hotels"][..], &["schüssel", "schüsseln"], &["mieter", "miete"], &["kartoffel", "kartoffeln"]]
        {
            assert!(forms.iter().all(|form| german(form) == german(forms[0])), "{forms:?}");
        }
    }
}
