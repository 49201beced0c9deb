//! Times of the day: `9:05 a.m.`, `twenty to ten`, `half past nine`, `noon`, `9 Uhr`.
//! Invariant: minutes on a dial of twelve hours, for hardly anybody writes which half of the day is meant. Not here: days
//! (`dates`).

use super::{Measure, Quantity, Words};
use crate::dates::small_number;
use crate::lexemes::Lexeme;

/// The minutes of a dial.
const DIAL: u32 = 720;

impl Words<'_, '_> {
    /// The time of the day that begins here.
    pub fn clock(self, at: usize) -> Option<Quantity> {
        let (minutes, end) = match self.low(at) {
            "noon" | "midday" | "midnight" | "mittag" | "mitternacht" => (0, at + 1),
            "half" | "quarter" => self.part_of_hour(at)?,
            _ => self.digital(at).or_else(|| self.to_or_past(at)).or_else(|| self.whole_hour(at))?,
        };
        let minutes = f64::from(minutes % DIAL);
        Some(Quantity { least: minutes, most: minutes, measure: Measure::Clock, written: at..end })
    }

    fn count(self, at: usize) -> Option<u32> {
        self.0.get(at).and_then(Lexeme::number).or_else(|| small_number(self.low(at)))
    }

    /// `half past nine`, `a quarter to ten`.
    fn part_of_hour(self, at: usize) -> Option<(u32, usize)> {
        let minutes = if self.low(at) == "half" { 30 } else { 15 };
        let hour = self.count(at + 2).filter(|hour| (1..=12).contains(hour))?;
        let minutes = match self.low(at + 1) {
            "past" => hour * 60 + minutes,
            "to" => hour * 60 - minutes,
            _ => return None,
        };
        Some((minutes, self.behind_half(at + 3)))
    }

    /// `9:05`, `9.05 a.m.`.
    fn digital(self, at: usize) -> Option<(u32, usize)> {
        let hour = self.0.get(at)?.number().filter(|hour| *hour < 25)?;
        if !self.is_glued(at + 1) || !self.is_glued(at + 2) || self.low(at + 2).len() != 2 {
            return None;
        }
        let minutes = self.0.get(at + 2)?.number().filter(|minutes| *minutes < 60)?;
        let end = self.behind_half(at + 3);
        let is_marked = self.low(at + 1) == ":" || (self.low(at + 1) == "." && end > at + 3);
        is_marked.then_some((hour * 60 + minutes, end))
    }

    /// `twenty to ten`, `five minutes past nine`, behind a word that wants a time: "ten to twelve men" is none.
    fn to_or_past(self, at: usize) -> Option<(u32, usize)> {
        let minutes = self.count(at).filter(|minutes| (1..30).contains(minutes))?;
        let has_unit = self.low(at + 1) == "minutes";
        let next = at + 1 + usize::from(has_unit);
        let hour = self.count(next + 1).filter(|hour| (1..=12).contains(hour))?;
        let is_timed = matches!(
            self.before(at, 1),
            "at" | "stopped" | "by" | "about" | "until" | "till" | "was" | "around" | "said" | "showed" | "exactly"
        );
        if !is_timed || (minutes % 5 != 0 && !has_unit) {
            return None;
        }
        match self.low(next) {
            "past" => Some((hour * 60 + minutes, self.behind_half(next + 2))),
            "to" => Some((hour * 60 - minutes, self.behind_half(next + 2))),
            _ => None,
        }
    }

    /// `9 o'clock`, `9 a.m.`, `9 Uhr`.
    fn whole_hour(self, at: usize) -> Option<(u32, usize)> {
        let hour = self.count(at).filter(|hour| *hour <= 24)?;
        let end = self.behind_half(at + 1);
        (end > at + 1).then_some((hour * 60, end))
    }

    /// Behind `a.m.`, `pm`, `o'clock` or `Uhr`, where one stands.
    fn behind_half(self, at: usize) -> usize {
        match self.low(at) {
            "am" | "pm" | "o'clock" | "uhr" => at + 1,
            "a" | "p" if self.low(at + 1) == "." && self.low(at + 2) == "m" => {
                at + 3 + usize::from(self.low(at + 3) == ".")
            }
            _ => at,
        }
    }
}
