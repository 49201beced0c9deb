//! Rules that are phrases, through the door: files in, suggestions out.

#![allow(clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use obelus_insight::{Kind, Reading, RuleFile, Rules, Suggestion, notice};
use obelus_text::{CanonicalText, Span, sentences};

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

#[test]
fn sentences_are_what_their_phrases_say() {
    let rules = Rules::built_in().expect("built in");
    let cases = include_str!("phrase-cases.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    for case in cases {
        let (expected, sentence) = case.split_once('\t').expect("kind, tab, sentence");
        let text = CanonicalText::new(sentence).expect("a text");
        let whole = Span::new(0, text.length()).expect("in order");
        let found = notice(&Reading::new(&text, &[whole], &|| true), &rules).expect("not stopped");
        let mut kinds = found.iter().map(|one| one.kind.code()).filter(|code| OURS.contains(code)).collect::<Vec<_>>();
        kinds.sort_unstable();
        let told = if kinds.is_empty() { "-".to_owned() } else { kinds.join(",") };
        assert_eq!(told, expected, "{sentence:?}: {found:?}");
    }
}

const OURS: [&str; 4] = ["boilerplate", "hedge", "opinion", "question"];

#[test]
fn what_is_boilerplate_is_nothing_else() {
    let rules = Rules::built_in().expect("built in");
    let found = noticed(&rules, "Did you find this article helpful?");
    assert_eq!(found.iter().map(|one| one.kind).collect::<Vec<_>>(), [Kind::Boilerplate]);
}

#[test]
fn a_statement_that_was_run_together_with_words_of_the_page_is_not_set_aside() {
    let rules = Rules::built_in().expect("built in");
    let lines = |text: &str| noticed(&rules, text).iter().filter(|one| one.kind == Kind::Boilerplate).count();
    let statement = "The harbour of Varn was closed for eleven days in the winter of 1911.";
    assert_eq!(lines("Log in Sign up"), 1);
    assert_eq!(lines(&format!("Log in Sign up {statement}")), 0);
    assert_eq!(lines("By clicking Accept all cookies, you agree that we can store cookies on your device."), 1);
}

#[test]
fn running_heads_and_page_numbers_belong_to_the_page() {
    let rules = Rules::built_in().expect("built in");
    let text = "THE WINTER SIEGE 12\n\nThe guns were silent.\n\n13\n\nTHE WINTER SIEGE 14\n\nThe guns were silent.";
    let found = noticed(&rules, text).into_iter().filter(|one| one.kind == Kind::Boilerplate);
    let codes = found.map(|one| (one.why.code, one.span.start())).collect::<Vec<_>>();
    let expected = [("line-repeats", 0), ("page-number", 44), ("line-repeats", 48)];
    assert_eq!(codes, expected.map(|(code, start)| (code.to_owned(), start)));
}

#[test]
fn a_list_of_words_is_put_in_for_its_name() {
    let list = "[words]\nfolk = ['tinkers', 'old tailors']\n";
    let rule = "[[rule]]\nsort = 'x'\nweight = 0.8\n";
    let rules = with("hedges", &format!("{list}{rule}phrases = ['{{folk}} say', '[all|{{folk}}] swear']"));
    assert_eq!(noticed(&rules, "Old tailors say so.").len(), 1);
    assert_eq!(noticed(&rules, "Tinkers swear it.").len(), 1);
    assert!(noticed(&rules, "Tailors say so.").is_empty());
    assert_eq!(fault(&format!("{rule}phrases = ['{{folk}} say']")), (4, "no such list of words".to_owned()));
}

#[test]
fn lines_only_and_each_place_are_heeded() {
    let rule = "[[rule]]\nsort = 'x'\nweight = 0.8\nonly_lines = true\nphrases = ['reply']";
    assert_eq!(noticed(&with("hedges", rule), "Reply now").len(), 1);
    assert!(noticed(&with("hedges", rule), "Reply came.").is_empty());
    let rule = "[[rule]]\nsort = 'x'\nweight = 0.4\neach = true\nphrases = ['fine']";
    assert_eq!(noticed(&with("hedges", rule), "A fine, fine day.").len(), 1);
    assert!(noticed(&with("hedges", rule), "A fine day.").is_empty());
}

#[test]
fn a_hostile_sentence_is_walked_once_and_tells_little() {
    let rules = Rules::built_in().expect("built in");
    let hostile = [
        "it is said ",
        "some of the of his ",
        "we ",
        "(",
        "[",
        "7",
        "x",
        "By A B, ",
        "is it is a the best ",
        "Home | ",
        "? ",
    ];
    for piece in hostile {
        let found = noticed(&rules, &piece.repeat(5_000));
        let fired = found.iter().map(|one| one.fired.len()).max().unwrap_or_default();
        assert!(fired <= 1_000, "{piece:?}: {fired}");
    }
}

#[test]
fn nobody_waits_for_what_nobody_wants() {
    let rules = Rules::built_in().expect("built in");
    let text = CanonicalText::new("We use cookies. Who was he?").expect("a text");
    let spans = sentences(&text);
    assert!(notice(&Reading::new(&text, &spans, &|| false), &rules).is_err());
}
