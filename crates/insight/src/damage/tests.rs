//! Damaged sentences and sound ones that look like them, each with what is said of it.

use std::sync::OnceLock;

use obelus_text::{CanonicalText, sentences};

use super::*;
use crate::rules::RuleFile;

fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| Rules::built_in().unwrap())
}

/// Why, the damaged words, and the repair.
fn found(text: &str) -> Vec<(String, String, String)> {
    let text = CanonicalText::new(text).unwrap();
    let cut = sentences(&text);
    let found = damage(&Reading::new(&text, &cut, &|| true), rules()).unwrap();
    let told = |one: &Suggestion| {
        let repair = match &one.detail {
            Detail::Repair(repair) => repair.clone(),
            _ => String::new(),
        };
        (one.why.code.clone(), text.slice(one.span).unwrap().to_owned(), repair)
    };
    found.iter().map(told).collect()
}

fn check(text: &str, expected: &[(&str, &str, &str)]) {
    let found = found(text);
    let told: Vec<(&str, &str, &str)> =
        found.iter().map(|(code, words, repair)| (code.as_str(), words.as_str(), repair.as_str())).collect();
    assert_eq!(told, expected, "{text:?}");
}

fn check_sound(texts: &[&str]) {
    texts.iter().for_each(|text| check(text, &[]));
}

#[test]
fn glued_words_are_parted() {
    let code = "glued-words";
    check("The Russian Empiredied with him.", &[(code, "Empiredied", "Empire died")]);
    check("A businessmanFrank Jackson came to see them.", &[(code, "businessmanFrank", "businessman Frank")]);
    check("They brought thethings home from the war.", &[(code, "thethings", "the things")]);
    check("It happened on 11June 1847 at sea.", &[(code, "11June", "11 June")]);
    check("It began in1940 at sea.", &[(code, "in1940", "in 1940")]);
    check("He came,saw and went home.", &[(code, "came,saw", "came, saw")]);
    check("Der Vater derKinder war krank.", &[(code, "derKinder", "der Kinder")]);
    // The text itself has the two words beside one another elsewhere.
    check("An ice pick lay there. The icepick was old and an ice pick it was.", &[]);
    check("The bargehorse slept. And so a barge horse slept.", &[(code, "bargehorse", "barge horse")]);
}

#[test]
fn a_sentence_without_a_space_before_it_is_glued() {
    check("The ship was lost.Then they walked home.", &[("glued-words", "Then", "lost. Then")]);
}

#[test]
fn names_signs_and_compounds_are_not_glued() {
    check_sound(&[
        "McDonald and MacArthur used YouTube, eBay and an iPhone.",
        "DeVries met LeBlanc at O'Hara's near FitzRoy.",
        "The lifeboat and the icebreaker passed the headland and the boathouse.",
        "The B52, the 20th, the 1920s, 5km, 10am and the F16 were there.",
        "It cost $5m or 5bn, and 1,000 more.",
        "J.R.R. Tolkien wrote to example.org and www.example.com/The.End about it.",
        "Der Dampfschifffahrtskapitän verlor sein Bugspriet und die Takelage.",
    ]);
}

#[test]
fn lost_letters_are_put_in() {
    let code = "lost-letters";
    check(
        "He lived in Coyoacn. The house in Coyoacan was small, and Coyoacan was quiet.",
        &[(code, "Coyoacn", "Coyoacan")],
    );
    check("The remaning officers were never seen again.", &[(code, "remaning", "remaining")]);
    check("They lost thier way in the snow.", &[(code, "thier", "their")]);
    check("He came back on 6 Aprl with the others.", &[(code, "Aprl", "April")]);
    check("The sail rs of the tow n slept.", &[(code, "sail rs", "sailors"), (code, "tow n", "town")]);
    check("Die Regirung der Republik war schwach.", &[(code, "Regirung", "Regierung")]);
}

#[test]
fn names_variants_and_other_languages_are_whole() {
    check_sound(&[
        "The colour of the harbour was admired by travelled judges and traveled judgments.",
        "Il a vécu dans une petite maison blanche près de la rivière avec sa femme.",
        "He was from Bialystok, Lodz and Tashkent.",
        "Am 3. Mai 1890 fuhr er z. B. nach Wien, d. h. in die Stadt.",
        "Die Brüder lasen ihn in einer Übersetzung.",
        "A man in a hat sat on a mat at a bar.",
    ]);
}

#[test]
fn lost_apostrophes_are_put_in() {
    let code = "lost-apostrophe";
    check("He dont know, and it isnt so.", &[(code, "dont", "don't"), (code, "isnt", "isn't")]);
    check("Stalins own daughter left. Of Stalin she said little, and Stalin slept.", &[(code, "Stalins", "Stalin's")]);
    check("His brothers shirt went into the coffin.", &[(code, "brothers", "brother's")]);
    check("A sailors life is hard.", &[(code, "sailors", "sailor's")]);
    check_sound(&[
        "As was his wont he spoke in thieves' cant.",
        "The soldiers returned home, and the captains decided to leave.",
        "The Bolsheviks won, and the Romanovs fell.",
        "The tree lost its leaves.",
        "Im Dorf wußte man von Lilienthals Firma nichts.",
    ]);
}

#[test]
fn stops_where_nothing_ends_are_stray() {
    let code = "stray-stop";
    check("He died in . 1940 at home.", &[(code, "in .", "in")]);
    check("They were. closed by then.", &[(code, "were.", "were")]);
    check("He was at home..", &[(code, "home..", "home.")]);
    check_sound(&[
        "He waited... and waited . . . for her.",
        "Mr. Smith of St. Louis met Dr. Jones at 5 p.m. on Oct. 4 in the U.S. capital.",
        "He had no. 5 and vol. ii and approx. three men incl. the cook.",
    ]);
}

#[test]
fn what_opens_and_never_closes_is_told() {
    check("It was (as he said in May the end.", &[("open-bracket", "(as", "")]);
    check("Er sagte: „Es ist gut.", &[("open-bracket", "„Es", "")]);
    check_sound(&[
        "He said (twice) that it was [sic] over.",
        "It was long (so he said. And he knew.) and cold.",
        "“It is over,” he said.\n\n“All of it.”",
        "“It is over,” he said. “All of it.\n\n“And more.”",
        "1) First. 2) Second :(",
    ]);
}

#[test]
fn a_sentence_without_its_end_is_cut_off() {
    check("He was last seen on the way to the\n\nAnother paragraph.", &[("cut-off", "the", "")]);
    check("He sat down there and began to write his autobiogr\n\nAnother.", &[("cut-off", "autobiogr", "")]);
    check_sound(&[
        "What we read\n\nThe lost expedition of the north\n\nIt began.",
        "by somebody on Monday at 7:31 am\n\nIt was so.",
    ]);
}

#[test]
fn garbled_words_are_read_again() {
    check(
        "Lady Franklinâ€™s letters cost Â£3,000.",
        &[("mojibake", "Franklinâ€™s", "Franklin’s"), ("mojibake", "Â£3,000", "£3,000")],
    );
}

#[test]
fn a_stop_ends_the_look() {
    let text = CanonicalText::new("One. Two.").unwrap();
    let cut = sentences(&text);
    assert_eq!(damage(&Reading::new(&text, &cut, &|| false), rules()), Err(Stopped));
}

/// Long texts of one sort, as one sentence: a look that is worse than linear does not end while somebody waits for this.
#[test]
fn hostile_texts_end() {
    let units = [
        "damaged ",
        "xqzvk ",
        "1",
        "(",
        "((a) ",
        "“",
        "„“",
        ". ",
        ".",
        "theShip",
        "Ã©",
        "Ã© ",
        "a b ",
        "托洛茨基",
        "abcdefgh",
        "&amp;",
        "Stalins own ",
    ];
    for unit in units {
        let text = CanonicalText::new(&unit.repeat(60_000 / unit.len())).unwrap();
        let cut = [text.passage(0, text.length()).unwrap()];
        damage(&Reading::new(&text, &cut, &|| true), rules()).unwrap();
    }
}

#[test]
fn a_reader_adds_words_and_a_wrong_file_is_refused_with_its_line() {
    let mut own = Rules::built_in().unwrap();
    let file = |text| RuleFile { language: "en", name: "damage", text };
    own.add(file("[apostrophes]\nyall = \"y'all\"\n")).unwrap();
    let text = CanonicalText::new("So yall came home.").unwrap();
    let cut = sentences(&text);
    let found = damage(&Reading::new(&text, &cut, &|| true), &own).unwrap();
    assert_eq!(found.first().map(|one| &one.detail), Some(&Detail::Repair("y'all".to_owned())));
    let fault = own.add(file("dangling = [\"the\"]\nowner = []\n")).unwrap_err();
    assert_eq!((fault.language.as_str(), fault.name.as_str(), fault.line), ("en", "damage", 2));
}

#[test]
fn several_words_that_part_into_two_are_glued() {
    let code = "glued-words";
    let expected = [(code, "Hekept", "He kept"), (code, "tillhe", "till he")];
    check("Hekept the picture on his wall tillhe died.", &expected);
    check_sound(&["Tycho kept an Uraniborg of his own till he died."]);
}

#[test]
fn what_a_machine_misread_is_mended() {
    let code = "lost-letters";
    check("The house, wbich was old, burned in Apri1 again.", &[(code, "wbich", "which"), (code, "Apri1", "April")]);
}

#[test]
fn what_strands_or_is_joined_is_whole() {
    check_sound(&[
        "It is the most honest love letter I know of\n\nAnother.",
        "Mary Celeste: what is the sober explanation supposed to be\n\nAnother.",
        "Das ist der Brief, der dort im Archiv gefunden wurde\n\nEin anderer.",
        "Man muss die Akten erst noch durchsehen und ordnen.",
        "Jackson came in May, and Jackson left in June; Frank Jacson, a Belgian, stayed.",
        "I was told by e-mail that anon4471 had left.",
        "A long letter came from home.",
    ]);
}
