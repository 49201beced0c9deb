//! Which fields make which variable, by the type of the entry (BibLaTeX manual, chapters 2.1 and 2.2; BibTeXing, chapter 3).

use serde_json::{Value, json};

use super::names::{parse_names, write_names};
use super::parse::MONTHS;
use super::tex::{decode, encode};
use crate::Format;
use crate::dates::{parse_edtf, to_edtf};

/// What a variable's value is made as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Words in TeX.
    Text,
    /// Words in TeX, and those of a second field behind a colon.
    Titled(&'static str),
    /// A list of names.
    Names,
    /// A date; in parts where the field is a year.
    Date,
    /// Letters that mean themselves.
    Verbatim,
    /// Pages, with two hyphens for "to".
    Pages,
}

/// What makes a variable.
pub(crate) struct Rule {
    pub variable: &'static str,
    pub shape: Shape,
    /// The fields that may, the first one that is there does; `None` where entries of this type have no such variable.
    pub fields: fn(&str) -> &'static [&'static str],
}

const fn rule(variable: &'static str, shape: Shape, fields: fn(&str) -> &'static [&'static str]) -> Rule {
    Rule { variable, shape, fields }
}

/// All rules.
pub(crate) const RULES: [Rule; 41] = [
    rule("author", Shape::Names, |_| &["author"]),
    rule("title", Shape::Titled("subtitle"), |_| &["title"]),
    rule("container-title", Shape::Text, |kind| {
        if is_part(kind) {
            &["booktitle", "journaltitle", "journal"]
        } else {
            &["journaltitle", "journal", "booktitle"]
        }
    }),
    rule("editor", Shape::Names, |_| &["editor"]),
    rule("translator", Shape::Names, |_| &["translator"]),
    rule("container-author", Shape::Names, |_| &["bookauthor"]),
    rule("edition", Shape::Text, |_| &["edition"]),
    rule("volume", Shape::Text, |_| &["volume"]),
    rule("number-of-volumes", Shape::Text, |_| &["volumes"]),
    rule("issue", Shape::Text, |kind| if is_serial(kind) { &["number", "issue"] } else { &["issue"] }),
    rule("number", Shape::Text, |kind| match () {
        () if is_serial(kind) => &["eid"],
        () if is_bound(kind) => &[],
        () => &["number"],
    }),
    rule("collection-number", Shape::Text, |kind| if is_bound(kind) { &["number"] } else { &[] }),
    rule("collection-title", Shape::Text, |_| &["series"]),
    rule("publisher", Shape::Text, |kind| match kind {
        "thesis" | "phdthesis" | "mastersthesis" => &["institution", "school", "publisher", "organization"],
        "report" | "techreport" => &["institution", "publisher", "organization", "school"],
        _ => &["publisher", "institution", "organization", "school"],
    }),
    rule("publisher-place", Shape::Text, |_| &["location", "address"]),
    rule("issued", Shape::Date, |_| &["date", "year"]),
    rule("page", Shape::Pages, |_| &["pages"]),
    rule("number-of-pages", Shape::Text, |_| &["pagetotal"]),
    rule("chapter-number", Shape::Text, |_| &["chapter"]),
    rule("part-number", Shape::Text, |_| &["part"]),
    rule("genre", Shape::Text, |_| &["type"]),
    rule("version", Shape::Text, |_| &["version"]),
    rule("event-title", Shape::Text, |_| &["eventtitle"]),
    rule("event-place", Shape::Text, |_| &["venue"]),
    rule("event-date", Shape::Date, |_| &["eventdate"]),
    rule("original-title", Shape::Text, |_| &["origtitle"]),
    rule("original-date", Shape::Date, |_| &["origdate"]),
    rule("original-publisher", Shape::Text, |_| &["origpublisher"]),
    rule("original-publisher-place", Shape::Text, |_| &["origlocation"]),
    rule("title-short", Shape::Text, |_| &["shorttitle"]),
    rule("container-title-short", Shape::Text, |_| &["shortjournal"]),
    rule("language", Shape::Text, |_| &["language", "langid", "hyphenation"]),
    rule("status", Shape::Text, |_| &["pubstate"]),
    rule("DOI", Shape::Verbatim, |_| &["doi"]),
    rule("ISBN", Shape::Text, |_| &["isbn"]),
    rule("ISSN", Shape::Text, |_| &["issn"]),
    rule("URL", Shape::Verbatim, |_| &["url"]),
    rule("accessed", Shape::Date, |_| &["urldate"]),
    rule("abstract", Shape::Text, |_| &["abstract"]),
    rule("keyword", Shape::Text, |_| &["keywords"]),
    rule("note", Shape::Text, |_| &["note"]),
];

fn is_serial(kind: &str) -> bool {
    matches!(kind, "article" | "periodical" | "suppperiodical" | "review")
}

/// What is, or stands in, a book: its number is that of a series.
fn is_bound(kind: &str) -> bool {
    is_part(kind)
        || matches!(
            kind,
            "book"
                | "mvbook"
                | "collection"
                | "mvcollection"
                | "proceedings"
                | "mvproceedings"
                | "reference"
                | "mvreference"
        )
}

/// What stands in a book.
pub(crate) fn is_part(kind: &str) -> bool {
    kind.starts_with("in") || matches!(kind, "bookinbook" | "suppbook" | "suppcollection" | "conference")
}

/// The types: of BibLaTeX, and of CSL. The first with a type of CSL is the one that is written.
const TYPES: [(&str, &str); 47] = [
    ("article", "article-journal"),
    ("book", "book"),
    ("incollection", "chapter"),
    ("inproceedings", "paper-conference"),
    ("thesis", "thesis"),
    ("report", "report"),
    ("online", "webpage"),
    ("unpublished", "manuscript"),
    ("letter", "personal_communication"),
    ("inreference", "entry-encyclopedia"),
    ("booklet", "pamphlet"),
    ("patent", "patent"),
    ("periodical", "periodical"),
    ("dataset", "dataset"),
    ("software", "software"),
    ("video", "motion_picture"),
    ("audio", "song"),
    ("image", "graphic"),
    ("legislation", "legislation"),
    ("jurisdiction", "legal_case"),
    ("performance", "performance"),
    ("review", "review"),
    ("standard", "standard"),
    ("misc", "document"),
    ("mvbook", "book"),
    ("collection", "book"),
    ("mvcollection", "book"),
    ("proceedings", "book"),
    ("mvproceedings", "book"),
    ("reference", "book"),
    ("mvreference", "book"),
    ("manual", "book"),
    ("inbook", "chapter"),
    ("bookinbook", "chapter"),
    ("suppbook", "chapter"),
    ("suppcollection", "chapter"),
    ("conference", "paper-conference"),
    ("phdthesis", "thesis"),
    ("mastersthesis", "thesis"),
    ("techreport", "report"),
    ("electronic", "webpage"),
    ("www", "webpage"),
    ("suppperiodical", "article-journal"),
    ("movie", "motion_picture"),
    ("music", "song"),
    ("artwork", "graphic"),
    ("legal", "legal_case"),
];

/// The type in CSL; of what is not known, a document.
pub(crate) fn csl_type(kind: &str) -> &'static str {
    TYPES.iter().find(|(bib, _)| *bib == kind).map_or("document", |(_, csl)| csl)
}

/// The type of an entry for a type in CSL.
pub(crate) fn entry_type(csl: &str, format: Format) -> &'static str {
    let kind = match csl {
        "article-newspaper" | "article-magazine" => "article",
        "post" | "post-weblog" => "online",
        other => TYPES.iter().find(|(_, known)| *known == other).map_or("misc", |(bib, _)| bib),
    };
    if format == Format::BibLatex {
        return kind;
    }
    // What BibTeX itself knows.
    match kind {
        "thesis" => "phdthesis",
        "report" => "techreport",
        "inreference" => "incollection",
        "article" | "book" | "incollection" | "inproceedings" | "unpublished" | "booklet" => kind,
        _ => "misc",
    }
}

/// What a type says beyond the type in CSL.
pub(crate) fn genre(kind: &str) -> Option<&'static str> {
    match kind {
        "phdthesis" => Some("PhD thesis"),
        "mastersthesis" => Some("Master’s thesis"),
        _ => None,
    }
}

/// The value that fields make; the first of them decides.
pub(crate) fn value_of(shape: Shape, fields: &[(&str, &str)]) -> Option<Value> {
    let (name, first) = *fields.first()?;
    let text = match shape {
        Shape::Names => {
            let names = parse_names(first);
            return (!names.is_empty()).then_some(Value::Array(names));
        }
        Shape::Date => return date(name, first, fields),
        Shape::Text => decode(first),
        Shape::Titled(_) => fields.iter().map(|(_, value)| decode(value)).collect::<Vec<_>>().join(": "),
        Shape::Verbatim => verbatim(first),
        Shape::Pages => decode(first).replace(['–', '—'], "-"),
    };
    (!text.is_empty()).then_some(Value::String(text))
}

/// An address or a number as it is: files escape what TeX would take for its own nevertheless.
fn verbatim(value: &str) -> String {
    let value = value.trim();
    let inside = value.strip_prefix("\\url{").and_then(|rest| rest.strip_suffix('}')).unwrap_or(value);
    let mut text = inside.replace("{\\_}", "_").replace("\\textasciitilde{}", "~").replace("{\\textasciitilde}", "~");
    for sign in ["_", "%", "&", "#", "$", "~"] {
        text = text.replace(&format!("\\{sign}"), sign);
    }
    text.replace(['{', '}'], "").split_whitespace().collect()
}

fn date(name: &str, first: &str, fields: &[(&str, &str)]) -> Option<Value> {
    let words = decode(first);
    if words.is_empty() {
        return None;
    }
    if name != "year" {
        return Some(parse_edtf(&words).unwrap_or_else(|| json!({ "literal": words })));
    }
    let find = |wanted: &str| fields.iter().find(|(name, _)| *name == wanted).map(|(_, value)| decode(value));
    let (month, day) = (find("month"), find("day"));
    let parts = month.as_deref().map(|month| month_and_day(month, day.as_deref()));
    let written = match parts {
        None => Some(words.clone()),
        Some(Some((month, None))) => Some(format!("{words}-{month:02}")),
        Some(Some((month, Some(day)))) => Some(format!("{words}-{month:02}-{day:02}")),
        Some(None) => None,
    };
    let literal = || {
        let pieces = [day.clone(), month.clone(), Some(words.clone())];
        json!({ "literal": pieces.into_iter().flatten().collect::<Vec<_>>().join(" ") })
    };
    Some(written.and_then(|written| parse_edtf(&written)).unwrap_or_else(literal))
}

/// A month, by number or name, and a day that may stand in the same field (`10~January`, `January 10`).
fn month_and_day(month: &str, day: Option<&str>) -> Option<(usize, Option<u32>)> {
    let (mut found, mut number) = (None, day.map(|day| day.parse().ok()).unwrap_or_default());
    if day.is_some() && number.is_none() {
        return None;
    }
    let words = month.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '.'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    for word in &words {
        let name = word.to_lowercase();
        let named = name.get(..3).and_then(|start| MONTHS.iter().position(|month| *month == start));
        match (named, word.parse::<usize>()) {
            (Some(at), _) if found.is_none() => found = Some(at + 1),
            (None, Ok(month @ 1..=12)) if words.len() == 1 => found = Some(month),
            (None, Ok(day @ 1..=31)) if number.is_none() => number = u32::try_from(day).ok(),
            _ => return None,
        }
    }
    Some((found?, number))
}

/// The fields for a value; the first of the names is the one that is written.
pub(crate) fn fields_of(rule: &Rule, kind: &str, value: &Value, format: Format) -> Vec<(String, String)> {
    let Some(name) = (rule.fields)(kind).first().copied() else { return Vec::new() };
    let name = if format == Format::BibTex { plain_name(name, kind) } else { name };
    let text = || match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let written = match rule.shape {
        Shape::Names => value.as_array().map(|names| write_names(names)),
        Shape::Date => {
            let name = if format == Format::BibTex && name == "date" { "year" } else { name };
            return date_fields(name, value, format);
        }
        Shape::Verbatim => text().map(|text| text.replace('{', "%7B").replace('}', "%7D")),
        Shape::Pages => text().map(|text| encode(&text).replace('-', "--")),
        Shape::Text | Shape::Titled(_) => text().map(|text| encode(&text)),
    };
    written.filter(|written| !written.trim().is_empty()).map(|written| (name.to_owned(), written)).into_iter().collect()
}

/// The names that the styles of BibTeX know.
pub(crate) fn plain_name<'a>(name: &'a str, kind: &str) -> &'a str {
    match name {
        "journaltitle" => "journal",
        "location" => "address",
        "institution" if kind.ends_with("thesis") => "school",
        other => other,
    }
}

fn date_fields(name: &str, value: &Value, format: Format) -> Vec<(String, String)> {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let literal = ["literal", "raw"].iter().find_map(|key| value.get(*key)?.as_str());
    let Some(written) = to_edtf(value) else {
        return literal.map(|words| pair(name, &encode(words))).into_iter().collect();
    };
    let steps: Vec<&str> = written.split('-').collect();
    let is_simple =
        format == Format::BibTex && name == "year" && !written.contains(['/', '~']) && !written.starts_with('-');
    match steps.as_slice() {
        [year, rest @ ..] if is_simple => {
            let month = rest.first().and_then(|month| month.parse::<usize>().ok()?.checked_sub(1));
            let month = month.and_then(|at| MONTHS.get(at));
            let mut fields = vec![pair("year", year)];
            fields.extend(month.map(|month| pair("month", month)));
            fields.extend(rest.get(1).map(|day| pair("day", day.trim_start_matches('0'))));
            // A season has no month.
            if month.is_none() && !rest.is_empty() { vec![pair("date", &written)] } else { fields }
        }
        _ if name == "year" => vec![pair("date", &written)],
        _ => vec![pair(name, &written)],
    }
}
