//! Queries as people type them.

use super::*;

fn word(word: &str) -> Sought {
    Sought::Phrase(Phrase::new(word))
}

fn check(typed: &str, expected: Option<Sought>, remarks: &[&str]) {
    let query = Query::read(typed);
    assert_eq!(query.sought, expected, "{typed}");
    let told: Vec<&str> = query.remarks.iter().map(|remark| remark.code.code()).collect();
    assert_eq!(told, remarks, "{typed}");
}

fn all(words: &[&str]) -> Option<Sought> {
    Some(Sought::All(words.iter().map(|one| word(one)).collect()))
}

fn any(words: &[&str]) -> Option<Sought> {
    Some(Sought::Any(words.iter().map(|one| word(one)).collect()))
}

fn without(wanted: Sought, unwanted: Sought) -> Option<Sought> {
    Some(Sought::Without(Box::new(wanted), Box::new(unwanted)))
}

#[test]
fn words_phrases_and_operators_are_read() {
    check("comet", Some(word("comet")), &[]);
    check("Comet  MAY", all(&["comet", "may"]), &[]);
    check("comet AND may", all(&["comet", "may"]), &[]);
    check("comet OR may", any(&["comet", "may"]), &[]);
    check("\"in May\"", Some(word("in may")), &[]);
    check("„in May“ «le soir»", all(&["in may", "le soir"]), &[]);
    check("com*", Some(Sought::Phrase(Phrase::new("com").opened())), &[]);
    check("\"the com\"*", Some(Sought::Phrase(Phrase::new("the com").opened())), &[]);
    check("don't", Some(word("don t")), &[]);
    check("co-operate", Some(word("co operate")), &[]);
    check("comet -may", without(word("comet"), word("may")), &[]);
    check("comet NOT may NOT june", without(word("comet"), any(&["may", "june"]).unwrap()), &[]);
    check("comet NOT (may june)", without(word("comet"), all(&["may", "june"]).unwrap()), &[]);
    check("NOT NOT comet", Some(word("comet")), &[]);
    check("and or not", all(&["and", "or", "not"]), &[]);
    let either = Sought::All(vec![any(&["may", "june"]).unwrap(), word("comet")]);
    check("(may OR june) comet", Some(either), &[]);
    let ors = Sought::Any(vec![all(&["may", "comet"]).unwrap(), word("june")]);
    check("may comet OR june", Some(ors), &[]);
    check("中国", Some(word("中国")), &[]);
    check("", None, &[]);
    check("… — !", None, &[]);
}

#[test]
fn what_does_not_fit_is_said_and_the_rest_sought() {
    check("\"in May", all(&["in", "may"]), &["quote-open"]);
    check("comet\"", Some(word("comet")), &["quote-open"]);
    check("(comet", Some(word("comet")), &["bracket-open"]);
    check("comet) may", all(&["comet", "may"]), &["bracket-open"]);
    check("((comet)", Some(word("comet")), &["bracket-open"]);
    check("()", None, &[]);
    check(")(", None, &["bracket-open", "bracket-open"]);
    check("OR comet", Some(word("comet")), &["operator-stray"]);
    check("comet OR", Some(word("comet")), &["operator-stray"]);
    check("AND", None, &["operator-stray"]);
    check("comet AND", Some(word("comet")), &["operator-stray"]);
    check("comet NOT", Some(word("comet")), &["operator-stray"]);
    check("-may", None, &["only-not"]);
    check("comet OR -may", Some(word("comet")), &["only-not"]);
    check("- comet", Some(word("comet")), &[]);
    check("colour:red", Some(word("colour red")), &["field-unknown"]);
    check("at 12:30 https://example.org", all(&["at", "12 30", "https example org"]), &[]);
    check("*", None, &[]);
    check(&"(".repeat(200), None, &["too-much", "bracket-open"]);
    let deep = format!("{}comet", "-".repeat(5_000));
    assert!(Query::read(&deep).remarks.iter().any(|remark| remark.code == RemarkCode::TooMuch));
    let many = Query::read(&"w ".repeat(500));
    assert!(matches!(many.sought, Some(Sought::All(words)) if words.len() == 64));
}

#[test]
fn fields_are_read_apart_from_words() {
    let check = |typed: &str, fields: &[(&str, &str, bool)], sought: Option<Sought>, remarks: &[&str]| {
        let query = Query::read(typed);
        let told: Vec<(&str, &str, bool)> =
            query.fields.iter().map(|field| (field.name.as_str(), field.value.as_str(), field.is_wanted)).collect();
        assert_eq!((told.as_slice(), &query.sought), (fields, &sought), "{typed}");
        assert_eq!(query.remarks.iter().map(|remark| remark.code.code()).collect::<Vec<_>>(), remarks, "{typed}");
    };
    check("verdict:dubious", &[("verdict", "dubious", true)], None, &[]);
    check("Verdict:dubious comet", &[("verdict", "dubious", true)], Some(word("comet")), &[]);
    check("-tag:may comet", &[("tag", "may", false)], Some(word("comet")), &[]);
    check("NOT has:note", &[("has", "note", false)], None, &[]);
    check("tag:\"a long name\" x", &[("tag", "a long name", true)], Some(word("x")), &[]);
    check("tag:\"open", &[("tag", "open", true)], None, &["quote-open"]);
    check("after:2026-01-01 AND comet", &[("after", "2026-01-01", true)], Some(word("comet")), &[]);
    check("comet AND is:claim", &[("is", "claim", true)], Some(word("comet")), &[]);
    check("is:claim OR comet", &[("is", "claim", true)], Some(word("comet")), &["field-in-or"]);
    check("tag:", &[("tag", "", true)], None, &[]);
}
