//! The words by which sources are named, of all languages, as they stand in the files of rules.
//! Invariant: a word is looked up once and answers with all that it may be.

use std::collections::HashMap;

use serde::Deserialize;

use crate::rules::{RuleFault, RuleFile, parse};
use crate::spelling::hash;

/// What a word may be in a citation: bits, one a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles(u32);

macro_rules! lists {
    ($($field:ident $role:ident $bit:literal),* $(,)?) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct CitationsFile {
            $(#[serde(default)] $field: Vec<String>,)*
            #[serde(default)] endings: Vec<String>,
        }

        impl CitationsFile {
            fn lists(self) -> Vec<(Roles, Vec<String>)> {
                vec![$((Roles::$role, self.$field)),*]
            }
        }

        impl Roles {
            $(pub const $role: Roles = Roles(1 << $bit);)*

            /// The names of the lists, by the bits.
            pub const NAMES: &[&str] = &[$(stringify!($field)),*];
            /// How many there are.
            pub const COUNT: usize = Roles::NAMES.len();
        }
    };
}

lists! {
    pages PAGE 0,
    chapters CHAPTER 1,
    volumes VOLUME 2,
    notes NOTE 3,
    parts PART 4,
    same SAME 5,
    leads LEAD 6,
    memoirs MEMOIR 7,
    books BOOK 8,
    documents DOCUMENT 9,
    periodicals PERIODICAL 10,
    references REFERENCE 11,
    archives ARCHIVE 12,
    holdings HOLDING 13,
    signs SIGN 14,
    publishers PUBLISHER 15,
    places PLACE 16,
    events EVENT 17,
    months MONTH 18,
    saying SAYING 19,
    cues CUE 20,
    joining JOINING 21,
    prefaces PREFACE 22,
    broadcasters BROADCASTER 23,
    programmes PROGRAMME 24,
    classics CLASSIC 25,
    identifiers IDENTIFIER 26,
    issues ISSUE 27,
    around AROUND 28,
    records RECORD 29,
    holding_views HOLDS 30,
}

impl Roles {
    /// None.
    pub const NONE: Roles = Roles(0);

    /// These or those.
    pub const fn or(self, other: Roles) -> Roles {
        Roles(self.0 | other.0)
    }

    /// Those that are among both.
    pub const fn both(self, other: Roles) -> Roles {
        Roles(self.0 & other.0)
    }

    /// These but not those.
    pub const fn without(self, other: Roles) -> Roles {
        Roles(self.0 & !other.0)
    }

    /// Their bits, in order.
    pub fn bits(self) -> impl Iterator<Item = usize> {
        (0..Roles::COUNT).filter(move |bit| self.0 >> bit & 1 == 1)
    }

    /// Whether one of those is among these.
    pub fn has(self, other: Roles) -> bool {
        self.0 & other.0 != 0
    }
}

/// Shorter words are not joined of two, in bytes.
const LEAST_JOINED: usize = 8;

/// Words by which sources are named.
#[derive(Default)]
pub(crate) struct Citing {
    words: HashMap<u64, Roles>,
    /// Last parts of long words, as German joins them: "Ratsprotokoll" is a "protokoll".
    endings: Vec<(String, Roles)>,
}

impl Citing {
    /// Adds a file's words.
    pub fn add(&mut self, file: RuleFile<'_>) -> Result<(), RuleFault> {
        let mut said: CitationsFile = parse(file)?;
        let endings = std::mem::take(&mut said.endings);
        for (role, words) in said.lists() {
            for word in words {
                let roles = self.words.entry(hash(&word)).or_default();
                *roles = roles.or(role);
            }
        }
        for ending in endings {
            let roles = self.words.get(&hash(&ending)).copied().unwrap_or_default();
            self.endings.push((ending, roles));
        }
        Ok(())
    }

    /// What a word may be.
    pub(super) fn roles(&self, word: &str) -> Roles {
        if let Some(roles) = self.words.get(&hash(word)) {
            return *roles;
        }
        let is_long = word.len() > LEAST_JOINED && word.starts_with(char::is_uppercase);
        let ending = self.endings.iter().find(|(ending, _)| is_long && word.ends_with(ending.as_str()));
        ending.map_or(Roles::NONE, |(_, roles)| *roles)
    }
}
