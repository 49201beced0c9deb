//! Rules of a reader's own: added to those that are built in, refused where nothing could be reckoned with them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use obelus_insight::{Kind, Reading, RuleFile, Rules, Suggestion, notice};
use obelus_text::{CanonicalText, sentences};

const PAGE: &str = "Skip to main content. The ferry left the harbour of Varn on 3 May 1921 with forty people. \
    The pilot had told the owners of the broken chain. Accept all cookies. Nobody in the town heard of it before the morning. \
    The mayor sent two boats to the island. Log in | Register | Share this page. The keeper wrote the names into a ledger. \
    His widow gave the ledger to the museum. 12 comments.";

fn noticed(text: &str, rules: &Rules) -> Vec<Suggestion> {
    let text = CanonicalText::new(text).unwrap();
    let spans = sentences(&text);
    notice(&Reading::new(&text, &spans, &|| true), rules).unwrap()
}

fn lines(found: &[Suggestion]) -> usize {
    found.iter().filter(|one| one.kind == Kind::Boilerplate).count()
}

fn file<'t>(language: &'t str, name: &'t str, text: &'t str) -> RuleFile<'t> {
    RuleFile { language, name, text }
}

#[test]
fn weights_of_ones_own_are_added_and_endless_ones_are_refused() {
    let mut rules = Rules::built_in().unwrap();
    let before = noticed(PAGE, &rules);
    assert!(lines(&before) > 2);
    rules.add(file("und", "page-lines", "[alone]\nones-own = 0.5\n")).unwrap();
    assert_eq!(noticed(PAGE, &rules), before);
    for weight in ["nan", "inf", "-1e30"] {
        let text = format!("[alone]\nbias = {weight}\n");
        assert!(rules.add(file("und", "page-lines", &text)).is_err(), "{weight}");
    }
    assert_eq!(noticed(PAGE, &rules), before);
}

#[test]
fn more_groups_of_words_than_there_are_signs_for_change_nothing() {
    let mut rules = Rules::built_in().unwrap();
    let before = noticed(PAGE, &rules);
    let groups: String = (0..60).map(|group| format!("own-{group} = \"ferry pilot mayor\"\n")).collect();
    let text = format!("[groups]\n{groups}");
    rules.add(file("en", "looks", &text)).unwrap();
    rules.add(file("en", "looks", &text)).unwrap();
    assert_eq!(noticed(PAGE, &rules), before);
}

#[test]
fn tables_of_years_and_lists_of_names_are_compared_no_longer_than_statements() {
    let rules = Rules::built_in().unwrap();
    let names = ["Adler", "Brandt", "Conrad", "Dietrich", "Ebert", "Fischer", "Gruber", "Huber"];
    let table: String = (0..400_usize)
        .map(|row| {
            let years = (0..90).map(|at| format!("{}, ", 1700 + (row * 7 + at * 3) % 290)).collect::<String>();
            let of: String = (0..40).map(|at| format!("{} of ", names[(row + at * 3) % 8])).collect();
            format!("The ship of {of}Varn sank and was lost in {years}and again.\n\n")
        })
        .collect();
    let found = noticed(&table, &rules);
    assert!(found.len() < 40_000, "{}", found.len());
}

#[test]
fn words_that_ask_are_added_and_lists_that_nobody_knows_are_refused() {
    let mut rules = Rules::built_in().unwrap();
    let asks =
        |rules: &Rules| noticed("Whyfor did the miller leave", rules).iter().any(|one| one.kind == Kind::Question);
    assert!(!asks(&rules));
    rules.add(file("en", "asking", "[words]\nasks = \"whyfor\"\n")).unwrap();
    assert!(asks(&rules));
    assert!(rules.add(file("en", "asking", "[words]\nshouts = \"hey\"\n")).is_err());
}
