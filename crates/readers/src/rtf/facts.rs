//! What a document says of itself.

use super::charset::language;
use super::group::Fact;
use crate::structure::Metadata;

/// The longest value that is kept, in bytes.
const LONGEST: usize = 2_000;

/// What has been read of it so far.
#[derive(Default)]
pub(super) struct Facts {
    title: String,
    author: String,
    /// Year, month and day.
    made: [Option<i32>; 3],
    /// The name and the value of a property that a person or program added.
    name: String,
    value: String,
    issued: Option<String>,
    language: Option<i32>,
}

impl Facts {
    /// A fact begins.
    pub(super) fn begin(&mut self, fact: Fact) {
        match fact {
            Fact::Name => self.name.clear(),
            Fact::Value => self.value.clear(),
            Fact::Title | Fact::Author | Fact::Made => {}
        }
    }

    /// Text of a fact.
    pub(super) fn text(&mut self, fact: Fact, text: &str) {
        let kept = match fact {
            Fact::Title => &mut self.title,
            Fact::Author => &mut self.author,
            Fact::Name => &mut self.name,
            Fact::Value => &mut self.value,
            Fact::Made => return,
        };
        if kept.len() < LONGEST {
            kept.push_str(text);
        }
        if fact == Fact::Value && self.name.trim().eq_ignore_ascii_case("date") {
            self.issued = Some(self.value.trim().to_owned());
        }
    }

    /// A control word of the day it was made.
    pub(super) fn date(&mut self, word: &[u8], number: Option<i32>) {
        let [year, month, day] = &mut self.made;
        match word {
            b"yr" => *year = number,
            b"mo" => *month = number,
            b"dy" => *day = number,
            _ => {}
        }
    }

    /// The language of the document as Windows counts them.
    pub(super) fn set_language(&mut self, number: Option<i32>) {
        self.language = number;
    }

    /// All of it. The day it was made stands for the day of issue unless a property names that,
    /// and the language of the styles stands above that of the program.
    pub(super) fn metadata(&self, styled: Option<i32>) -> Metadata {
        let made = match self.made {
            [Some(year @ 1..=9999), Some(month @ 1..=12), Some(day @ 1..=31)] => {
                Some(format!("{year:04}-{month:02}-{day:02}"))
            }
            _ => None,
        };
        Metadata {
            title: filled(&self.title),
            authors: self.author.split(';').filter_map(filled).collect(),
            issued: self.issued.as_deref().and_then(filled).or(made),
            language: styled.or(self.language).and_then(language).map(str::to_owned),
            url: None,
        }
    }
}

fn filled(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
