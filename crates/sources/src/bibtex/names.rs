//! Lists of names: `von Last, Jr, First and {An Institution} and others`, after "Names" in BibTeXing (Patashnik, 1988) and
//! the extended form of BibLaTeX (`family=…, given=…`).

use serde_json::{Map, Value};

use super::tex::{decode, encode};

/// The CSL name that stands for "and others".
pub(crate) const OTHERS: &str = "others";

/// The names of a list.
pub(crate) fn parse_names(value: &str) -> Vec<Value> {
    let names = split(value, |word| word.eq_ignore_ascii_case("and"));
    names.iter().filter_map(|words| parse_name(words)).map(Value::Object).collect()
}

fn parse_name(words: &[&str]) -> Option<Map<String, Value>> {
    let whole = words.join(" ");
    let whole = whole.trim();
    if whole.is_empty() {
        return None;
    }
    if let Some(inside) = group(whole) {
        return Some(name([("literal", decode(inside))]));
    }
    if whole == OTHERS {
        return Some(name([("literal", OTHERS.to_owned())]));
    }
    let parts = commas(whole);
    if let Some(extended) = parse_extended(&parts) {
        return Some(extended);
    }
    let (before, jr, first) = match parts.as_slice() {
        [one] => return Some(plain(one)),
        [before, first] => (*before, "", (*first).to_owned()),
        [before, jr, rest @ ..] => (*before, *jr, rest.join(", ")),
        [] => return None,
    };
    let tokens = tokens(before);
    // The particle ends with the last word in lower case that is not the very last.
    let last = tokens.iter().take(tokens.len().saturating_sub(1)).rposition(|token| is_lower(token));
    let (von, family) = tokens.split_at(last.map_or(0, |at| at + 1));
    Some(name([
        ("family", decode(&family.join(" "))),
        ("given", decode(&first)),
        ("non-dropping-particle", decode(&von.join(" "))),
        ("suffix", decode(jr)),
    ]))
}

/// `First von Last`.
fn plain(words: &str) -> Map<String, Value> {
    let tokens = tokens(words);
    let most = tokens.len().saturating_sub(1);
    let begin = tokens.iter().take(most).position(|token| is_lower(token));
    let end = tokens.iter().take(most).rposition(|token| is_lower(token));
    let (first, von, last) = match begin.zip(end) {
        Some((begin, end)) => (tokens.get(..begin), tokens.get(begin..=end), tokens.get(end + 1..)),
        None => (tokens.get(..most), None, tokens.get(most..)),
    };
    let joined = |part: Option<&[&str]>| decode(&part.unwrap_or_default().join(" "));
    name([("family", joined(last)), ("given", joined(first)), ("non-dropping-particle", joined(von))])
}

/// BibLaTeX: `family=Berg, given=Jan, prefix=van den, useprefix=false`.
fn parse_extended(parts: &[&str]) -> Option<Map<String, Value>> {
    let pairs: Option<Vec<(&str, &str)>> = parts.iter().map(|part| part.split_once('=')).collect();
    let pairs: Vec<(String, &str)> =
        pairs?.into_iter().map(|(key, value)| (key.trim().to_lowercase(), value.trim())).collect();
    if !pairs.iter().any(|(key, _)| key == "family" || key == "given") {
        return None;
    }
    let find = |wanted: &str| pairs.iter().find(|(key, _)| key == wanted).map_or("", |(_, value)| value);
    let drops = find("useprefix") == "false";
    let prefix = if drops { "dropping-particle" } else { "non-dropping-particle" };
    Some(name([
        ("family", decode(find("family"))),
        ("given", decode(find("given"))),
        (prefix, decode(find("prefix"))),
        ("suffix", decode(find("suffix"))),
    ]))
}

fn name<const N: usize>(parts: [(&str, String); N]) -> Map<String, Value> {
    let parts = parts.into_iter().filter(|(_, value)| !value.is_empty());
    parts.map(|(key, value)| (key.to_owned(), Value::String(value))).collect()
}

/// The list that names these; what a name has beyond its parts is lost and has to ride along.
pub(crate) fn write_names(names: &[Value]) -> String {
    names.iter().map(write_name).collect::<Vec<_>>().join(" and ")
}

fn write_name(name: &Value) -> String {
    let part = |key: &str| name.get(key).and_then(Value::as_str).unwrap_or_default().trim();
    let literal = part("literal");
    if literal == OTHERS {
        return literal.to_owned();
    }
    if !literal.is_empty() {
        return format!("{{{}}}", encode(literal));
    }
    let (family, given, suffix) = (guarded(part("family")), guarded(part("given")), guarded(part("suffix")));
    let von = ["dropping-particle", "non-dropping-particle"].map(part).join(" ");
    let von = von.trim();
    // A particle that does not look like one would be taken for a part of the name.
    if !von.is_empty() && (!von.split_whitespace().all(is_lower) || von.contains(',')) {
        return format!("family={family}, given={given}, prefix={{{}}}, suffix={suffix}", encode(von));
    }
    let before = if von.is_empty() { family.clone() } else { format!("{} {family}", encode(von)) };
    match (given.is_empty(), suffix.is_empty()) {
        (_, false) => format!("{before}, {suffix}, {given}"),
        (false, true) => format!("{before}, {given}"),
        // The comma says that all of it is the family name.
        (true, true) if before.contains([' ', '{']) => format!("{before},"),
        (true, true) => before,
    }
}

/// A part of a name, in braces where it would be cut or taken for another.
fn guarded(part: &str) -> String {
    let is_cut = part.contains(',') || part.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
    let has_particle = part.split_whitespace().rev().skip(1).any(is_lower);
    let plain = encode(part);
    // In braces alone it would be an institution; a name in two groups is a name still.
    if is_cut || has_particle {
        plain.split(' ').map(|word| format!("{{{word}}}")).collect::<Vec<_>>().join(" ")
    } else {
        plain
    }
}

/// What stands in the braces that hold all of a text.
fn group(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('{')?.strip_suffix('}')?;
    let mut depth = 0_i32;
    for letter in inside.chars() {
        depth += match letter {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if depth < 0 {
            return None;
        }
    }
    // `{\'E}` is a letter.
    (!inside.starts_with('\\')).then_some(inside)
}

/// Whether a word begins in lower case; one in braces has no case.
fn is_lower(word: &str) -> bool {
    if word.starts_with('{') && !word.starts_with("{\\") {
        return false;
    }
    decode(word).chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_lowercase)
}

/// The words outside braces, cut into lists at those that divide.
fn split(value: &str, divides: impl Fn(&str) -> bool) -> Vec<Vec<&str>> {
    let mut lists = vec![Vec::new()];
    for word in tokens_kept(value) {
        if divides(word) {
            lists.push(Vec::new());
        } else if let Some(list) = lists.last_mut() {
            list.push(word);
        }
    }
    lists
}

fn tokens(value: &str) -> Vec<&str> {
    cut(value, |letter| letter.is_whitespace() || letter == '~')
}

fn tokens_kept(value: &str) -> Vec<&str> {
    cut(value, char::is_whitespace)
}

fn commas(value: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (at, letter) in value.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.extend(value.get(start..at).map(str::trim));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(value.get(start..).map(str::trim));
    parts
}

/// The pieces between letters that cut, outside braces.
fn cut(value: &str, cuts: impl Fn(char) -> bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut depth, mut start, mut escaped) = (0_i32, 0, false);
    for (at, letter) in value.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            // `\~n` is an accent, and `\ ` a space that does not cut.
            _ if depth == 0 && !escaped && cuts(letter) => {
                pieces.extend(value.get(start..at));
                start = at + letter.len_utf8();
            }
            _ => {}
        }
        escaped = letter == '\\' && !escaped;
    }
    pieces.extend(value.get(start..));
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(value: &str, expected: Value) {
        let names = Value::Array(parse_names(value));
        assert_eq!(names, expected, "{value}");
        // And what is written for them means the same again.
        let again = write_names(names.as_array().unwrap());
        assert_eq!(Value::Array(parse_names(&again)), expected, "{value} as {again}");
    }

    #[test]
    fn names_in_all_their_forms() {
        check("Robert Service", json!([{ "family": "Service", "given": "Robert" }]));
        check("Service, Robert", json!([{ "family": "Service", "given": "Robert" }]));
        check("Aristotle", json!([{ "family": "Aristotle" }]));
        let van = json!([{ "family": "Berg", "given": "Jan", "non-dropping-particle": "van der" }]);
        check("Jan van der Berg", van.clone());
        check("van der Berg, Jan", van);
        let jr = json!([{ "family": "King", "given": "Martin Luther", "suffix": "Jr." }]);
        check("King, Jr., Martin Luther", jr);
        check(
            "de la Vall{\\'e}e Poussin, Charles",
            json!([{ "family": "Vallée Poussin", "given": "Charles", "non-dropping-particle": "de la" }]),
        );
        check("{\\'E}mile Zola", json!([{ "family": "Zola", "given": "Émile" }]));
        check("Per {Martin-L\\\"of}", json!([{ "family": "Martin-Löf", "given": "Per" }]));
        check("Donald~E. Knuth", json!([{ "family": "Knuth", "given": "Donald E." }]));
    }

    #[test]
    fn lists_institutions_and_others() {
        let expected = json!([{ "literal": "Barnes and Noble, Inc." }, { "family": "Doe", "given": "Jane" }, { "literal": "others" }]);
        check("{Barnes and Noble, Inc.} and\n Doe, Jane AND others", expected);
        check("{{World Health Organization}}", json!([{ "literal": "World Health Organization" }]));
        check("World Health Organization", json!([{ "family": "Organization", "given": "World Health" }]));
        check("", json!([]));
        check("and A. B and", json!([{ "family": "B", "given": "A." }]));
    }

    #[test]
    fn the_extended_form() {
        let expected = json!([{ "family": "Berg", "given": "Jan", "non-dropping-particle": "van den" }]);
        check("family=Berg, given={Jan}, prefix={van den}, useprefix=true", expected);
        let dropped = parse_names("given=Ludwig, prefix=van, family=Beethoven, useprefix=false");
        assert_eq!(dropped, [json!({ "family": "Beethoven", "given": "Ludwig", "dropping-particle": "van" })]);
    }

    #[test]
    fn parts_that_look_like_others_are_guarded() {
        for name in [
            json!({ "family": "Smith and Sons", "given": "A." }),
            json!({ "family": "van Berg" }),
            json!({ "family": "Rivera y Orbaneja", "given": "Miguel" }),
            json!({ "family": "Berg", "given": "Jan", "non-dropping-particle": "Van" }),
            json!({ "family": "Doe", "suffix": "III" }),
            json!({ "literal": "a & b {c" }),
        ] {
            let list = [name];
            assert_eq!(parse_names(&write_names(&list)), list, "{}", write_names(&list));
        }
    }
}
