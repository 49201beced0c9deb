//! Prose that is made up, with what real texts have: sentences said twice or nearly twice, paragraphs printed again, headings,
//! rows of stars. Known of it: where its paragraphs and sentences are, and which of them have a repeat.
//! Positions are code points.

use std::ops::Range;

use super::stock::{Stock, capital};
use crate::Numbers;

/// A new sentence is one that was said before so often: then twice as many sentences occur more than once, some 2 %.
const SAID_AGAIN: f64 = 0.011;
/// A sentence is one that was said before, with a word or two changed.
const NEARLY_SAID_AGAIN: f64 = 0.01;
/// A whole paragraph is printed again.
const PRINTED_AGAIN: f64 = 0.004;

/// A sentence of the prose.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its characters.
    pub place: Range<usize>,
    /// The paragraph that it is in.
    pub paragraph: usize,
    /// Whether it, or nearly it, is said elsewhere too.
    pub is_repeated: bool,
}

/// A text with its paragraphs and sentences.
#[derive(Clone, Debug)]
pub struct Prose {
    /// The characters.
    pub text: Vec<char>,
    /// Where each paragraph is; between two stands an empty line.
    pub paragraphs: Vec<Range<usize>>,
    /// Where each sentence is, in their order; rows of stars are none.
    pub sentences: Vec<Sentence>,
}

/// Prose of about so many bytes with its stock of words; another for each seed.
pub(super) fn written(bytes: usize, seed: u64) -> (Prose, Stock) {
    let mut numbers = Numbers::seeded(seed);
    let stock = Stock::new(bytes, &mut numbers);
    let prose = Prose { text: Vec::with_capacity(bytes), paragraphs: Vec::new(), sentences: Vec::new() };
    let mut writer = Writer { prose, stock, numbers, bytes: 0 };
    while writer.bytes < bytes {
        writer.paragraph();
    }
    (writer.prose, writer.stock)
}

struct Writer {
    prose: Prose,
    stock: Stock,
    numbers: Numbers,
    bytes: usize,
}

impl Writer {
    fn paragraph(&mut self) {
        if !self.prose.text.is_empty() {
            self.push("\n\n");
        }
        let start = self.prose.text.len();
        let number = self.prose.paragraphs.len();
        match self.numbers.below(100) {
            0 => self.push("* * *"),
            1 => {
                let heading = format!("{}. {}", 1 + number / 40, self.heading());
                self.sentence(&heading, false);
            }
            _ if number > 3 && self.numbers.chance(PRINTED_AGAIN) => self.printed_again(number),
            _ => {
                for nth in 0..3 + self.numbers.below(6) {
                    if nth > 0 {
                        self.push(" ");
                    }
                    self.new_sentence();
                }
            }
        }
        self.prose.paragraphs.push(start..self.prose.text.len());
    }

    /// The sentences of an earlier paragraph once more.
    fn printed_again(&mut self, number: usize) {
        let earlier = self.numbers.below(number);
        let first = self.prose.sentences.partition_point(|sentence| sentence.paragraph < earlier);
        let count = self.prose.sentences[first..].iter().take_while(|sentence| sentence.paragraph == earlier).count();
        for nth in first..first + count {
            if nth > first {
                self.push(" ");
            }
            let words = self.again(nth);
            self.sentence(&words, true);
        }
        if count == 0 {
            self.push("* * *");
        }
    }

    fn new_sentence(&mut self) {
        let said = self.prose.sentences.len();
        if said > 0 && self.numbers.chance(SAID_AGAIN) {
            let words = self.earlier(said);
            return self.sentence(&words, true);
        }
        if said > 0 && self.numbers.chance(NEARLY_SAID_AGAIN) {
            let words = self.earlier(said);
            let words = self.nearly(&words);
            return self.sentence(&words, true);
        }
        let words = self.made_up();
        self.sentence(&words, false);
    }

    /// A sentence that was said: half of them a little before, half anywhere.
    fn earlier(&mut self, said: usize) -> String {
        let back = if self.numbers.below(2) == 0 { said.min(12) } else { said };
        let nth = said - 1 - self.numbers.below(back);
        self.again(nth)
    }

    fn again(&mut self, nth: usize) -> String {
        let sentence = &mut self.prose.sentences[nth];
        sentence.is_repeated = true;
        self.prose.text[sentence.place.clone()].iter().collect()
    }

    fn nearly(&mut self, sentence: &str) -> String {
        let mut words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
        for _ in 0..1 + self.numbers.below(2) {
            let changed = self.numbers.below(words.len());
            words[changed] = self.stock.any(&mut self.numbers);
        }
        words.join(" ")
    }

    fn sentence(&mut self, words: &str, is_repeated: bool) {
        let start = self.prose.text.len();
        self.push(words);
        let place = start..self.prose.text.len();
        self.prose.sentences.push(Sentence { place, paragraph: self.prose.paragraphs.len(), is_repeated });
    }

    fn push(&mut self, words: &str) {
        self.bytes += words.len();
        self.prose.text.extend(words.chars());
    }

    fn heading(&mut self) -> String {
        let adjective = capital(self.stock.adjective(&mut self.numbers));
        let (noun, town) = (self.thing(), self.stock.town(&mut self.numbers).to_owned());
        format!("{adjective} days: {noun} of {town}")
    }

    fn made_up(&mut self) -> String {
        let (subject, thing) = (self.subject(), self.thing());
        let deed = self.stock.deed(&mut self.numbers);
        let more = self.more();
        let sentence = match self.numbers.below(12) {
            0 => format!("{} {subject} {deed} {thing}{more}", self.opening()),
            1 => format!("{subject} {deed} {thing}{more}; {} {}", self.thing(), self.fate()),
            2 => format!("“{subject} {deed} {thing},” wrote {}{more}", self.stock.person(&mut self.numbers)),
            3 => format!("{subject}, who {}, {deed} {thing}{more}", self.fate()),
            4 => format!("{} {}{more}, because {subject} {deed} it", self.thing(), self.fate()),
            5 => format!("When {subject} {deed} {thing}, {} {}{more}", self.thing(), self.fate()),
            6 => format!("{subject} {} {deed} {thing}{more}", self.stock.adverb(&mut self.numbers)),
            7 => format!("{subject} and {} {deed} {thing}{more} — or so it is told", self.subject()),
            _ => format!("{subject} {deed} {thing}{more}"),
        };
        let end = match self.numbers.below(30) {
            0 => "!",
            1 => "?",
            2 => " [12].",
            _ => ".",
        };
        capital(&sentence) + end
    }

    fn opening(&mut self) -> String {
        let date = self.stock.date(&mut self.numbers);
        match self.numbers.below(4) {
            0 => format!("It is not known why {date}"),
            1 => format!("As the parish book says, {date}"),
            2 => "In that year".to_owned(),
            _ => format!("{date},"),
        }
    }

    fn subject(&mut self) -> String {
        match self.numbers.below(8) {
            0 => self.numbers.of(&["he", "she", "they", "nobody", "the others", "it"]).to_owned(),
            1..=4 => self.stock.person(&mut self.numbers),
            _ => self.thing(),
        }
    }

    fn thing(&mut self) -> String {
        let (noun, adjective) = {
            let noun = self.stock.noun(&mut self.numbers).to_owned();
            (noun, self.stock.adjective(&mut self.numbers).to_owned())
        };
        match self.numbers.below(7) {
            0 => format!("a {adjective} {noun}"),
            1 => format!("the {adjective} {noun}"),
            2 => format!("the {noun} of {}", self.stock.town(&mut self.numbers)),
            3 => format!("{} {noun}s", 2 + self.numbers.rank(4_000)),
            4 => format!("his {noun}"),
            _ => format!("the {noun}"),
        }
    }

    fn fate(&mut self) -> String {
        let adverb = self.stock.adverb(&mut self.numbers);
        match self.numbers.below(5) {
            0 => format!("was {adverb} {} by {}", self.stock.deed(&mut self.numbers), self.subject()),
            1 => format!("had {adverb} been {}", self.stock.adjective(&mut self.numbers)),
            2 => format!("stood {adverb} in {}", self.stock.town(&mut self.numbers)),
            3 => format!("died {}", self.stock.date(&mut self.numbers)),
            _ => format!("{} {}", self.stock.deed(&mut self.numbers), self.thing()),
        }
    }

    fn more(&mut self) -> String {
        let mut told = String::new();
        while self.numbers.below(5) < 2 && told.len() < 160 {
            let next = match self.numbers.below(5) {
                0 => format!(" {}", self.stock.date(&mut self.numbers)),
                1 => format!(" near {}", self.stock.town(&mut self.numbers)),
                2 => format!(" with {}", self.thing()),
                3 => format!(" for {} crowns", 2 + self.numbers.below(5_000)),
                _ => format!(", but {} {}", self.subject(), self.fate()),
            };
            told.push_str(&next);
        }
        told
    }
}
