//! The arguments of what is noticed: `suggest` and `check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use obelus_desk::wire::SuggestionKind;

/// `suggest`.
#[derive(Debug, Args)]
pub(crate) struct Suggest {
    /// The document
    #[arg(value_name = "DOC")]
    pub document: String,
    /// Of these kinds alone
    #[arg(long = "kind", value_name = "KIND")]
    pub kinds: Vec<KindWord>,
    /// In which order they are listed
    #[arg(long, value_enum, default_value_t = Order::Text, value_name = "ORDER")]
    pub order: Order,
    /// Do what the suggestions with these keys propose, or with `all` those of the kinds, in one step
    #[arg(long, value_name = "KEY", num_args = 1.., conflicts_with = "dismiss")]
    pub accept: Vec<String>,
    /// Put the suggestions with these keys aside, or with `all` those of the kinds, in one step
    #[arg(long, value_name = "KEY", num_args = 1..)]
    pub dismiss: Vec<String>,
    /// With --accept: both sides of a conflict become dubious, contradicted
    #[arg(long, requires = "accept")]
    pub dubious: bool,
}

/// `check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The files; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Of these kinds alone
    #[arg(long = "kind", value_name = "KIND")]
    pub kinds: Vec<KindWord>,
    /// In which order they are listed
    #[arg(long, value_enum, default_value_t = Order::Text, value_name = "ORDER")]
    pub order: Order,
    /// Encoding (WHATWG label), where the guess is wrong
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
    /// A folder with own rules, LANGUAGE/NAME.toml, beside those that are built in
    #[arg(long, value_name = "FOLDER")]
    pub rules: Option<PathBuf>,
}

/// In which order suggestions are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Order {
    /// As they stand in the text
    Text,
    /// Those of sentences that are worth checking first
    Worth,
}

/// A kind, as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum KindWord {
    /// Sentences that say the same words, or nearly
    Repeat,
    /// Statements that cannot both be right
    Conflict,
    /// What a page carries around its text
    Boilerplate,
    /// What belongs to no other sentence
    OffTopic,
    /// Letters that were lost, glued or garbled
    Damage,
    /// Words that name a source
    Citation,
    /// A statement that leans on nobody who could be asked
    Hedge,
    /// What asks and states nothing
    Question,
    /// What its author feels or values
    Opinion,
}

impl From<KindWord> for SuggestionKind {
    fn from(word: KindWord) -> SuggestionKind {
        match word {
            KindWord::Repeat => SuggestionKind::Repeat,
            KindWord::Conflict => SuggestionKind::Conflict,
            KindWord::Boilerplate => SuggestionKind::Boilerplate,
            KindWord::OffTopic => SuggestionKind::OffTopic,
            KindWord::Damage => SuggestionKind::Damage,
            KindWord::Citation => SuggestionKind::Citation,
            KindWord::Hedge => SuggestionKind::Hedge,
            KindWord::Question => SuggestionKind::Question,
            KindWord::Opinion => SuggestionKind::Opinion,
        }
    }
}
