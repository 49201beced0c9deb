//! Why something was noticed, in one English sentence a code.
//! Invariant: a code that has no sentence here is told by its kind, so that a new rule never says nothing.

use obelus_desk::wire::{SuggestionKind, SuggestionRow};

use crate::table::one_line;

/// Facts are words of the text: long ones are cut.
const LONGEST: usize = 120;

/// Why, for persons.
pub(crate) fn why(row: &SuggestionRow) -> String {
    let fact = |at: usize| row.why.facts.get(at).map(|fact| one_line(fact, LONGEST)).unwrap_or_default();
    let (first, second) = (fact(0), fact(1));
    let repair = one_line(row.repair.as_deref().unwrap_or_default(), LONGEST);
    match row.why.code.as_str() {
        "same-words" => "The same words stand elsewhere in the text.".to_owned(),
        "nearly-same-words" => "Nearly the same words stand elsewhere in the text.".to_owned(),
        "dates-differ" => format!("The dates cannot both be right: {first}; {second}."),
        "numbers-differ" => format!("The numbers cannot both be right: {first}; {second}."),
        "places-differ" => format!("The places cannot both be right: {first}; {second}."),
        "names-differ" => format!("The names cannot both be right: {first}; {second}."),
        "things-differ" => format!("It cannot be both: {first}; {second}."),
        "denied" => "One says what the other denies.".to_owned(),
        "consent" => "A notice about cookies or consent.".to_owned(),
        "feed" => "A line for subscribers of a feed or newsletter.".to_owned(),
        "counts" => "Counts of votes, views or comments.".to_owned(),
        "sign-up" => "It asks to sign up or log in.".to_owned(),
        "share" => "It asks to share or follow.".to_owned(),
        "navigation" => "A line of a page's menus and buttons.".to_owned(),
        "about-site" => "The site speaks of itself.".to_owned(),
        "support" => "It asks for money, or is an advertisement.".to_owned(),
        "forum" => "What a forum puts around its posts.".to_owned(),
        "byline" => "It says who wrote it and when, not what happened.".to_owned(),
        "credit" => "It credits a picture.".to_owned(),
        "copyright" => "A notice of rights.".to_owned(),
        "download" => "It says where a copy was downloaded or printed.".to_owned(),
        "page-words" | "page-line" => "Its words are a page's, not a text's.".to_owned(),
        "line-repeats" => format!("The same line stands on the page {first} times."),
        "looks-like-page-line" => format!("It looks like a line of a page, with words that pages have: {first}."),
        "far-from-subject" => format!("Its words ({first}) are far from what the text is about ({second})."),
        "few-shared-words" => "It shares hardly a word with the rest of the text.".to_owned(),
        "glued-words" => format!("Words are run together; likely: {repair}."),
        "lost-letters" => format!("Letters are missing; likely: {repair}."),
        "lost-apostrophe" => format!("An apostrophe is missing; likely: {repair}."),
        "stray-stop" => "A stop stands where none belongs.".to_owned(),
        "open-bracket" => "A bracket is opened and never closed.".to_owned(),
        "cut-off" => "The sentence breaks off.".to_owned(),
        "mojibake" => format!("Letters were read in the wrong encoding; likely: {repair}."),
        "footnote-mark" => "It marks a footnote.".to_owned(),
        "footnote" => "A footnote that names a source.".to_owned(),
        "bibliography" => "An entry of a list of works.".to_owned(),
        "author-and-year" => "It names an author and a year.".to_owned(),
        "work-named" => "It names a work.".to_owned(),
        "place-in-a-work" => "It names a place in a work.".to_owned(),
        "same-as-before" => "It names the source that was named before.".to_owned(),
        "periodical" => "It names an issue of a periodical.".to_owned(),
        "own-words" => "It names memoirs, letters or a journal.".to_owned(),
        "paper-pointed-at" => "It says by which paper.".to_owned(),
        "archive-mark" => "It names papers of an archive.".to_owned(),
        "web-address" => "It gives an address.".to_owned(),
        "doi" => "It gives a DOI.".to_owned(),
        "isbn" | "number-of-a-work" => named_by_number(&row.why.code).to_owned(),
        "vague-who" | "unnamed-source" => "It does not say who says so.".to_owned(),
        "vague-when" => "It does not say when.".to_owned(),
        "it-is-said" => "It is said, and nobody says by whom.".to_owned(),
        "question-mark" | "asked-without-mark" | "asks-by-stating" => "It asks, and states nothing.".to_owned(),
        "own-rule" => first,
        code => of_place(code).unwrap_or(by_kind(row.kind)).to_owned(),
    }
}

/// Why a line that says little belongs to the page.
fn of_place(code: &str) -> Option<&'static str> {
    match code {
        "page-number" => Some("It is the number of a page."),
        "among-page-lines" => Some("It stands between lines that belong to the page."),
        "shaped-like-page-line" => Some("It is built like a line of a page, and stands where those stand."),
        _ => None,
    }
}

fn named_by_number(code: &str) -> &'static str {
    if code == "isbn" { "It gives an ISBN." } else { "It gives a number under which a work is known." }
}

fn by_kind(kind: SuggestionKind) -> &'static str {
    match kind {
        SuggestionKind::Repeat => "The same is said elsewhere in the text.",
        SuggestionKind::Conflict => "Another sentence says otherwise.",
        SuggestionKind::Boilerplate => "It belongs to the page, not to the text.",
        SuggestionKind::OffTopic => "It is about something else.",
        SuggestionKind::Damage => "Letters were lost or garbled.",
        SuggestionKind::Citation => "It names a source.",
        SuggestionKind::Hedge => "It leans on nobody who could be asked.",
        SuggestionKind::Question => "It asks, and states nothing.",
        SuggestionKind::Opinion => "It says what its author feels or values.",
    }
}
