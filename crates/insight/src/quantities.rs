//! Numbers of things in sentences, in digits and in words, as spans between least and most, with the words for what is counted.
//! Invariant: what is rounded or said to be about holds what is exact within it. Not here: dates (`dates`).

mod clock;
mod written;

use std::ops::Range;

use crate::lexemes::Lexeme;

/// What is counted, where the words for it are not enough to say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Measure {
    /// Things by their name, in the words behind the number.
    Things,
    /// Years of somebody's life.
    Age,
    /// Hundredths.
    Share,
    /// Metres, whatever was written.
    Length,
    /// Kilograms, whatever was written.
    Weight,
    /// Days, whatever was written, that something lasted.
    Span,
    /// Money, by its coin.
    Money(u8),
    /// Minutes on a dial of twelve hours.
    Clock,
}

/// A number of something.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quantity {
    pub least: f64,
    pub most: f64,
    pub measure: Measure,
    /// The lexemes that write it.
    pub written: Range<usize>,
}

impl Quantity {
    /// Whether both can be one number. What was measured in other units is never exact.
    pub fn agrees(&self, other: &Quantity) -> bool {
        let slack = match self.measure {
            Measure::Length | Measure::Weight => 0.06 * self.most.max(other.most),
            Measure::Span => 0.05 * self.most.max(other.most),
            Measure::Clock => 3.0,
            _ => 1e-6,
        };
        self.least <= other.most + slack && other.least <= self.most + slack
    }
}

/// The quantities among lexemes, without those that dates are made of.
pub(crate) fn quantities(lexemes: &[Lexeme<'_>], dates: &[Range<usize>]) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut dates = dates.iter().peekable();
    while at < lexemes.len() {
        while dates.next_if(|date| date.end <= at).is_some() {}
        if let Some(date) = dates.peek().filter(|date| date.start <= at) {
            at = date.end;
            continue;
        }
        let words = Words(lexemes);
        if let Some(clock) = words.clock(at) {
            at = clock.written.end;
            found.push(clock);
        } else if let Some((value, end, is_round)) = words.number(at) {
            let quantity = words.quantity(at, value, end, is_round);
            at = quantity.as_ref().map_or(end, |quantity| quantity.written.end.max(end));
            found.extend(quantity);
        } else {
            at += 1;
        }
    }
    found
}

#[derive(Clone, Copy)]
pub(crate) struct Words<'s, 't>(&'s [Lexeme<'t>]);

impl<'s> Words<'s, '_> {
    pub fn low(self, at: usize) -> &'s str {
        self.0.get(at).map_or("", |lexeme| lexeme.low.as_ref())
    }

    pub fn before(self, at: usize, steps: usize) -> &'s str {
        at.checked_sub(steps).map_or("", |at| self.low(at))
    }

    pub fn is_glued(self, at: usize) -> bool {
        self.0.get(at).is_some_and(|lexeme| lexeme.is_glued)
    }

    /// What a number counts, and between what bounds it is.
    fn quantity(self, at: usize, value: f64, end: usize, is_round: bool) -> Option<Quantity> {
        let joined = matches!(self.low(end), "st" | "nd" | "rd" | "th" | "er") && self.is_glued(end);
        let is_part =
            self.is_glued(at) && at > 0 && matches!(self.before(at, 1), "." | "/" | ":" | "#" | "_" | "=" | "°");
        let is_named = matches!(
            self.before(at, 1),
            "no" | "nr"
                | "page"
                | "p"
                | "pp"
                | "chapter"
                | "ch"
                | "vol"
                | "volume"
                | "answer"
                | "["
                | "number"
                | "line"
                | "note"
                | "kapitel"
                | "bd"
                | "ff"
                | "§"
                | "seite"
                | "band"
        );
        let is_one_alone = value == 1.0
            && self.0.get(at).is_some_and(Lexeme::is_word)
            && !matches!(self.before(at, 1), "only" | "just" | "nur" | "exactly");
        if joined || is_part || is_named || is_one_alone {
            return None;
        }
        let (least, most) = bounds(value, is_round, self.before(at, 1), self.before(at, 2), self.low(end));
        let (measure, factor, end) = self.measure(at, value, end);
        let range = self.second(end, most);
        let most = range.map_or(most, |(most, _)| most);
        let end = range.map_or(end, |(_, end)| end);
        Some(Quantity { least: least * factor, most: most * factor, measure, written: at..end })
    }

    /// The other end of `120 to 130`, `three or four`.
    fn second(self, end: usize, first: f64) -> Option<(f64, usize)> {
        let joins = matches!(self.low(end), "to" | "or" | "–" | "-" | "bis" | "oder");
        let (value, behind, _) = self.number(end + 1).filter(|_| joins)?;
        (value > first && value < first * 4.0).then_some((value, behind))
    }

    fn measure(self, at: usize, value: f64, end: usize) -> (Measure, f64, usize) {
        let (next, after) = (self.low(end), self.low(end + 1));
        let before = self.before(at, 1);
        if next == "%"
            || next == "percent"
            || next == "prozent"
            || (next == "per" && matches!(after, "cent" | "hundred"))
        {
            return (Measure::Share, 1.0, if next == "per" { end + 2 } else { end + 1 });
        }
        if (next == "in" && matches!(after, "a" | "every") && self.low(end + 2) == "hundred")
            || (next == "vom" && after == "hundert")
        {
            return (Measure::Share, 1.0, end + 2);
        }
        let factor = match next {
            "metres" | "meters" | "metre" | "meter" | "metern" | "m" => Some((Measure::Length, 1.0)),
            "kilometres" | "kilometers" | "kilometre" | "kilometer" | "kilometern" | "km" => {
                Some((Measure::Length, 1000.0))
            }
            "miles" | "mile" | "meilen" => Some((Measure::Length, 1609.0)),
            "feet" | "foot" | "ft" | "fuß" => Some((Measure::Length, 0.3048)),
            "yards" | "yard" => Some((Measure::Length, 0.9144)),
            "inches" | "inch" | "zoll" => Some((Measure::Length, 0.0254)),
            "centimetres" | "centimeters" | "cm" | "zentimeter" => Some((Measure::Length, 0.01)),
            "kilograms" | "kilogrammes" | "kilos" | "kg" | "kilo" | "kilogramm" => Some((Measure::Weight, 1.0)),
            "pounds" | "lb" | "lbs" if before != "£" && self.is_weighed(at) => Some((Measure::Weight, 0.4536)),
            "tons" | "tonnes" | "tonnen" | "ton" => Some((Measure::Weight, 1000.0)),
            "ounces" | "oz" => Some((Measure::Weight, 0.02835)),
            _ => None,
        };
        if let Some((measure, factor)) = factor {
            return (measure, factor, end + 1);
        }
        if let Some((coin, end)) = self.coin(at, end) {
            return (Measure::Money(coin), 1.0, end);
        }
        if let Some(days) = self.lasted(at, end) {
            return (Measure::Span, days, end + 1);
        }
        if self.is_age(at, value, end) {
            return (Measure::Age, 1.0, end);
        }
        (Measure::Things, 1.0, end)
    }

    /// The days of a unit of time, where so many of them passed and are not counted from a date.
    fn lasted(self, at: usize, end: usize) -> Option<f64> {
        let days = match self.low(end) {
            "hours" | "stunden" => 1.0 / 24.0,
            "days" | "tage" | "tagen" => 1.0,
            "weeks" | "wochen" => 7.0,
            "months" | "monate" | "monaten" => 30.4,
            "years" | "jahre" | "jahren" => 365.2,
            _ => return None,
        };
        const COUNTS: [&str; 16] = [
            "later",
            "earlier",
            "before",
            "after",
            "afterwards",
            "ago",
            "old",
            "previously",
            "zuvor",
            "später",
            "danach",
            "alt",
            "junior",
            "senior",
            "his",
            "her",
        ];
        let lasts = |low: &str| {
            low.starts_with("last")
                || matches!(
                    low,
                    "for"
                        | "took"
                        | "taken"
                        | "spent"
                        | "needed"
                        | "within"
                        | "in"
                        | "after"
                        | "während"
                        | "dauerte"
                        | "binnen"
                        | "lang"
                        | "about"
                        | "nearly"
                )
        };
        let is_lasting = (1..4).any(|steps| lasts(self.before(at, steps)));
        (is_lasting && !COUNTS.contains(&self.low(end + 1))).then_some(days)
    }

    /// Which money is counted, and where the words for it end.
    fn coin(self, at: usize, end: usize) -> Option<(u8, usize)> {
        match self.before(at, 1) {
            "£" => return Some((0, end)),
            "$" => return Some((1, end)),
            "€" => return Some((2, end)),
            _ => {}
        }
        let coin = COINS.iter().zip(0u8..).find(|(words, _)| words.contains(&self.low(end)))?.1;
        Some((coin, end + 1 + usize::from(self.low(end + 1) == "sterling")))
    }

    fn is_weighed(self, at: usize) -> bool {
        (1..8).any(|steps| self.before(at, steps).starts_with("weigh"))
    }

    fn is_age(self, at: usize, value: f64, end: usize) -> bool {
        if !(1.0..=115.0).contains(&value) || value.fract() != 0.0 {
            return false;
        }
        let (next, before) = (self.low(end), self.before(at, 1));
        let hyphen = usize::from(matches!(next, "-" | "‑"));
        let is_old = matches!(self.low(end + hyphen), "years" | "year" | "jahre" | "jahren") && {
            let behind = self.low(end + hyphen + 1);
            matches!(behind, "old" | "alt" | "of") && (behind != "of" || self.low(end + hyphen + 2) == "age")
                || (matches!(behind, "-" | "‑") && self.low(end + hyphen + 2) == "old")
        };
        let is_aged = matches!(before, "aged" | "turned" | "age" | "alter")
            || (before == "of"
                && matches!(
                    self.before(at, 2),
                    "age"
                        | "girl"
                        | "boy"
                        | "man"
                        | "woman"
                        | "child"
                        | "lad"
                        | "bride"
                        | "widow"
                        | "youth"
                        | "stoker"
                        | "maid"
                ))
            || (before == "as" && (2..8).any(|steps| self.before(at, steps) == "age"))
            || (before == "von" && self.before(at, 2) == "alter")
            || (before == "as" && self.before(at, 2) == "dead" && self.before(at, 3) == "the");
        let is_bare = self.0.get(end).is_none_or(|next| !next.is_word())
            || matches!(
                next,
                "when" | "then" | "and" | "at" | "he" | "she" | "in" | "on" | "but" | "als" | "und" | "that"
            );
        let is_named = self.0.get(end).is_some_and(Lexeme::is_capital) || matches!(next, "he" | "she");
        let is_said = matches!(
            before,
            "was" | "is" | "only" | "just" | "barely" | "already" | "were" | "war" | "mit" | "erst" | "not"
        );
        let is_being = (is_said && is_bare)
            || (before == "at" && (is_named || self.0.get(end).is_none_or(|next| !next.is_word())));
        is_old || is_aged || (is_being && value >= 5.0)
    }
}

/// Words for money: those of one coin together.
const COINS: [&[&str]; 17] = [
    &["pounds", "pound", "£", "quid", "pfund"],
    &["dollars", "dollar", "$", "bucks"],
    &["euros", "euro", "€"],
    &["marks", "mark", "reichsmark", "goldmark"],
    &["francs", "franc", "franken"],
    &["guilders", "guilder", "gulden", "florins", "florin"],
    &["thalers", "thaler", "taler"],
    &["crowns", "kronen", "kronor", "kroner", "krone"],
    &["roubles", "rubles", "rouble", "ruble", "rubel"],
    &["lire", "lira"],
    &["guineas", "guinea"],
    &["ducats", "ducat", "dukaten"],
    &["shillings", "shilling", "schilling"],
    &["pesos", "peso"],
    &["pesetas", "peseta"],
    &["rupees", "rupee"],
    &["yen"],
];

/// Between what a number is, by the words around it.
fn bounds(value: f64, is_round: bool, before: &str, two_before: &str, next: &str) -> (f64, f64) {
    // What ends in zeros was counted in them, or not: 130 holds 129.
    let rounded = if is_round {
        let unit = [1e6, 1e5, 1e4, 1e3, 1e2, 1e1]
            .into_iter()
            .find(|unit| value >= unit * 10.0 && value % unit == 0.0)
            .unwrap_or(1.0);
        unit * 0.5
    } else {
        0.0
    };
    let about = (value * 0.12).max(rounded);
    match before {
        "about" | "around" | "some" | "roughly" | "approximately" | "circa" | "ca" | "c" | "etwa" | "rund"
        | "ungefähr" | "zirka" | "gegen" | "wohl" | "perhaps" | "probably" | "die" | "gut" => {
            (value - about, value + about)
        }
        "nearly" | "almost" | "fast" | "beinahe" | "knapp" | "under" | "below" | "keine" | "unter" => {
            (value * 0.8, value + rounded * 0.2)
        }
        "over" | "above" | "exceeding" | "über" => (value, value * 1.3),
        "than" if matches!(two_before, "more" | "fewer" | "less") => {
            if two_before == "more" {
                (value, value * 1.3)
            } else {
                (value * 0.6, value)
            }
        }
        "als" if two_before == "mehr" => (value, value * 1.3),
        "als" if two_before == "weniger" => (value * 0.6, value),
        "least" | "mindestens" | "wenigstens" => (value, value * 1.4),
        "most" | "höchstens" | "to" if before != "to" || two_before == "up" => (value * 0.6, value),
        _ if matches!(next, "or" | "odd") => (value - about, value + about),
        _ => (value - rounded, value + rounded),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexemes::lexemes;

    fn found(sentence: &str) -> Vec<(f64, f64, Measure)> {
        let lexemes = lexemes(sentence);
        quantities(&lexemes, &[]).into_iter().map(|it| (it.least.round(), it.most.round(), it.measure)).collect()
    }

    #[track_caller]
    fn check(sentence: &str, expected: &[(f64, f64, Measure)]) {
        assert_eq!(found(sentence), expected, "{sentence:?}");
    }

    #[test]
    fn numbers_in_digits_and_words() {
        use Measure::{Age, Share, Things};
        check("The 129 officers", &[(129.0, 129.0, Things)]);
        check("names 1,782 men", &[(1782.0, 1782.0, Things)]);
        check("All one hundred and thirty-eight men", &[(138.0, 138.0, Things)]);
        check("nine hundred and thirty-three women", &[(933.0, 933.0, Things)]);
        check("two thousand and five men", &[(2005.0, 2005.0, Things)]);
        check("twenty-five and six men", &[(25.0, 25.0, Things), (6.0, 6.0, Things)]);
        check("130 men", &[(125.0, 135.0, Things)]);
        check("18.3 per cent", &[(18.0, 18.0, Share)]);
        check("Keine dreihundert Flüge", &[(240.0, 301.0, Things)]);
        check("zweihundertfünfzig Leute", &[(250.0, 250.0, Things)]);
        check("He was 59 when he went", &[(59.0, 59.0, Age)]);
        check("At sixty-one Sir John was", &[(61.0, 61.0, Age)]);
        check("a girl of eleven.", &[(11.0, 11.0, Age)]);
        check("the 19th man", &[]);
        check("one of them", &[]);
        check("three or four men", &[(3.0, 4.0, Things)]);
    }

    #[test]
    fn measures_and_clocks() {
        use Measure::{Clock, Length};
        check("60 miles", &[(96540.0, 96540.0, Length)]);
        check("at 9:05 a.m.", &[(545.0, 545.0, Clock)]);
        check("stopped at twenty to ten,", &[(580.0, 580.0, Clock)]);
        check("at half past nine", &[(570.0, 570.0, Clock)]);
        check("um 9 Uhr", &[(540.0, 540.0, Clock)]);
    }
}
