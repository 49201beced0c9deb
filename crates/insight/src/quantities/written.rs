//! Numbers as they are written, in digits and in words, English and German.
//! Invariant: a number ends where another begins. Not here: what is counted (`super`), clocks (`clock`).

use super::Words;
use crate::dates::{small_number, tens};

impl Words<'_, '_> {
    /// A number in digits or words: its value, where it ends, and whether its last digits were rounded away.
    pub fn number(self, at: usize) -> Option<(f64, usize, bool)> {
        if self.0.get(at)?.number().is_some() { self.digits(at) } else { self.spelled(at) }
    }

    /// `1,782`, `3.5`, `1.200`, `3,5`, `20 million`.
    fn digits(self, at: usize) -> Option<(f64, usize, bool)> {
        let mut text = self.0.get(at)?.text.to_owned();
        let mut end = at + 1;
        let length =
            |at: usize| self.0.get(at).filter(|lexeme| lexeme.number().is_some()).map_or(0, |lexeme| lexeme.text.len());
        let mut is_decimal = false;
        while matches!(self.low(end), "," | "." | "'" | "’")
            && self.is_glued(end)
            && self.is_glued(end + 1)
            && length(end + 1) > 0
        {
            let is_group = length(end + 1) == 3 && length(at) <= 3 && !text.starts_with('0');
            if is_decimal || (!is_group && text.contains('.')) {
                break;
            }
            if !is_group {
                text.push('.');
                is_decimal = true;
            }
            text.push_str(self.low(end + 1));
            end += 2;
        }
        let value: f64 = text.parse().ok()?;
        let is_round = !is_decimal && value >= 100.0 && text.ends_with("0");
        let (value, end, scaled) = self.scaled(value, end);
        Some((value, end, is_round || scaled))
    }

    fn scaled(self, value: f64, end: usize) -> (f64, usize, bool) {
        match self.low(end) {
            "million" | "millions" | "millionen" => (value * 1e6, end + 1, true),
            "billion" | "billions" | "milliarden" => (value * 1e9, end + 1, true),
            "thousand" | "tausend" => (value * 1e3, end + 1, true),
            "hundred" | "hundert" => (value * 1e2, end + 1, true),
            "dozen" | "dutzend" => (value * 12.0, end + 1, true),
            _ => (value, end, false),
        }
    }

    /// `one hundred and thirty-eight`, `dreihundert`, `a dozen`.
    fn spelled(self, at: usize) -> Option<(f64, usize, bool)> {
        if let Some(value) = german_number(self.low(at)) {
            return Some((value, at + 1, value % 100.0 == 0.0));
        }
        let is_article = matches!(self.low(at), "a" | "ein" | "eine" | "einem" | "einer" | "eines" | "einen");
        if is_article && !matches!(self.low(at + 1), "hundred" | "thousand" | "million" | "dozen" | "dutzend" | "score")
        {
            return None;
        }
        let (mut whole, mut part, mut end, mut is_any) = (0.0, 0.0, at, false);
        let mut steps = 0;
        while steps < 14 {
            steps += 1;
            let low = self.low(end);
            let joins = matches!(low, "-" | "‑")
                || (low == "and" && is_any && part >= 100.0)
                || (is_any && low == "and" && whole > 0.0 && part == 0.0);
            if joins && (small_number(self.low(end + 1)).is_some()) && is_any {
                end += 1;
                continue;
            }
            match low {
                "a" | "ein" | "eine" if !is_any => part = 1.0,
                "hundred" | "hundert" => part = f64::max(part, 1.0) * 100.0,
                "dozen" | "dutzend" => part = f64::max(part, 1.0) * 12.0,
                "score" if is_any => part = f64::max(part, 1.0) * 20.0,
                "thousand" | "tausend" => (whole, part) = (whole + f64::max(part, 1.0) * 1e3, 0.0),
                "million" | "millionen" => (whole, part) = (whole + f64::max(part, 1.0) * 1e6, 0.0),
                _ => {
                    let Some(small) = small_number(low) else { break };
                    let is_after_tens =
                        is_any && tens(self.before(end, 2)).is_some() && small < 10 && self.before(end, 1) == "-";
                    let is_free = !is_any
                        || part % 100.0 == 0.0
                        || is_after_tens
                        || tens(self.before(end, 1)).is_some() && small < 10;
                    if !is_free {
                        break;
                    }
                    part += f64::from(small);
                }
            }
            is_any = true;
            end += 1;
        }
        let value = whole + part;
        let is_scale = matches!(
            self.before(end, 1),
            "dozen" | "hundred" | "thousand" | "million" | "score" | "hundert" | "tausend"
        );
        (is_any && end > at).then_some((value, end, is_scale))
    }
}

/// A number in one German word: `zweihundertfünfzig`, `zweitausend`.
fn german_number(low: &str) -> Option<f64> {
    let part = |words: &str| if words.is_empty() { Some(1) } else { small_number(words) };
    if low.len() > 40 {
        return None;
    }
    if let Some((before, after)) =
        low.split_once("tausend").filter(|(before, after)| !before.is_empty() || !after.is_empty())
    {
        let rest =
            if after.is_empty() { 0.0 } else { german_number(after).or_else(|| small_number(after).map(f64::from))? };
        return Some(f64::from(part(before)?) * 1000.0 + rest);
    }
    let (before, after) =
        low.split_once("hundert").filter(|(before, after)| !before.is_empty() || !after.is_empty())?;
    let after = after.strip_prefix("und").unwrap_or(after);
    let rest = if after.is_empty() { 0 } else { small_number(after)? };
    Some(f64::from(part(before)? * 100 + rest))
}
