//! What an item is called: a short label for lists, and a citation key that no other item of the library has.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;

use crate::Csl;
use crate::csl::{names_of, text_of, year_of};

/// The variables under which those are named who made a thing, the first of them that there is.
const MAKERS: [&str; 9] = [
    "author",
    "editor",
    "director",
    "composer",
    "interviewer",
    "compiler",
    "container-author",
    "translator",
    "recipient",
];

/// A short label: `Service 2004, Stalin`. Of an item that says nothing, its type.
pub fn label(csl: &Csl) -> String {
    let maker = makers(csl);
    let words = csl.get("issued").and_then(Value::as_object).and_then(|date| text_of(date, "literal"));
    let date = words.or_else(|| year_of(csl, "issued").map(|year| year.to_string()));
    let who: Vec<String> = [maker, date].into_iter().flatten().collect();
    let title = text_of(csl, "title-short").or_else(|| text_of(csl, "title")).map(|title| short_title(&title));
    let title = title.or_else(|| text_of(csl, "container-title")).or_else(|| text_of(csl, "URL"));
    match (who.join(" "), title) {
        (who, Some(title)) if who.is_empty() => title,
        (who, Some(title)) => format!("{who}, {title}"),
        (who, None) if !who.is_empty() => who,
        _ => text_of(csl, "type").unwrap_or_default(),
    }
}

fn makers(csl: &Csl) -> Option<String> {
    let names = MAKERS.iter().map(|key| names_of(csl, key)).find(|names| !names.is_empty());
    let Some(names) = names else { return text_of(csl, "publisher").filter(|_| csl.get("title").is_none()) };
    let families: Vec<String> = names.iter().filter_map(|name| family(name)).collect();
    match families.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [one, other] if other == "others" => Some(format!("{one} et al.")),
        [one, two] => Some(format!("{one} & {two}")),
        [one, ..] => Some(format!("{one} et al.")),
    }
}

/// The name by which a person stands in a list; an institution by all of it.
pub(crate) fn family(name: &Map<String, Value>) -> Option<String> {
    let part = |key: &str| text_of(name, key);
    let family = part("family").map(|family| match part("non-dropping-particle") {
        Some(particle) => format!("{particle} {family}"),
        None => family,
    });
    family.or_else(|| part("literal")).or_else(|| part("given"))
}

/// A title without what follows its colon.
fn short_title(title: &str) -> String {
    let short = title.split_once([':', '.', '?', '!']).map_or(title, |(short, _)| short).trim();
    if short.chars().count() < 3 { title.to_owned() } else { short.to_owned() }
}

/// A key for each item, in their order, no two the same but for letter case: the one that it came with, or one made of who,
/// when and what (`service2004stalin`). Where two would be the same, the later one has a letter more.
pub fn keys<'a>(items: impl IntoIterator<Item = &'a Csl>) -> Vec<String> {
    let (mut taken, mut next) = (HashSet::new(), HashMap::new());
    items.into_iter().map(|csl| free_key(key(csl), &mut taken, &mut next)).collect()
}

/// `next` has for each key the number of the first letters behind it that were not tried.
fn free_key(key: String, taken: &mut HashSet<String>, next: &mut HashMap<String, u32>) -> String {
    let small = key.to_lowercase();
    if taken.insert(small.clone()) {
        return key;
    }
    let number = next.entry(small).or_default();
    loop {
        let longer = format!("{key}{}", letters(*number));
        *number += 1;
        if taken.insert(longer.to_lowercase()) {
            return longer;
        }
    }
}

/// `a` to `z`, then `aa`.
fn letters(number: u32) -> String {
    let last = char::from_u32(u32::from('a') + number % 26).unwrap_or('z');
    if number < 26 { last.to_string() } else { format!("{}{last}", letters(number / 26 - 1)) }
}

fn key(csl: &Csl) -> String {
    let given = ["citation-key", "id"].iter().filter_map(|key| text_of(csl, key)).find(|key| is_key(key));
    given.unwrap_or_else(|| made_key(csl))
}

/// Whether a key can stand in BibTeX, and on a command line without quoting.
fn is_key(key: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || "-_:.+/".contains(letter);
    let is_address = key.contains("//") || (key.len() >= 32 && key.matches('-').count() == 4);
    key.len() <= 100 && key.chars().all(is_part) && !is_address && !key.chars().all(|letter| letter.is_ascii_digit())
}

fn made_key(csl: &Csl) -> String {
    let names = MAKERS.iter().flat_map(|key| names_of(csl, key)).next();
    let who = names.and_then(family).map(|family| short(&family)).filter(|who| !who.is_empty());
    let year = year_of(csl, "issued").map(|year| year.to_string()).unwrap_or_default();
    let title = text_of(csl, "title").unwrap_or_default();
    let word = title.split_whitespace().map(short).find(|word| word.chars().count() > 3).unwrap_or_default();
    let key = format!("{}{year}{word}", who.unwrap_or_default());
    if key.is_empty() { "source".to_owned() } else { key }
}

/// Letters and digits alone, in lower case, without accents.
pub(crate) fn plain(words: &str) -> String {
    words.nfkd().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The first of them, as many as a key can have of one word.
fn short(words: &str) -> String {
    plain(words).chars().take(24).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn csl(value: Value) -> Csl {
        value.as_object().unwrap().clone()
    }

    fn check(value: Value, expected: &str, key: &str) {
        let csl = csl(value);
        assert_eq!((label(&csl).as_str(), keys([&csl])[0].as_str()), (expected, key));
    }

    #[test]
    fn labels_and_keys_are_made_of_who_when_and_what() {
        check(
            json!({ "type": "book", "title": "Stalin: A Biography", "author": [{ "family": "Service", "given": "Robert" }],
                "issued": { "date-parts": [[2004]] } }),
            "Service 2004, Stalin",
            "service2004stalin",
        );
        check(
            json!({ "type": "book", "id": "vdb10", "title": "Über alles", "author": [{ "family": "Berg", "non-dropping-particle": "van der" },
                { "literal": "others" }], "issued": { "literal": "after 1910" } }),
            "van der Berg et al. after 1910, Über alles",
            "vdb10",
        );
        check(json!({ "type": "webpage", "URL": "https://a.b", "id": 7 }), "https://a.b", "source");
        check(json!({ "type": "book" }), "book", "source");
        check(json!({ "type": "book", "title": "Ö", "issued": { "raw": "20 August 1940" } }), "1940, Ö", "1940");
    }

    #[test]
    fn no_two_keys_are_the_same() {
        let items = ["a", "A", "a", "aa", "b"].map(|id| csl(json!({ "type": "book", "id": id })));
        assert_eq!(keys(&items), ["a", "Aa", "ab", "aaa", "b"]);
        let many: Vec<Csl> = (0..60).map(|_| csl(json!({ "type": "book", "id": "k" }))).collect();
        let mut keys = keys(&many);
        assert_eq!(keys.last().unwrap(), "kbg");
        keys.dedup();
        assert_eq!(keys.len(), 60);
    }

    #[test]
    fn each_key_is_tried_once() {
        let (mut taken, mut next) = (HashSet::new(), HashMap::new());
        let mut last = String::new();
        for number in 0..40_000 {
            last = free_key("k".to_owned(), &mut taken, &mut next);
            assert_eq!(next.get("k").copied().unwrap_or_default(), number);
        }
        assert_eq!(last, format!("k{}", letters(39_998)));
    }
}
