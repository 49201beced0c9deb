//! The names of what can be seen of a sentence, and a set of them.
//! Invariant: a name is written in the files of weights and never changes its meaning. Not here: how it is seen (`seen`).

use super::Looks;
use crate::spelling::hash;

macro_rules! signs {
    ($($sign:ident = $name:literal),* $(,)?) => {
        /// Something that can be seen of a sentence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Sign { $(#[doc = $name] $sign),* }

        /// Their names, in their order.
        const NAMES: &[&str] = &[$($name),*];
    };
}

signs![
    Bias = "always",
    // Its length in words.
    NoWords = "words-0",
    OneWord = "words-1",
    TwoWords = "words-2",
    ThreeWords = "words-3",
    FourWords = "words-4",
    SomeWords = "words-5-6",
    MoreWords = "words-7-9",
    ManyWords = "words-10-13",
    LongWords = "words-14-19",
    VeryLong = "words-20",
    // How it ends and begins.
    EndsStop = "ends-with-stop",
    EndsCheer = "ends-with-cheer",
    EndsQuestion = "ends-with-question",
    EndsColon = "ends-with-colon",
    EndsOpen = "ends-open",
    EndsDigit = "ends-with-number",
    EndsMark = "ends-with-sign",
    BeginsSmall = "begins-small",
    BeginsDigit = "begins-with-number",
    BeginsMark = "begins-with-sign",
    BeginsQuote = "begins-with-quotation",
    IsBracketed = "in-brackets",
    BeginsCommand = "begins-with-command",
    BeginsAsking = "begins-asking",
    BeginsHelping = "begins-with-helping-verb",
    BeginsPage = "begins-with-page-word",
    EndsPage = "ends-with-page-word",
    // Its capitals.
    AllCapitals = "all-capitals",
    FirstWordsCapitals = "first-words-in-capitals",
    TitleCase = "title-case",
    NoSmall = "no-small-content-word",
    FewSmall = "few-small-content-words",
    // Its words.
    NoFunction = "no-function-word",
    FewFunction = "few-function-words",
    ManyFunction = "many-function-words",
    Past = "past",
    Present = "present",
    NoVerb = "no-known-verb",
    You = "you",
    We = "we",
    Me = "me",
    They = "they",
    Commands = "second-command",
    OnePage = "page-words-1",
    TwoPage = "page-words-2",
    ThreePage = "page-words-3",
    PagePart = "part-page-words",
    PageHalf = "half-page-words",
    PageGroups = "page-groups-3",
    // Its signs.
    OneBar = "bars-1",
    TwoBars = "bars-2",
    ManyBars = "bars-3",
    Pictogram = "pictogram",
    Copyright = "copyright-sign",
    Slash = "slash",
    Hash = "hash",
    At = "at",
    Plus = "plus",
    EarlyColon = "colon-behind-few-words",
    LateColon = "colon",
    CountInBrackets = "count-in-brackets",
    Dash = "dash",
    Quotation = "quotation",
    Comma = "comma",
    // Its numbers.
    OneNumber = "numbers-1",
    ManyNumbers = "numbers-2",
    Year = "year",
    Date = "date",
    Clock = "clock-time",
    Money = "money",
    Handle = "handle",
    Address = "address",
    // What the text has of its words.
    SharesNone = "shares-no-word",
    SharesFew = "shares-few-words",
    SharesMost = "shares-most-words",
    // Where it stands.
    BeginsBlock = "begins-block",
    EndsBlock = "ends-block",
    AloneInBlock = "alone-in-block",
    First = "first-of-text",
    Last = "last-of-text",
    BeforeOpen = "behind-open-line",
    BehindOpen = "before-open-line",
    BetweenOpen = "between-open-lines",
    BetweenSentences = "between-sentences",
    Heading = "heading",
    LineWithoutPage = "line-without-page-word",
    SentenceWithoutPage = "sentence-without-page-word",
    SentenceWithYou = "sentence-with-you-or-we",
    SentenceOfPage = "sentence-with-page-words",
    LongLine = "long-line",
    Exchange = "long-behind-colon",
    // What is known of its neighbours and of itself.
    Near = "near-page-lines",
    Before = "page-line-before",
    Behind = "page-line-behind",
    Both = "page-lines-on-both-sides",
    Itself = "by-itself",
];

/// The number of the first sign of a group of words; each group has two: a word of it, and more than one.
const FIRST_OF_GROUPS: usize = NAMES.len();

/// What was seen of a sentence: signs by their numbers, each with how much.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Look {
    /// In no order, each once.
    pub signs: Vec<(usize, f32)>,
    /// Its words, as [`word_of`] names them, each once.
    pub words: Vec<u64>,
}

/// How a word is named where it has a weight of its own.
pub(crate) fn word_of(word: &str) -> u64 {
    hash(word)
}

impl Look {
    /// Whether a sign is there.
    pub fn has(&self, sign: Sign) -> bool {
        self.signs.iter().any(|(other, _)| *other == number(sign))
    }

    /// Whether something is there that a person can be shown: a word that pages have, or a sign of theirs, or that it speaks
    /// to its reader.
    pub fn shows_page(&self) -> bool {
        const SHOWN: [Sign; 12] = [
            Sign::OnePage,
            Sign::TwoPage,
            Sign::ThreePage,
            Sign::OneBar,
            Sign::TwoBars,
            Sign::ManyBars,
            Sign::Pictogram,
            Sign::Copyright,
            Sign::You,
            Sign::We,
            Sign::BeginsCommand,
            Sign::Clock,
        ];
        SHOWN.iter().any(|sign| self.has(*sign))
    }

    /// What would be seen of it without knowing where it stands.
    #[cfg(test)]
    pub fn anywhere(&self) -> Look {
        let is_place = |sign: usize| (number(Sign::BeginsBlock)..=number(Sign::Heading)).contains(&sign);
        let of_words = (number(Sign::SharesNone)..=number(Sign::SharesMost)).collect::<Vec<_>>();
        let kept = self.signs.iter().filter(|(sign, _)| !is_place(*sign) && !of_words.contains(sign));
        Look { signs: kept.copied().collect(), words: self.words.clone() }
    }

    /// Adds a sign.
    pub fn see(&mut self, sign: Sign) {
        self.see_part(sign, 1.0);
    }

    /// Adds a sign where it is there.
    pub fn see_if(&mut self, is_there: bool, sign: Sign) {
        if is_there {
            self.see(sign);
        }
    }

    /// Adds a sign with how much of it there is.
    pub fn see_part(&mut self, sign: Sign, part: f32) {
        if part != 0.0 {
            self.signs.push((number(sign), part));
        }
    }

    /// Adds a group of which there are so many words.
    pub fn see_group(&mut self, group: usize, words: usize) {
        self.signs.push((FIRST_OF_GROUPS + 2 * group, 1.0));
        if words > 1 {
            self.signs.push((FIRST_OF_GROUPS + 2 * group + 1, 1.0));
        }
    }
}

fn number(sign: Sign) -> usize {
    sign as usize
}

/// What is written for the second sign of a group.
const MORE: &str = "+";

impl Looks {
    /// The number of a sign by its name.
    pub fn sign_of(&self, name: &str) -> Option<usize> {
        let (group, more) = name.strip_suffix(MORE).map_or((name, 0), |group| (group, 1));
        let known = NAMES.iter().position(|known| *known == name);
        known.or_else(|| self.group_of(group.strip_prefix(GROUP)?).map(|group| FIRST_OF_GROUPS + 2 * group + more))
    }

    /// The name of a sign.
    #[cfg(test)]
    pub fn sign_name(&self, number: usize) -> Option<String> {
        if let Some(name) = NAMES.get(number) {
            return Some((*name).to_owned());
        }
        let behind = number - FIRST_OF_GROUPS;
        let more = if behind % 2 == 1 { MORE } else { "" };
        self.group_name(behind / 2).map(|group| format!("{GROUP}{group}{more}"))
    }
}

/// What is written before the name of a group.
const GROUP: &str = "about-";
