//! The syntax: `TY  - JOUR` begins a record, `ER  -` ends it, a line without a tag goes on with the one before.
//! Invariant: never fails; a tag outside a record is named by its line.

use crate::Refused;

/// A record as it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Record {
    /// The line of its `TY`, from 1.
    pub line: u32,
    /// Its type in capitals.
    pub kind: String,
    /// Its tags in their order, without `TY` and `ER`.
    pub tags: Vec<(String, String)>,
}

/// Tags whose text has lines of its own.
const RUNNING: [&str; 3] = ["AB", "N1", "N2"];

/// Reads a text.
pub(super) fn parse(text: &str) -> (Vec<Record>, Vec<Refused>) {
    let (mut records, mut refused) = (Vec::new(), Vec::new());
    let mut open: Option<Record> = None;
    // What stands outside is told once, until the next record begins.
    let mut is_told = false;
    for (line, number) in text.lines().zip(1_u32..) {
        match (tagged(line), &mut open) {
            (Some((tag, value)), _) if tag == "TY" => {
                // A record that was not ended ends where the next one begins.
                let record = Record { line: number, kind: value.to_uppercase(), tags: Vec::new() };
                records.extend(open.replace(record));
                is_told = false;
            }
            (Some((tag, _)), _) if tag == "ER" => records.extend(open.take()),
            (Some((tag, value)), Some(record)) => record.tags.push((tag, value.to_owned())),
            (Some(_), None) if !is_told => {
                is_told = true;
                refused.push(Refused { line: number, entry: None, why: "tag".to_owned() });
            }
            (Some(_), None) => {}
            (None, Some(record)) => go_on(record, line),
            (None, None) => {}
        }
    }
    records.extend(open);
    (records, refused)
}

fn go_on(record: &mut Record, line: &str) {
    let line = line.trim();
    let Some((tag, value)) = record.tags.last_mut().filter(|_| !line.is_empty()) else { return };
    if !value.is_empty() {
        value.push(if RUNNING.contains(&tag.as_str()) { '\n' } else { ' ' });
    }
    value.push_str(line);
}

/// The tag of a line in capitals, and its value. The two spaces and the one behind the hyphen are often other than they should.
pub(super) fn tagged(line: &str) -> Option<(String, &str)> {
    let line = line.trim_start_matches(['\u{feff}', ' ']);
    let tag = line.get(..2)?;
    let mut letters = tag.bytes();
    let is_tag = letters.next()?.is_ascii_alphabetic() && letters.next()?.is_ascii_alphanumeric();
    let rest = line.get(2..)?;
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    let value = rest.trim_start_matches(' ').strip_prefix('-')?;
    // `CD-ROM` and `A4-size` are words of a line that goes on.
    let is_apart =
        (1..=4).contains(&spaces) && (value.is_empty() || value.starts_with([' ', '\t', '\r', '\n']) || spaces == 2);
    (is_tag && is_apart).then(|| (tag.to_uppercase(), value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_words() {
        let check = |line: &str, expected: Option<(&str, &str)>| {
            assert_eq!(tagged(line).as_ref().map(|(tag, value)| (tag.as_str(), *value)), expected, "{line}");
        };
        check("TY  - JOUR", Some(("TY", "JOUR")));
        check("ty - jour ", Some(("TY", "jour")));
        check("ER  -", Some(("ER", "")));
        check("A1  -Smith, J.", Some(("A1", "Smith, J.")));
        check("CD-ROM of it", None);
        check("It - well", Some(("IT", "well")));
        check("a longer line", None);
        check("é  - x", None);
    }

    #[test]
    fn records_end_with_er_or_with_the_next_one() {
        let text = "\u{feff}junk\nTI  - outside\nAU  - too\nTY  - JOUR\nN1  - one\n two\nTI  - a\n  b\nTY  - BOOK\n\nER  - \nTY  - NEWS\nT1  - c";
        let (records, refused) = parse(text);
        let kinds: Vec<_> = records.iter().map(|record| (record.line, record.kind.as_str())).collect();
        assert_eq!(kinds, [(4, "JOUR"), (9, "BOOK"), (12, "NEWS")]);
        let pair = |tag: &str, value: &str| (tag.to_owned(), value.to_owned());
        assert_eq!(records[0].tags, [pair("N1", "one\ntwo"), pair("TI", "a b")]);
        assert_eq!(refused, [Refused { line: 2, entry: None, why: "tag".to_owned() }]);
    }
}
