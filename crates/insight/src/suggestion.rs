//! What is noticed: of what kind, where, how surely, and why.
//! Invariant: a suggestion is no judgement, and says in a code and facts why it was made. Not here: the words for people.

use obelus_text::Span;

/// Sorts of things that are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Sentences that say the same words, or nearly.
    Repeat,
    /// Statements about the same thing that cannot both be right.
    Conflict,
    /// What a page carries around its text.
    Boilerplate,
    /// What belongs to no other sentence.
    OffTopic,
    /// Letters that were lost, glued or garbled.
    Damage,
    /// Words that name a source.
    Citation,
    /// A statement that leans on nobody who could be asked.
    Hedge,
    /// What asks and states nothing.
    Question,
    /// What its author feels or values.
    Opinion,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 9] = [
        Kind::Repeat,
        Kind::Conflict,
        Kind::Boilerplate,
        Kind::OffTopic,
        Kind::Damage,
        Kind::Citation,
        Kind::Hedge,
        Kind::Question,
        Kind::Opinion,
    ];

    /// The code that is written for it.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Repeat => "repeat",
            Kind::Conflict => "conflict",
            Kind::Boilerplate => "boilerplate",
            Kind::OffTopic => "off-topic",
            Kind::Damage => "damage",
            Kind::Citation => "citation",
            Kind::Hedge => "hedge",
            Kind::Question => "question",
            Kind::Opinion => "opinion",
        }
    }

    /// The one with this code.
    pub fn of(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Something that was noticed.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Its sort.
    pub kind: Kind,
    /// What it is about: one or more whole sentences; of damage and citations the words; of repeats perhaps a part of one.
    pub span: Span,
    /// How surely, from 0 to 1.
    pub score: f32,
    /// Why.
    pub why: Why,
    /// The words that fired, inside `span` or one of `related`, in order.
    pub fired: Vec<Span>,
    /// The other places that it is about, in order: the other repeats, the other side of a conflict.
    pub related: Vec<Span>,
    /// What else is known of it.
    pub detail: Detail,
}

/// Why something was noticed: a code with words in each language of the program, and what goes into them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Why {
    /// A code in small letters with hyphens (docs/noticing.md), or `own-rule` where a reader's rule says it in its own words.
    pub code: String,
    /// What goes into the sentence, in the order of docs/noticing.md.
    pub facts: Vec<String>,
}

impl Why {
    /// Why, by a code.
    pub fn new(code: &str, facts: impl IntoIterator<Item = impl Into<String>>) -> Why {
        Why { code: code.to_owned(), facts: facts.into_iter().map(Into::into).collect() }
    }
}

/// What is known of some suggestions.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Detail {
    /// Nothing more.
    #[default]
    None,
    /// Damaged words as they likely were.
    Repair(String),
    /// The code of the reason that a hedge is: `vague-who`, `vague-when`, `weasel` or `no-source`.
    Reason(&'static str),
    /// What a citation names.
    Cited(Box<CitedWork>),
}

/// What the words of a citation name; what they do not name is absent.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CitedWork {
    /// The family name of the first author, or whole names as they stand.
    pub author: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The year as written.
    pub year: Option<String>,
    /// The sort of locator, a CSL term: `page`, `chapter`, `volume`, `note`.
    pub locator_label: Option<&'static str>,
    /// Where in the work, as written: `143, 168, 182, 184-185`.
    pub locator: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// The DOI, without its resolver.
    pub doi: Option<String>,
    /// The ISBN, digits only.
    pub isbn: Option<String>,
}
