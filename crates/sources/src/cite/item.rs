//! An item as the engine can take it, and what to put right in what it makes.
//!
//! It takes no ranges of dates (it would panic), no dates in words, no markup in titles, no "and others", and drops a particle
//! that stands in the family name. Such a date goes in as a year that stands nowhere else and is replaced behind it; names are
//! cut; markup is taken out.

use hayagriva::citationberg::json::Item;
use serde_json::{Map, Value, json};

use super::Tongue;
use super::out::{Form, escaped};
use crate::Csl;
use crate::csl::{DATES, NAMES};
use crate::dates::{MONTHS_IN_ENGLISH, number};

/// The name that stands for "and others" in what the engine is given.
const OTHERS: &str = "\u{e000}";

/// An item, and what to put right.
pub(super) struct Prepared {
    pub item: Item,
    /// Numbers that stand for words.
    words: Vec<(String, String)>,
    /// All that the item says, in which no such number may stand.
    whole: String,
}

/// The item for the engine.
pub(super) fn prepare(csl: &Csl, tongue: Tongue) -> Prepared {
    let mut safe = Map::new();
    let mut words = Vec::new();
    let whole = Value::Object(csl.clone()).to_string();
    for (key, value) in csl {
        let given = match value {
            Value::Array(names) if NAMES.contains(&key.as_str()) => {
                Some(Value::Array(names.iter().filter_map(name).collect()))
            }
            date if DATES.contains(&key.as_str()) => self::date(date, &whole, tongue, &mut words),
            Value::String(text) => Some(json!(without_markup(text))).filter(|text| text != ""),
            Value::Number(number) => {
                number.as_i64().filter(|number| *number >= 0).map(|_| value.clone()).or(Some(json!(number.to_string())))
            }
            _ => None,
        };
        safe.extend(given.map(|given| (key.clone(), given)));
    }
    safe.entry("id").or_insert(json!("item"));
    let item = serde_json::from_value(Value::Object(safe)).unwrap_or_else(|_| Item(Default::default()));
    Prepared { item, words, whole }
}

impl Prepared {
    /// A number that stands for a value without one, a range of two for a range.
    pub fn numbered(&mut self, value: String) -> String {
        if value.trim().is_empty() || value.contains(|letter: char| letter.is_ascii_digit()) {
            return value;
        }
        let mut numbers = Vec::new();
        for part in value.split(['-', '–']) {
            let Some(number) = free_number(8001, &self.whole, &self.words) else { return value };
            self.words.push((number.to_string(), part.trim().to_owned()));
            numbers.push(number.to_string());
        }
        numbers.join("-")
    }

    /// Puts right what the engine made.
    pub fn mend(&self, text: &str, form: Form) -> String {
        let mut text = text.to_owned();
        for (year, words) in &self.words {
            text = text.replace(year, &escaped(words, form));
        }
        let and = escaped("&", form);
        for joint in [
            format!(", {and} "),
            format!(" {and} "),
            ", and ".into(),
            " and ".into(),
            ", und ".into(),
            " und ".into(),
            ", ".into(),
            " ".into(),
        ] {
            text = text.replace(&format!("{joint}{OTHERS}"), " et al.");
        }
        let text = text.replace(OTHERS, "et al.").replace("et al..", "et al.").replace(",)", ")");
        text.trim().to_owned()
    }
}

fn name(name: &Value) -> Option<Value> {
    let part = |key: &str| name.get(key).and_then(Value::as_str).map(str::trim).filter(|part| !part.is_empty());
    match part("literal") {
        Some("others") => return Some(json!({ "literal": OTHERS })),
        Some(literal) => return Some(json!({ "literal": without_markup(literal) })),
        None => {}
    }
    let Some(family) = part("family") else { return part("given").map(|given| json!({ "literal": given })) };
    let mut safe = Map::new();
    let mut set = |key: &str, value: &str| safe.insert(key.to_owned(), json!(value));
    set("family", family);
    for key in ["given", "suffix", "dropping-particle", "non-dropping-particle"] {
        if let Some(value) = part(key) {
            set(key, value);
        }
    }
    // A particle in the family name belongs to it: the engine would take it for one that is left out.
    let is_named = part("dropping-particle").or(part("non-dropping-particle")).is_some();
    if !is_named && let Some((particle, rest)) = particle(family) {
        set("non-dropping-particle", particle);
        set("family", rest);
    }
    Some(Value::Object(safe))
}

/// The words in lower case before a name.
fn particle(family: &str) -> Option<(&str, &str)> {
    let starts = family.match_indices(' ').map(|(at, _)| at + 1);
    let is_capital = |at: &usize| family.get(*at..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let at = starts.into_iter().find(is_capital)?;
    let (particle, rest) = family.split_at(at);
    particle.starts_with(char::is_lowercase).then(|| (particle.trim(), rest))
}

/// A date that the engine can take: one date of whole numbers, or a year that stands for words.
fn date(date: &Value, whole: &str, tongue: Tongue, words: &mut Vec<(String, String)>) -> Option<Value> {
    let parts: Vec<Vec<i64>> = date
        .get("date-parts")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|part| part.as_array().into_iter().flatten().map_while(number).collect::<Vec<i64>>())
        .filter(|part: &Vec<i64>| !part.is_empty())
        .collect();
    let said = ["literal", "raw"].iter().find_map(|key| date.get(*key)?.as_str());
    let circa = date.get("circa").is_some_and(|circa| !matches!(circa, Value::Null | Value::Bool(false)) && circa != 0);
    let written = match (parts.as_slice(), said) {
        ([one], _) if is_sound(one) => {
            let one = &as_counted(one);
            let season = date.get("season").and_then(number).filter(|season| (1..=4).contains(season));
            return Some(match season {
                Some(season) => json!({ "date-parts": [one], "circa": circa, "season": season.to_string() }),
                None => json!({ "date-parts": [one], "circa": circa }),
            });
        }
        ([from, to, ..], _) => range(from, to, tongue),
        (_, Some(said)) => without_markup(said),
        ([one, ..], None) => one.iter().map(i64::to_string).collect::<Vec<_>>().join("-"),
        ([], None) => return None,
    };
    let year = free_number(7001, whole, words)?;
    words.push((year.to_string(), if circa { format!("ca. {written}") } else { written }));
    Some(json!({ "date-parts": [[year]] }))
}

/// The engine counts years as astronomers do, with a year 0 before 1; CSL has none: its -44 is 44 BC.
fn as_counted(part: &[i64]) -> Vec<i64> {
    let mut part = part.to_vec();
    if let Some(year) = part.first_mut().filter(|year| **year < 0) {
        *year += 1;
    }
    part
}

/// A number from one on that stands nowhere in an item and is no other's stand-in.
fn free_number(from: i64, whole: &str, words: &[(String, String)]) -> Option<i64> {
    let is_free = |number: &i64| {
        let number = number.to_string();
        !whole.contains(&number) && !words.iter().any(|(taken, _)| *taken == number)
    };
    (from..from + 900).find(is_free)
}

fn is_sound(part: &[i64]) -> bool {
    let in_range = |at: usize, most: i64| part.get(at).is_none_or(|value| (1..=most).contains(value));
    part.first().is_some_and(|year| (-9999..=9999).contains(year) && *year != 0) && in_range(1, 12) && in_range(2, 31)
}

fn range(from: &[i64], to: &[i64], tongue: Tongue) -> String {
    // One year for both is said once.
    let from = if from.first() == to.first() && from.len() > 1 {
        spelled(from, tongue, Year::Unsaid)
    } else {
        spelled(from, tongue, Year::Said)
    };
    format!("{from}–{}", spelled(to, tongue, Year::Said))
}

#[derive(PartialEq)]
enum Year {
    Said,
    Unsaid,
}

fn spelled(part: &[i64], tongue: Tongue, year: Year) -> String {
    const GERMAN: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    let names = if tongue == Tongue::German { GERMAN } else { MONTHS_IN_ENGLISH };
    let month = part.get(1).and_then(|month| names.get(usize::try_from(month.checked_sub(1)?).ok()?));
    let dot = if tongue == Tongue::German { "." } else { "" };
    let day = part.get(2).map(|day| format!("{day}{dot}"));
    let said = part.first().filter(|_| year == Year::Said).map(i64::to_string);
    [day, month.map(|month| (*month).to_owned()), said].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The words of a title without the tags of CSL-JSON (`<i>`, `<span class="nocase">`); other signs stay.
fn without_markup(text: &str) -> String {
    const TAGS: [&str; 12] =
        ["<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sub>", "</sub>", "<sc>", "</sc>", "</span>", "<br/>"];
    let mut text = text.replace(OTHERS, "");
    for tag in TAGS {
        text = text.replace(tag, "");
    }
    let (mut shown, mut rest) = (String::with_capacity(text.len()), text.as_str());
    while let Some((before, tag)) = rest.split_once("<span ") {
        let Some((_, after)) = tag.split_once('>') else { break };
        shown.push_str(before);
        rest = after;
    }
    shown.push_str(rest);
    shown.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_that_is_none_is_left_out() {
        for month in [i64::MIN, -1, 0, 13, i64::MAX] {
            assert_eq!(spelled(&[1940, month], Tongue::English, Year::Said), "1940");
        }
    }

    #[test]
    fn markup_goes_in_one_pass_and_other_signs_stay() {
        assert_eq!(without_markup("<i>a</i> < b <span class=\"nocase\">c</span> <span d"), "a < b c <span d");
        assert_eq!(without_markup(&format!("{}x", "<span y>".repeat(200_000))), "x");
    }
}
