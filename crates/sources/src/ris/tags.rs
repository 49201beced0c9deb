//! Which tags make which variable, by the type of the record, and back.

use serde_json::{Map, Value, json};

use crate::dates::number;

/// What a variable's value is made as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The first line.
    One,
    /// All lines, joined by this.
    Joined(&'static str),
    /// A name a line.
    Names,
    /// A date: `1940/08/20/`.
    Date,
    /// Begin and end.
    Pages,
}

/// What makes a variable.
pub(super) struct Rule {
    pub variable: &'static str,
    pub shape: Shape,
    /// The tags that may; the first that is there does, and is the one that is written.
    pub tags: fn(&str) -> &'static [&'static str],
}

const fn rule(variable: &'static str, shape: Shape, tags: fn(&str) -> &'static [&'static str]) -> Rule {
    Rule { variable, shape, tags }
}

/// All rules, in the order in which tags are written.
pub(super) const RULES: [Rule; 29] = [
    rule("author", Shape::Names, |_| &["AU", "A1"]),
    rule("title", Shape::One, |kind| if is_whole(kind) { &["TI", "T1", "BT"] } else { &["TI", "T1"] }),
    rule("editor", Shape::Names, |_| &["A2", "ED"]),
    rule("collection-editor", Shape::Names, |kind| if kind == "THES" { &[] } else { &["A3"] }),
    rule("translator", Shape::Names, |_| &["A4"]),
    rule("container-title", Shape::One, |kind| match () {
        () if is_whole(kind) => &[],
        () if is_serial(kind) => &["T2", "JF", "JO", "BT"],
        () => &["T2", "BT", "JF", "JO"],
    }),
    rule("container-title-short", Shape::One, |_| &["JA", "J2", "J1"]),
    rule("collection-title", Shape::One, |kind| if is_whole(kind) { &["T2", "T3"] } else { &["T3"] }),
    rule("issued", Shape::Date, |_| &["DA", "PY", "Y1"]),
    rule("volume", Shape::One, |_| &["VL"]),
    rule("issue", Shape::One, |kind| if is_serial(kind) { &["IS", "CP"] } else { &[] }),
    rule("number", Shape::One, |kind| if is_serial(kind) { &[] } else { &["IS", "M1"] }),
    rule("number-of-volumes", Shape::One, |_| &["NV"]),
    rule("page", Shape::Pages, |_| &["SP"]),
    rule("edition", Shape::One, |_| &["ET"]),
    rule("section", Shape::One, |_| &["SE"]),
    rule("publisher", Shape::One, |_| &["PB"]),
    rule("publisher-place", Shape::One, |_| &["CY", "PP"]),
    rule("ISSN", Shape::One, |kind| if is_serial(kind) { &["SN"] } else { &[] }),
    rule("ISBN", Shape::One, |kind| if is_serial(kind) { &[] } else { &["SN"] }),
    rule("DOI", Shape::One, |_| &["DO"]),
    rule("URL", Shape::One, |_| &["UR"]),
    rule("accessed", Shape::Date, |_| &["Y2"]),
    rule("abstract", Shape::One, |_| &["AB", "N2"]),
    rule("note", Shape::Joined("\n"), |_| &["N1"]),
    rule("keyword", Shape::Joined(", "), |_| &["KW"]),
    rule("language", Shape::One, |_| &["LA"]),
    rule("genre", Shape::One, |_| &["M3"]),
    rule("title-short", Shape::One, |_| &["ST"]),
];

/// What comes out in numbers: its number is an issue, its name an ISSN.
fn is_serial(kind: &str) -> bool {
    matches!(kind, "JOUR" | "EJOUR" | "MGZN" | "NEWS" | "JFULL" | "INPR" | "ABST")
}

/// What stands in nothing else: its second title is that of a series.
fn is_whole(kind: &str) -> bool {
    matches!(kind, "BOOK" | "EBOOK" | "EDBOOK" | "CLSWK" | "WHOLE" | "SER")
}

/// The types: of RIS, and of CSL. The first with a type of CSL is the one that is written.
const TYPES: [(&str, &str); 54] = [
    ("JOUR", "article-journal"),
    ("MGZN", "article-magazine"),
    ("NEWS", "article-newspaper"),
    ("BOOK", "book"),
    ("CHAP", "chapter"),
    ("CPAPER", "paper-conference"),
    ("THES", "thesis"),
    ("RPRT", "report"),
    ("ELEC", "webpage"),
    ("BLOG", "post-weblog"),
    ("ENCYC", "entry-encyclopedia"),
    ("DICT", "entry-dictionary"),
    ("MANSCPT", "manuscript"),
    ("PCOMM", "personal_communication"),
    ("PAMP", "pamphlet"),
    ("PAT", "patent"),
    ("MAP", "map"),
    ("MUSIC", "musical_score"),
    ("SOUND", "song"),
    ("VIDEO", "motion_picture"),
    ("ART", "graphic"),
    ("FIGURE", "figure"),
    ("BILL", "bill"),
    ("CASE", "legal_case"),
    ("STAT", "legislation"),
    ("HEAR", "hearing"),
    ("COMP", "software"),
    ("DATA", "dataset"),
    ("STAND", "standard"),
    ("ANCIENT", "classic"),
    ("JFULL", "periodical"),
    ("GEN", "document"),
    ("EJOUR", "article-journal"),
    ("INPR", "article-journal"),
    ("ABST", "article-journal"),
    ("EBOOK", "book"),
    ("EDBOOK", "book"),
    ("CLSWK", "book"),
    ("WHOLE", "book"),
    ("SER", "book"),
    ("ECHAP", "chapter"),
    ("CONF", "paper-conference"),
    ("GOVDOC", "report"),
    ("UNPB", "manuscript"),
    ("ICOMM", "personal_communication"),
    ("MPCT", "motion_picture"),
    ("ADVS", "motion_picture"),
    ("SLIDE", "graphic"),
    ("LEGAL", "legislation"),
    ("UNBILL", "bill"),
    ("DBASE", "dataset"),
    ("AGGR", "dataset"),
    ("CTLG", "book"),
    ("MULTI", "webpage"),
];

/// The type in CSL; of what is not known, a document.
pub(super) fn csl_type(kind: &str) -> &'static str {
    TYPES.iter().find(|(ris, _)| *ris == kind).map_or("document", |(_, csl)| csl)
}

/// The type of a record for a type in CSL.
pub(super) fn record_type(csl: &str) -> &'static str {
    TYPES.iter().find(|(_, known)| *known == csl).map_or("GEN", |(ris, _)| ris)
}

/// The value that tags make; the first of them decides.
pub(super) fn value_of(shape: Shape, tags: &[(&str, &str)]) -> Option<Value> {
    let (name, first) = *tags.first()?;
    let all = tags.iter().map(|(_, value)| value.trim()).filter(|value| !value.is_empty());
    let text = match shape {
        Shape::One => first.trim().to_owned(),
        Shape::Joined(joint) => all.collect::<Vec<_>>().join(joint),
        Shape::Names => return Some(Value::Array(all.map(parse_name).collect())),
        Shape::Date => return parse_date(first),
        Shape::Pages => {
            let end = tags.iter().find(|(tag, _)| *tag == "EP").map(|(_, value)| value.trim());
            let end = end.filter(|end| name == "SP" && !end.is_empty() && *end != first.trim());
            end.map_or_else(|| first.trim().to_owned(), |end| format!("{}-{end}", first.trim()))
        }
    };
    (!text.is_empty()).then_some(Value::String(text))
}

/// `Family, Given, Suffix`; without a comma an institution, or a name that is not cut.
fn parse_name(line: &str) -> Value {
    let mut name = Map::new();
    let mut set = |key: &str, value: &str| {
        if !value.trim().is_empty() {
            name.insert(key.to_owned(), json!(value.trim()));
        }
    };
    match line.split_once(',') {
        None => set("literal", line),
        Some((family, rest)) => {
            let (given, suffix) = rest.split_once(',').unwrap_or((rest, ""));
            let is_lower = |word: &&str| word.starts_with(char::is_lowercase);
            let words: Vec<&str> = family.split_whitespace().collect();
            let most = words.len().saturating_sub(1);
            let particles = words.iter().take(most).take_while(|word| is_lower(word)).count();
            let (particle, family) = words.split_at(particles);
            set("family", &family.join(" "));
            set("given", given);
            set("non-dropping-particle", &particle.join(" "));
            set("suffix", suffix);
        }
    }
    Value::Object(name)
}

/// `1940`, `1940/08/20/`, `1940/08//Spring`; other words stay words.
fn parse_date(written: &str) -> Option<Value> {
    let written = written.trim();
    if written.is_empty() {
        return None;
    }
    let mut steps = written.splitn(4, '/').map(str::trim);
    let mut numbers = Vec::new();
    for most in [9999, 12, 31] {
        match steps.next() {
            None | Some("") => break,
            Some(step) => match step.parse::<i64>() {
                Ok(value) if (1..=most).contains(&value) && step.bytes().all(|byte| byte.is_ascii_digit()) => {
                    numbers.push(value)
                }
                _ => return Some(json!({ "literal": written })),
            },
        }
    }
    // What stands behind the last stroke, or behind a gap, is more than a date holds.
    let rest: String = steps.collect();
    if numbers.is_empty() || !rest.trim_matches('/').is_empty() {
        return Some(json!({ "literal": written }));
    }
    Some(json!({ "date-parts": [numbers] }))
}

/// The lines for a value.
pub(super) fn lines_of(rule: &Rule, kind: &str, value: &Value) -> Vec<(String, String)> {
    let Some(tag) = (rule.tags)(kind).first().copied() else { return Vec::new() };
    let line = |tag: &str, value: &str| (tag.to_owned(), value.trim().to_owned());
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let lines = match rule.shape {
        Shape::One | Shape::Joined("\n") => vec![line(tag, &text)],
        Shape::Joined(joint) => text.split(joint).map(|part| line(tag, part)).collect(),
        Shape::Names => value.as_array().into_iter().flatten().map(|name| line(tag, &write_name(name))).collect(),
        Shape::Date => write_date(tag, value),
        Shape::Pages => match text.split_once(['-', '–']) {
            Some((from, to)) if !from.trim().is_empty() => vec![line("SP", from), line("EP", to)],
            _ => vec![line("SP", &text)],
        },
    };
    lines.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect()
}

fn write_name(name: &Value) -> String {
    let part = |key: &str| name.get(key).and_then(Value::as_str).unwrap_or_default().trim();
    let family = [part("dropping-particle"), part("non-dropping-particle"), part("family")].join(" ");
    match (family.trim(), part("given"), part("suffix")) {
        ("", given, _) => [part("literal"), given].join(" ").trim().to_owned(),
        (family, "", "") => format!("{family},"),
        (family, given, "") => format!("{family}, {given}"),
        (family, given, suffix) => format!("{family}, {given}, {suffix}"),
    }
}

/// The year where a year is all, or the date beside it, as programs want both.
fn write_date(tag: &str, date: &Value) -> Vec<(String, String)> {
    let parts = date.get("date-parts").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let numbers: Vec<i64> = match parts {
        [one] => one.as_array().into_iter().flatten().map_while(number).collect(),
        _ => Vec::new(),
    };
    let words = ["literal", "raw"].iter().find_map(|key| date.get(*key)?.as_str());
    let year_tag = if tag == "DA" { "PY" } else { tag };
    let pair = |tag: &str, value: String| (tag.to_owned(), value);
    match numbers.as_slice() {
        [] => words.map(|words| pair(year_tag, words.to_owned())).into_iter().collect(),
        [year] => vec![pair(year_tag, year.to_string())],
        [year, rest @ ..] => {
            let month = rest.first().map_or(String::new(), |month| format!("{month:02}"));
            let day = rest.get(1).map_or(String::new(), |day| format!("{day:02}"));
            let whole = pair(tag, format!("{year}/{month}/{day}/"));
            if tag == "DA" { vec![pair("PY", year.to_string()), whole] } else { vec![whole] }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_dates_or_words() {
        let check = |written: &str, expected: Value| assert_eq!(parse_date(written), Some(expected), "{written}");
        check("1940", json!({ "date-parts": [[1940]] }));
        check("1940///", json!({ "date-parts": [[1940]] }));
        check("1940/08/20/", json!({ "date-parts": [[1940, 8, 20]] }));
        check("1940/8/", json!({ "date-parts": [[1940, 8]] }));
        for words in ["1940/08//Spring", "Spring 1940", "1940-08-20", "1940/13/", "1940//20/", "1940/08/20/evening"] {
            check(words, json!({ "literal": words }));
        }
        assert_eq!(parse_date(" "), None);
    }

    #[test]
    fn names_come_and_go() {
        for (line, name) in [
            ("Service, Robert", json!({ "family": "Service", "given": "Robert" })),
            ("van der Berg, Jan", json!({ "family": "Berg", "given": "Jan", "non-dropping-particle": "van der" })),
            ("King, Martin Luther, Jr.", json!({ "family": "King", "given": "Martin Luther", "suffix": "Jr." })),
            ("World Health Organization", json!({ "literal": "World Health Organization" })),
            ("Aristotle,", json!({ "family": "Aristotle" })),
        ] {
            assert_eq!((parse_name(line), write_name(&name)), (name, line.to_owned()));
        }
    }
}
