//! The rules by which things are noticed: files of words that a reader can open, change and add to.
//!
//! `rules/LANGUAGE/NAME.toml` are built in; files of the same names from elsewhere are added to them. Invariant: every
//! language's rules look at every text, for a text may be in two; a file that cannot be read is refused whole, with its line.

mod files;

pub(crate) use files::{fault, parse};

use crate::citations::{Citing, Tagger};
use crate::common::Common;
use crate::everyday::Everyday;
use crate::lexicon::Lexicon;
use crate::looks::Looks;
use crate::phrases::Phrases;
use crate::questions::Asking;
use crate::spelling::Spelling;
use crate::suggestion::Kind;
use crate::weights::Learned;

/// One file of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleFile<'a> {
    /// Its language as a BCP 47 tag, the folder's name: `en`.
    pub language: &'a str,
    /// Its name without the extension, which says of what sort it is: `boilerplate`.
    pub name: &'a str,
    /// What is in it, TOML.
    pub text: &'a str,
}

/// Why a file of rules is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{language}/{name}: line {line}: {detail}")]
pub struct RuleFault {
    /// The file's language.
    pub language: String,
    /// The file's name.
    pub name: String,
    /// The line from 1; 0 where it is the whole file.
    pub line: u32,
    /// What is wrong, as the reader of TOML says it.
    pub detail: String,
}

macro_rules! built_in {
    ($($language:literal / $name:literal),* $(,)?) => {
        &[$(RuleFile {
            language: $language,
            name: $name,
            text: include_str!(concat!("../rules/", $language, "/", $name, ".toml")),
        }),*]
    };
}

/// The files that are built in.
const BUILT_IN: &[RuleFile<'static>] = built_in![
    "en" / "boilerplate",
    "en" / "hedges",
    "en" / "opinions",
    "en" / "questions",
    "en" / "statements",
    "de" / "boilerplate",
    "de" / "hedges",
    "de" / "opinions",
    "de" / "questions",
    "en" / "common",
    "en" / "everyday",
    "de" / "common",
    "de" / "everyday",
    "en" / "citations",
    "en" / "damage",
    "en" / "words",
    "de" / "citations",
    "de" / "damage",
    "de" / "words",
    "de" / "statements",
    "en" / "looks",
    "de" / "looks",
    "en" / "asking",
    "de" / "asking",
    "und" / "page-lines",
    "und" / "sources",
];

/// All rules.
#[derive(Default)]
pub struct Rules {
    /// Phrases and patterns of boilerplate, hedges, opinions and questions, in all languages.
    pub(crate) phrases: Phrases,
    /// Words that every text has.
    pub(crate) common: Common,
    /// Words of everyday life.
    pub(crate) everyday: Everyday,
    /// Which words are spelt right, and how damaged ones are.
    pub(crate) spelling: Spelling,
    /// How sources are named.
    pub(crate) citing: Citing,
    /// How what is seen of words speaks for their naming a source.
    pub(crate) tagger: Tagger,
    /// What words are about.
    pub(crate) lexicon: Lexicon,
    /// The words by whose order a sentence asks.
    pub(crate) asking: Asking,
    /// What sorts of words a sentence may have.
    pub(crate) looks: Looks,
    /// How what is seen of a sentence speaks for its being the page's.
    pub(crate) page_lines: Learned,
}

impl Rules {
    /// The rules that are built in.
    pub fn built_in() -> Result<Rules, RuleFault> {
        let mut rules = Rules::default();
        BUILT_IN.iter().try_for_each(|file| rules.add(*file))?;
        rules.lexicon.add_alike(include_str!("../meanings/same-en.txt"));
        Ok(rules)
    }

    /// The files that are built in, to be shown to who wants to write another.
    pub fn built_in_files() -> &'static [RuleFile<'static>] {
        BUILT_IN
    }

    /// Adds a file's rules.
    pub fn add(&mut self, file: RuleFile<'_>) -> Result<(), RuleFault> {
        match file.name {
            "boilerplate" => self.phrases.add(Kind::Boilerplate, file),
            "hedges" => self.phrases.add(Kind::Hedge, file),
            "opinions" => self.phrases.add(Kind::Opinion, file),
            "questions" => self.phrases.add(Kind::Question, file),
            "common" => self.common.add(file).and_then(|()| self.looks.add_common(file)),
            "everyday" => self.everyday.add(file),
            "citations" => self.citing.add(file),
            "damage" => self.spelling.add_damage(file),
            "words" => self.spelling.add_words(file),
            "statements" => self.lexicon.add(file),
            "looks" => self.looks.add(file),
            "asking" => self.asking.add(file),
            "page-lines" => self.page_lines.read(file),
            "sources" => self.tagger.read(file),
            _ => Err(RuleFault { line: 0, ..fault(file, 0, "no such sort of rules") }),
        }
    }
}
