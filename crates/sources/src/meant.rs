//! Which item of a list the words of a citation mean, that say little: `Service 2004`.
//! Invariant: where several fit as well, or the words say too little, none is meant.

use crate::Csl;
use crate::csl::{names_of, text_of, year_of};
use crate::label::{family, plain};
use crate::same::{bare_doi, isbns, letters, whole};

/// The place in the list of the item that a citation means: the first that says just the same, else the one with its DOI or
/// ISBN, else the one that agrees with all that it says of first name, title, year and address, where that is a name with a year
/// or a title.
pub fn meant<'a>(items: impl IntoIterator<Item = &'a Csl>, said: &Csl) -> Option<usize> {
    let words = Said::of(said);
    let (mut fitting, mut count) = (None, 0);
    for (at, item) in items.into_iter().enumerate() {
        if item.len() <= said.len() + 1 && whole(item) == whole(said) {
            return Some(at);
        }
        if words.fits(&Said::of(item)) {
            (fitting, count) = (Some(at), count + 1);
        }
    }
    fitting.filter(|_| count == 1)
}

struct Said {
    doi: Option<String>,
    isbn: Option<String>,
    /// The parts of the name, the family's last.
    name: Vec<String>,
    title: Option<String>,
    year: Option<i64>,
    url: Option<String>,
}

impl Said {
    fn of(csl: &Csl) -> Said {
        let name = ["author", "editor"].iter().flat_map(|key| names_of(csl, key)).next();
        Said {
            doi: text_of(csl, "DOI").and_then(|doi| bare_doi(&doi)),
            isbn: text_of(csl, "ISBN").and_then(|isbn| isbns(&isbn)),
            name: name.and_then(family).map(|name| parts(&name)).unwrap_or_default(),
            title: text_of(csl, "title").map(|title| letters(&title)).filter(|title| !title.is_empty()),
            year: year_of(csl, "issued"),
            url: text_of(csl, "URL"),
        }
    }

    fn fits(&self, item: &Said) -> bool {
        if self.doi.is_some() && item.doi.is_some() {
            return self.doi == item.doi;
        }
        if self.isbn.is_some() && item.isbn.is_some() {
            return self.isbn == item.isbn;
        }
        let says_enough = !self.name.is_empty() && (self.year.is_some() || self.title.is_some());
        // A citation gives the first words of a title, and a first name or none.
        let same_title = self
            .title
            .as_ref()
            .is_none_or(|said| item.title.as_ref().is_some_and(|title| title.starts_with(said.as_str())));
        let same_name = self.name.is_empty() || same_person(&self.name, &item.name);
        let agrees = same_title
            && same_name
            && (self.year.is_none() || self.year == item.year)
            && (self.url.is_none() || item.url.is_none() || self.url == item.url);
        let whole_title =
            self.title.is_some() && self.title == item.title && self.url.is_some() && self.url == item.url;
        agrees && (says_enough || whole_title)
    }
}

fn parts(name: &str) -> Vec<String> {
    name.split_whitespace().map(plain).filter(|part| !part.is_empty()).collect()
}

/// A citation may say the whole name or the family's alone: `Robert Service`, `Service`. Mann is no Hoffmann.
fn same_person(one: &[String], other: &[String]) -> bool {
    !one.is_empty() && !other.is_empty() && (one.ends_with(other) || other.ends_with(one))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn check(said: Value, expected: Option<usize>) {
        let items: Vec<Csl> = [
            json!({ "type": "book", "author": [{ "family": "Service", "given": "Robert" }], "title": "Stalin: A Biography", "issued": { "date-parts": [[2004]] }, "ISBN": "978-0-330-41913-0" }),
            json!({ "type": "book", "author": [{ "family": "Service", "given": "Robert" }], "title": "Trotsky: A Biography", "issued": { "date-parts": [[2009]] } }),
            json!({ "type": "book", "author": [{ "family": "Deutscher", "given": "Isaac" }], "title": "The Prophet Armed", "issued": { "date-parts": [[1954]] }, "DOI": "10.1000/xyz" }),
        ]
        .iter()
        .map(|item| item.as_object().unwrap().clone())
        .collect();
        assert_eq!(meant(&items, said.as_object().unwrap()), expected, "{said}");
    }

    #[test]
    fn an_item_is_meant_where_all_that_is_said_agrees_with_it_alone() {
        check(json!({ "author": [{ "family": "Service" }], "issued": { "date-parts": [[2004]] } }), Some(0));
        check(json!({ "author": [{ "literal": "Robert Service" }], "title": "Trotsky" }), Some(1));
        check(json!({ "author": [{ "family": "Service" }] }), None);
        check(json!({ "author": [{ "family": "Service" }], "issued": { "date-parts": [[1999]] } }), None);
        check(json!({ "title": "The Prophet Armed" }), None);
        check(json!({ "DOI": "https://doi.org/10.1000/XYZ" }), Some(2));
        check(json!({ "ISBN": "0330419137", "author": [{ "family": "Other" }] }), Some(0));
        check(json!({ "ISBN": "9780330419130" }), Some(0));
        check(json!({ "author": [{ "family": "Vice" }], "issued": { "date-parts": [[2004]] } }), None);
        check(json!({ "author": [{ "literal": "Isaac Deutscher" }], "issued": { "date-parts": [[1954]] } }), Some(2));
    }

    #[test]
    fn what_says_just_the_same_is_the_same_however_little_it_says() {
        let pravda = json!({ "type": "document", "title": "Pravda" });
        let items: Vec<Csl> = [json!({ "type": "book", "title": "Iskra" }), pravda.clone(), pravda.clone()]
            .iter()
            .map(|item| item.as_object().unwrap().clone())
            .collect();
        assert_eq!(meant(&items, pravda.as_object().unwrap()), Some(1));
    }
}
