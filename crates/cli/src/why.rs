//! Why something was noticed, in one English sentence a code.
//! Invariant: a code that has no sentence here is told by its kind, so that a new rule never says nothing.

use obelus_desk::wire::{SuggestionKind, SuggestionRow};

use crate::table::one_line;

/// Facts are words of the text: long ones are cut.
const LONGEST: usize = 120;

/// The sentences in which no word of the text stands.
const SAID: &[(&str, &str)] = &[
    ("same-words", "The same words stand elsewhere in the text."),
    ("nearly-same-words", "Nearly the same words stand elsewhere in the text."),
    ("denied", "One says what the other denies."),
    ("consent", "A notice about cookies or consent."),
    ("feed", "A line for subscribers of a feed or newsletter."),
    ("counts", "Counts of votes, views or comments."),
    ("sign-up", "It asks to sign up or log in."),
    ("share", "It asks to share or follow."),
    ("navigation", "A line of a page's menus and buttons."),
    ("about-site", "The site speaks of itself."),
    ("support", "It asks for money, or is an advertisement."),
    ("forum", "What a forum puts around its posts."),
    ("byline", "It says who wrote it and when, not what happened."),
    ("credit", "It credits a picture."),
    ("copyright", "A notice of rights."),
    ("download", "It says where a copy was downloaded or printed."),
    ("page-words", "Its words are a page's, not a text's."),
    ("page-line", "Its words are a page's, not a text's."),
    ("few-shared-words", "It shares hardly a word with the rest of the text."),
    ("stray-stop", "A stop stands where none belongs."),
    ("open-bracket", "A bracket is opened and never closed."),
    ("cut-off", "The sentence breaks off."),
    ("footnote-mark", "It marks a footnote."),
    ("footnote", "A footnote that names a source."),
    ("bibliography", "An entry of a list of works."),
    ("author-and-year", "It names an author and a year."),
    ("work-named", "It names a work."),
    ("place-in-a-work", "It names a place in a work."),
    ("same-as-before", "It names the source that was named before."),
    ("periodical", "It names an issue of a periodical."),
    ("own-words", "It names memoirs, letters or a journal."),
    ("paper-pointed-at", "It says by which paper."),
    ("archive-mark", "It names papers of an archive."),
    ("web-address", "It gives an address."),
    ("doi", "It gives a DOI."),
    ("vague-who", "It does not say who says so."),
    ("unnamed-source", "It does not say who says so."),
    ("vague-when", "It does not say when."),
    ("it-is-said", "It is said, and nobody says by whom."),
    ("question-mark", "It asks, and states nothing."),
    ("asked-without-mark", "It asks, and states nothing."),
    ("asks-by-stating", "It asks, and states nothing."),
    ("own-view", "Somebody gives a view of their own."),
    ("judgement", "It judges, and tells nothing."),
    ("feeling", "It says what somebody feels."),
    ("value-words", "Its words value, and tell nothing."),
    ("isbn", "It gives an ISBN."),
    ("number-of-a-work", "It gives a number under which a work is known."),
    ("page-number", "It is the number of a page."),
    ("among-page-lines", "It stands between lines that belong to the page."),
    ("shaped-like-page-line", "It is built like a line of a page, and stands where those stand."),
];

/// Why, for persons.
pub(crate) fn why(row: &SuggestionRow) -> String {
    let fact = |at: usize| row.why.facts.get(at).map(|fact| one_line(fact, LONGEST)).unwrap_or_default();
    let (first, second) = (fact(0), fact(1));
    let repair = one_line(row.repair.as_deref().unwrap_or_default(), LONGEST);
    match row.why.code.as_str() {
        "dates-differ" => format!("The dates cannot both be right: {first}; {second}."),
        "numbers-differ" => format!("The numbers cannot both be right: {first}; {second}."),
        "places-differ" => format!("The places cannot both be right: {first}; {second}."),
        "names-differ" => format!("The names cannot both be right: {first}; {second}."),
        "things-differ" => format!("It cannot be both: {first}; {second}."),
        "line-repeats" => format!("The same line stands on the page {first} times."),
        "looks-like-page-line" => format!("It looks like a line of a page, with words that pages have: {first}."),
        "far-from-subject" => format!("Its words ({first}) are far from what the text is about ({second})."),
        "glued-words" => format!("Words are run together; likely: {repair}."),
        "lost-letters" => format!("Letters are missing or wrong; likely: {repair}."),
        "lost-apostrophe" => format!("An apostrophe is missing; likely: {repair}."),
        "mojibake" => format!("Letters were read in the wrong encoding; likely: {repair}."),
        "own-rule" => first,
        code => said(code).unwrap_or(by_kind(row.kind)).to_owned(),
    }
}

/// The sentence of a code that needs no words of the text.
fn said(code: &str) -> Option<&'static str> {
    SAID.iter().find(|(known, _)| *known == code).map(|(_, said)| *said)
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
