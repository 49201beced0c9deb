//! Rules that are phrases, through the door: files in, suggestions out.

#![allow(clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use obelus_insight::{Kind, Reading, RuleFile, Rules, Suggestion, notice};
use obelus_text::{CanonicalText, sentences};

fn noticed(rules: &Rules, text: &str) -> Vec<Suggestion> {
    let text = CanonicalText::new(text).expect("a text");
    let spans = sentences(&text);
    notice(&Reading::new(&text, &spans, &|| true), rules).expect("not stopped")
}

fn with(name: &str, file: &str) -> Rules {
    let mut rules = Rules::default();
    rules.add(RuleFile { language: "en", name, text: file }).expect("a file of rules");
    rules
}

fn fault(file: &str) -> (u32, String) {
    let mut rules = Rules::default();
    let refused = rules.add(RuleFile { language: "en", name: "hedges", text: file }).expect_err("refused");
    (refused.line, refused.detail)
}

/// Which phrases stand in which sentences.
fn check(phrase: &str, sentence: &str, expected: bool) {
    let rules = with("hedges", &format!("[[rule]]\nsort = \"x\"\nweight = 0.8\nphrases = [{phrase:?}]"));
    assert_eq!(!noticed(&rules, sentence).is_empty(), expected, "{phrase:?} in {sentence:?}");
}

#[test]
fn a_phrase_stands_in_a_sentence_with_case_punctuation_and_space_aside() {
    check("it is said", "And it is, SAID  he, true.", true);
    check("it is said", "It is not said.", false);
    check("it's said", "Its said so.", true);
    check("# votes", "They cast 1,204 votes.", true);
    check("# votes", "They cast many votes.", false);
    check("it is * said", "It is very often and rightly said.", true);
    check("it is * said", "It is, as one two three four would have said.", false);
    check("it is * said", "It is said.", true);
    check("histor* say", "Historians say no.", true);
    check("^it is", "It is so.", true);
    check("^it is", "So it is.", false);
    check("it is$", "So it is!", true);
    check("it is$", "It is so.", false);
    check("(some|many) [old] men", "Many old men fell.", true);
    check("(some|many) [old] men", "Few old men fell.", false);
}

#[test]
fn a_rule_says_why_in_its_code_or_in_own_words() {
    let rules =
        with("hedges", "[[rule]]\nsort = 'it-is-said'\nreason = 'no-source'\nweight = 0.8\nphrases = ['it is said']");
    let found = noticed(&rules, "He fell. Now it is said he rose.");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, found[0].why.code.as_str()), (Kind::Hedge, "it-is-said"));
    assert_eq!(found[0].why.facts, ["it is said"]);
    assert_eq!(found[0].fired.iter().map(|span| (span.start(), span.end())).collect::<Vec<_>>(), [(13, 23)]);
    let rules = with("hedges", "[[rule]]\nwhy = 'nobody asked'\nweight = 0.8\npatterns = ['it is s\\w+']");
    let found = noticed(&rules, "Now it is said he rose.");
    assert_eq!(
        (found[0].why.code.as_str(), found[0].why.facts.as_slice()),
        ("own-rule", ["nobody asked".to_owned(), "it is said".to_owned()].as_slice())
    );
}

#[test]
fn rules_add_up_and_speak_against_each_other() {
    let file = "[[rule]]\nsort = 'a'\nweight = 0.4\nphrases = ['some say']\n[[rule]]\nsort = 'b'\nweight = 0.4\nphrases = ['perhaps']
[[rule]]\nsort = 'c'\nweight = -0.9\nphrases = ['according to the archive']\n[[rule]]\nsort = 'd'\nweight = 0.9\nmost_words = 3\nphrases = ['maybe']";
    let rules = with("hedges", file);
    assert!(noticed(&rules, "Some say he fell; some say not.").is_empty());
    let found = noticed(&rules, "Some say he perhaps fell.");
    assert!((found[0].score - 0.64).abs() < 0.001);
    assert!(noticed(&rules, "Some say he perhaps fell, according to the archive.").is_empty());
    assert_eq!(noticed(&rules, "Maybe he fell.").len(), 1);
    assert!(noticed(&rules, "Maybe he fell on that day.").is_empty());
}

#[test]
fn a_file_that_cannot_be_read_is_refused_with_its_line() {
    let rule = "[[rule]]\nsort = 'x'\nweight = 0.8\n";
    assert_eq!(fault(&format!("{rule}phrases = [\n'good',\n'* bad']")).0, 6);
    assert_eq!(fault(&format!("{rule}patterns = ['(']")).0, 4);
    assert_eq!(fault(&format!("{rule}reason = 'because'")), (4, "no such reason".to_owned()));
    assert_eq!(fault("[[rule]]\nsort = 'x'\nweight = 2").0, 3);
    assert_eq!(fault("[[rule]]\nsort = 'x'\nwieght = 1").0, 3);
    assert_eq!(fault("\n[[rule]]\nweight = 1").0, 2);
    assert_eq!(fault("[[rule]\n").0, 1);
}

#[test]
fn the_rules_that_are_built_in_can_be_read() {
    let rules = Rules::built_in().expect("built in");
    assert_eq!(noticed(&rules, "We use cookies.").len(), 1);
    assert_eq!(noticed(&rules, "Wir verwenden Cookies.").len(), 1);
}
