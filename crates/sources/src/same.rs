//! Which items are the same work: surely, when a file is loaded again; and perhaps, as an offer to merge them.

use std::collections::{HashMap, HashSet};

use crate::Csl;
use crate::csl::{names_of, text_of, type_of, year_of};
use crate::label::{family, plain};

/// What an item is known by.
struct Marks {
    /// The letters of its title; none where it has none.
    title: Option<String>,
    doi: Option<String>,
    /// Its ISBN, or the address that it is found at, with its title.
    number: Vec<String>,
    /// Its key with title and year.
    key: Option<String>,
    /// Title, first name and year.
    words: Option<String>,
}

/// Items that are there, by what they are known by.
#[derive(Default)]
pub struct Known {
    marks: HashSet<String>,
    whole: HashSet<String>,
}

impl Known {
    /// Adds an item.
    pub fn add(&mut self, csl: &Csl) {
        self.marks.extend(sure(csl));
        self.whole.insert(whole(csl));
    }

    /// Whether an item is surely one of them: the same in all but its id, or with the same title (letter case, accents and
    /// markup apart) and the same DOI, the same ISBN, the same address, or the same key and year. Two without a title may
    /// share a DOI.
    pub fn holds(&self, csl: &Csl) -> bool {
        self.whole.contains(&whole(csl)) || sure(csl).iter().any(|mark| self.marks.contains(mark))
    }
}

/// What more items than these have in common is a form or a placeholder, and nobody could look through what it offers.
const MOST_ALIKE: usize = 50;

/// Items that look the same, each with the others, by their places in the list.
pub fn alike<'a>(items: impl IntoIterator<Item = &'a Csl>) -> Vec<Vec<usize>> {
    let mut holders: HashMap<String, Vec<usize>> = HashMap::new();
    let mut count = 0;
    for (at, csl) in items.into_iter().enumerate() {
        let marks = marks(csl);
        let all = marks.doi.into_iter().chain(marks.number).chain(marks.words);
        for mark in all {
            holders.entry(mark).or_default().push(at);
        }
        count = at + 1;
    }
    let mut others = vec![Vec::new(); count];
    for group in holders.values().filter(|group| (2..=MOST_ALIKE).contains(&group.len())) {
        for at in group {
            if let Some(list) = others.get_mut(*at) {
                list.extend(group.iter().copied().filter(|other| other != at));
            }
        }
    }
    for list in &mut others {
        list.sort_unstable();
        list.dedup();
    }
    others
}

fn sure(csl: &Csl) -> Vec<String> {
    let marks = marks(csl);
    // Chapters have the DOI of their book.
    let title = marks.title.unwrap_or_default();
    let doi = marks.doi.map(|doi| format!("{doi} {title}"));
    doi.into_iter().chain(marks.number).chain(marks.key).collect()
}

/// All that an item says, whatever its id and the order of its keys.
pub(crate) fn whole(csl: &Csl) -> String {
    let mut csl = csl.clone();
    csl.shift_remove("id");
    let mut all = serde_json::Value::Object(csl);
    all.sort_all_objects();
    all.to_string()
}

fn marks(csl: &Csl) -> Marks {
    let title = text_of(csl, "title").map(|title| letters(&title)).filter(|title| !title.is_empty());
    let year = year_of(csl, "issued").map(|year| year.to_string()).unwrap_or_default();
    let first = ["author", "editor"].iter().flat_map(|key| names_of(csl, key)).next();
    let first = first.and_then(family).map(|family| plain(&family)).unwrap_or_default();
    let titled = |kind: &str, mark: String| title.as_ref().map(|title| format!("{kind} {mark} {title}"));
    // An address alone is many things: a front page, a search.
    let isbn = text_of(csl, "ISBN").and_then(|isbn| titled("isbn", isbns(&isbn)?));
    let url = text_of(csl, "URL").and_then(|url| titled("url", url));
    let key = ["citation-key", "id"].iter().find_map(|key| text_of(csl, key));
    // A title that is short or general says little without a name or a year.
    let says_much = !first.is_empty() || (!year.is_empty() && title.as_ref().is_some_and(|title| title.len() > 12));
    let (key, words) = (
        key.and_then(|key| titled("key", format!("{} {year}", key.to_lowercase()))),
        titled("words", format!("{first} {year} {}", if is_part(csl) { "part" } else { "whole" }))
            .filter(|_| says_much),
    );
    Marks {
        doi: text_of(csl, "DOI").and_then(|doi| bare_doi(&doi)),
        number: isbn.into_iter().chain(url).collect(),
        key,
        words,
        title,
    }
}

/// A chapter and its book may share name, year and title.
fn is_part(csl: &Csl) -> bool {
    type_of(csl) == "chapter"
}

/// Letters and digits of all of a title, without markup, accents and letter case.
pub(crate) fn letters(title: &str) -> String {
    let (mut shown, mut rest) = (String::with_capacity(title.len()), title);
    while let Some((before, behind)) = rest.split_once('<') {
        shown.push_str(before);
        rest = after_tag(behind).unwrap_or(behind);
    }
    shown.push_str(rest);
    plain(&shown)
}

/// What stands behind a tag whose `<` is behind us; `None` where it is none, but a sign of its own.
fn after_tag(behind: &str) -> Option<&str> {
    let is_tag = behind.starts_with(|letter: char| letter == '/' || letter.is_ascii_alphabetic());
    let mut inside = behind.char_indices().take(LONGEST_TAG);
    let (end, _) =
        inside.find(|(_, letter)| matches!(letter, '<' | '>')).filter(|(_, letter)| is_tag && *letter == '>')?;
    behind.get(end + 1..)
}

/// `span class="nocase"` and the like.
const LONGEST_TAG: usize = 80;

/// A DOI without the address that resolves it, in lower case (DOI Handbook, 2.4: letter case does not tell).
pub(crate) fn bare_doi(doi: &str) -> Option<String> {
    let lower = doi.trim().to_lowercase();
    let bare = lower.find("10.").and_then(|at| lower.get(at..))?;
    bare.contains('/').then(|| format!("doi {bare}"))
}

/// The first ISBN in a field, as 13 digits.
pub(crate) fn isbns(field: &str) -> Option<String> {
    let digits: String =
        field.chars().filter(|c| c.is_ascii_digit() || matches!(c, 'x' | 'X' | ' ' | ',' | ';')).collect();
    let first =
        digits.split([',', ';']).map(|part| part.replace(' ', "")).find(|part| part.len() == 10 || part.len() == 13)?;
    if first.len() == 13 {
        return Some(first);
    }
    let body = format!("978{}", first.get(..9)?);
    let sum: u32 =
        body.chars().zip([1, 3].into_iter().cycle()).filter_map(|(c, weight)| Some(c.to_digit(10)? * weight)).sum();
    Some(format!("{body}{}", (10 - sum % 10) % 10))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn csl(value: Value) -> Csl {
        value.as_object().unwrap().clone()
    }

    fn check(one: Value, other: Value, looks: bool, surely: bool) {
        let (one, other) = (csl(one), csl(other));
        let found = !alike([&one, &other])[0].is_empty();
        let mut known = Known::default();
        known.add(&one);
        assert_eq!((found, known.holds(&other)), (looks, surely), "{one:?} {other:?}");
    }

    #[test]
    fn all_that_an_item_says_is_as_long_as_the_item_however_deep_it_lies() {
        let mut deep = json!("\"");
        for _ in 0..12 {
            deep = json!({ "a": deep });
        }
        let item = csl(json!({ "type": "book", "id": "x", "custom": deep }));
        assert!(whole(&item).len() <= Value::Object(item.clone()).to_string().len());
        let turned = csl(json!({ "custom": { "b": [{ "d": 1, "c": 2 }], "a": 1 }, "type": "book" }));
        let again = csl(json!({ "type": "book", "id": 7, "custom": { "a": 1, "b": [{ "c": 2, "d": 1 }] } }));
        assert_eq!(whole(&turned), whole(&again));
    }

    #[test]
    fn what_very_many_have_in_common_tells_nothing() {
        let others = |count: usize| {
            let item = csl(json!({ "type": "book", "DOI": "10.1000/none" }));
            alike(vec![&item; count]).iter().map(Vec::len).sum::<usize>()
        };
        assert_eq!((others(MOST_ALIKE), others(MOST_ALIKE + 1)), (MOST_ALIKE * (MOST_ALIKE - 1), 0));
    }

    #[test]
    fn what_looks_the_same_and_what_surely_is() {
        let doi = |doi: &str| json!({ "type": "article-journal", "DOI": doi });
        check(doi("10.1000/ABC"), doi("https://doi.org/10.1000/abc"), true, true);
        check(doi("10.1000/abc"), doi("10.1000/abd"), false, false);
        let book = |id: &str, title: &str, family: &str, year: i64| {
            json!({ "type": "book", "id": id, "title": title, "author": [{ "family": family }],
                "issued": { "date-parts": [[year]] } })
        };
        check(book("a", "Stalin", "Service", 2004), book("b", "Stalin", "Service", 2004), true, true);
        check(
            book("a", "The <i>Émigrés</i>!", "Service", 2004),
            book("b", "the emigres", "SERVICE", 2004),
            true,
            false,
        );
        check(book("a", "Stalin", "Service", 2004), book("a", "Stalin", "Service", 2005), false, false);
        check(book("a", "Stalin", "Service", 2004), book("a", "stalin", "Other", 2004), false, true);
        let isbn = |isbn: &str, title: &str| json!({ "type": "book", "ISBN": isbn, "title": title });
        check(isbn("0-306-40615-2", "Electrons"), isbn("978-0-306-40615-7", "Electrons"), true, true);
        let chapter = |title: &str| json!({ "type": "chapter", "DOI": "10.1000/abc", "title": title });
        check(chapter("The ice"), chapter("The ferry"), true, false);
        check(chapter("The <i>ice</i>"), chapter("the ice"), true, true);
        let page = |url: &str, title: &str| json!({ "type": "webpage", "URL": url, "title": title });
        check(page("https://a.b/w?v=aB1", "Watch"), page("https://a.b/w?v=Ab1", "Watch"), false, false);
        check(page("https://a.b/", "Ice < 4 mm in May"), page("https://a.b/", "Ice < 4 mm in June"), false, false);
        check(page("https://a.b/", "a < b, c > d"), page("https://a.b/", "a < e, f > d"), false, false);
        let long = "渡船在冰中沉没了".repeat(4);
        check(page("https://a.b/", &format!("{long}一")), page("https://a.b/", &format!("{long}二")), false, false);
        check(isbn("0-306-40615-2", "Chapter 1"), isbn("978-0-306-40615-7", "Chapter 2"), false, false);
        check(
            json!({ "type": "book", "title": "Preface" }),
            json!({ "type": "book", "title": "Preface", "note": "x" }),
            false,
            false,
        );
    }
}
