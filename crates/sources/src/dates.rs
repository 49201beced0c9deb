//! Dates: ISO 8601-2 (EDTF), as BibLaTeX writes them, to CSL and back.
//! Invariant: what is not understood whole is not a date; the words are kept by whoever asks.

use serde_json::{Map, Value, json};

/// The months in English.
pub(crate) const MONTHS_IN_ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date, a range of two, or a season; `?`, `~` and `%` make it `circa`.
pub(crate) fn parse_edtf(written: &str) -> Option<Value> {
    let written = written.trim();
    let (from, to) = match written.split_once('/') {
        None => (written, None),
        Some((from, to)) => (from, Some(to)),
    };
    let from = part(from)?;
    let to = match to {
        None => None,
        Some(to) => Some(part(to)?),
    };
    let mut date = Map::new();
    let mut parts = vec![json!(from.numbers)];
    let mut season = from.season;
    let mut circa = from.circa;
    if let Some(to) = to {
        // A range of seasons has no form in CSL.
        if season.is_some() || to.season.is_some() {
            return None;
        }
        circa |= to.circa;
        season = None;
        parts.push(json!(to.numbers));
    }
    date.insert("date-parts".to_owned(), Value::Array(parts));
    if let Some(season) = season {
        date.insert("season".to_owned(), json!(season));
    }
    if circa {
        date.insert("circa".to_owned(), json!(true));
    }
    Some(Value::Object(date))
}

struct Part {
    numbers: Vec<i64>,
    season: Option<i64>,
    circa: bool,
}

fn part(written: &str) -> Option<Part> {
    let written = written.trim();
    let bare = written.trim_end_matches(['?', '~', '%']);
    let circa = bare.len() < written.len();
    // A time of the day is more than CSL holds.
    let (sign, digits) = bare.strip_prefix('-').map_or((1, bare), |rest| (-1, rest));
    let mut steps = digits.split('-');
    let year = digits_of(steps.next()?, 4, 4)? * sign;
    // ISO 8601 counts a year 0, which is 1 before Christ; CSL counts as people do.
    let year = if year <= 0 { year - 1 } else { year };
    let mut numbers = vec![year];
    let mut season = None;
    if let Some(month) = steps.next() {
        match digits_of(month, 1, 2)? {
            month @ 1..=12 => numbers.push(month),
            month @ 21..=24 => season = Some(month - 20),
            _ => return None,
        }
    }
    if let Some(day) = steps.next() {
        let day = digits_of(day, 1, 2).filter(|day| (1..=31).contains(day))?;
        if season.is_some() {
            return None;
        }
        numbers.push(day);
    }
    steps.next().is_none().then_some(Part { numbers, season, circa })
}

fn digits_of(written: &str, least: usize, most: usize) -> Option<i64> {
    let right = (least..=most).contains(&written.len()) && written.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| written.parse().ok()).flatten()
}

/// The date in EDTF; `None` where CSL holds words only, or what is no date.
pub(crate) fn to_edtf(date: &Value) -> Option<String> {
    let parts = date.get("date-parts")?.as_array()?;
    let season = date.get("season").and_then(number);
    let circa = matches!(date.get("circa"), Some(Value::Bool(true) | Value::Number(_) | Value::String(_)));
    let written: Option<Vec<String>> = parts.iter().map(|part| write_part(part, season, circa)).collect();
    match written?.as_slice() {
        [one] => Some(one.clone()),
        [from, to] => Some(format!("{from}/{to}")),
        _ => None,
    }
}

fn write_part(part: &Value, season: Option<i64>, circa: bool) -> Option<String> {
    let numbers: Option<Vec<i64>> = part.as_array()?.iter().map(number).collect();
    let numbers = numbers?;
    let year = *numbers.first().filter(|year| **year != 0)?;
    let year = if year < 0 { year + 1 } else { year };
    let mut written = if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") };
    match (numbers.get(1), season) {
        (Some(month), _) => written.push_str(&format!("-{month:02}")),
        (None, Some(season @ 1..=4)) => written.push_str(&format!("-{}", season + 20)),
        (None, _) => {}
    }
    if let Some(day) = numbers.get(2) {
        written.push_str(&format!("-{day:02}"));
    }
    if circa {
        written.push('~');
    }
    Some(written)
}

/// A number that files write as one or as text.
pub(crate) fn number(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: Value, again: &str) {
        let date = parse_edtf(written);
        assert_eq!(date, Some(expected), "{written}");
        assert_eq!(to_edtf(&date.unwrap()).as_deref(), Some(again), "{written}");
    }

    #[test]
    fn dates_come_and_go() {
        check("1940", json!({ "date-parts": [[1940]] }), "1940");
        check("1940-08-20", json!({ "date-parts": [[1940, 8, 20]] }), "1940-08-20");
        check("1940-08/1940-09", json!({ "date-parts": [[1940, 8], [1940, 9]] }), "1940-08/1940-09");
        check("1940?", json!({ "date-parts": [[1940]], "circa": true }), "1940~");
        check("1940-05~", json!({ "date-parts": [[1940, 5]], "circa": true }), "1940-05~");
        check("1940-21", json!({ "date-parts": [[1940]], "season": 1 }), "1940-21");
        check("-0043-03-15", json!({ "date-parts": [[-44, 3, 15]] }), "-0043-03-15");
        check("0000", json!({ "date-parts": [[-1]] }), "0000");
    }

    #[test]
    fn what_is_not_understood_whole_is_no_date() {
        for written in
            ["", "c. 1940", "194X", "19XX", "1940/", "1940/..", "1940-13", "1940-08-32", "40", "1940-08-20T10:00"]
        {
            assert_eq!(parse_edtf(written), None, "{written}");
        }
    }
}
