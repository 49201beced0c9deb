//! What a suite found: figures, losses, and what its controls found.
//! Invariant: a control that finds nothing fails the suite as a loss does, for then the suite sees nothing.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// At most so many losses are told one by one; all are counted.
const TOLD: usize = 20;

/// What went wrong with what was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Something that was called saved is not there.
    Lost,
    /// What is there is not whole, or not what was written.
    Corrupt,
    /// The program behaved as it must not: it panicked, said nothing, hung.
    Misbehaved,
}

/// One thing that went wrong, and how it is found again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Loss {
    kind: Kind,
    place: String,
    told: String,
}

impl fmt::Display for Loss {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            Kind::Lost => "LOST",
            Kind::Corrupt => "CORRUPT",
            Kind::Misbehaved => "WRONG",
        };
        write!(out, "{kind} at {}: {} (again: --only {})", self.place, self.told, self.place)
    }
}

/// What a suite, or a part of it, found.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Report {
    counts: Vec<(String, u64)>,
    lost: u64,
    corrupt: u64,
    misbehaved: u64,
    losses: Vec<Loss>,
    controls: Vec<(String, u64, u64)>,
    notes: Vec<String>,
    absent: Option<String>,
}

impl Report {
    /// Adds to a figure; figures are told in the order in which they were first named.
    pub fn count(&mut self, name: &str, number: u64) {
        match self.counts.iter_mut().find(|(known, _)| known == name) {
            Some((_, count)) => *count += number,
            None => self.counts.push((name.to_owned(), number)),
        }
    }

    /// A figure; one that was never named is nothing.
    pub fn counted(&self, name: &str) -> u64 {
        self.counts.iter().find(|(known, _)| known == name).map_or(0, |(_, count)| *count)
    }

    /// Something went wrong at a place, which `--only` finds again.
    pub fn loss(&mut self, kind: Kind, place: impl Into<String>, told: impl Into<String>) {
        match kind {
            Kind::Lost => self.lost += 1,
            Kind::Corrupt => self.corrupt += 1,
            Kind::Misbehaved => self.misbehaved += 1,
        }
        if self.losses.len() < TOLD {
            self.losses.push(Loss { kind, place: place.into(), told: told.into() });
        }
    }

    /// The same test with a protection off: how much it tried, and how much it found wrong, which must be something.
    pub fn control(&mut self, name: &str, tried: u64, found: u64) {
        match self.controls.iter_mut().find(|(known, ..)| known == name) {
            Some((_, tries, finds)) => {
                *tries += tried;
                *finds += found;
            }
            None => self.controls.push((name.to_owned(), tried, found)),
        }
    }

    /// Something that the reader of the figures should know.
    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// The suite cannot be run on this machine.
    pub fn absent(reason: impl Into<String>) -> Report {
        Report { absent: Some(reason.into()), ..Report::default() }
    }

    /// Takes in what another part found.
    pub fn merge(&mut self, other: Report) {
        other.counts.iter().for_each(|(name, number)| self.count(name, *number));
        other.controls.iter().for_each(|(name, tried, found)| self.control(name, *tried, *found));
        self.lost += other.lost;
        self.corrupt += other.corrupt;
        self.misbehaved += other.misbehaved;
        let room = TOLD.saturating_sub(self.losses.len());
        self.losses.extend(other.losses.into_iter().take(room));
        self.notes.extend(other.notes);
    }

    /// How much went wrong.
    pub fn wrong(&self) -> u64 {
        self.lost + self.corrupt + self.misbehaved
    }

    /// The first losses.
    pub fn losses(&self) -> &[Loss] {
        &self.losses
    }

    /// Whether nothing went wrong and every control found something.
    pub fn holds(&self) -> bool {
        self.wrong() == 0 && self.controls.iter().all(|(_, _, found)| *found > 0)
    }

    /// The figures in a line.
    pub fn line(&self, suite: &str, took: Duration) -> String {
        if let Some(reason) = &self.absent {
            return format!("{suite}: NOT RUN: {reason}");
        }
        let counts: Vec<String> =
            self.counts.iter().map(|(name, number)| format!("{} {name}", grouped(*number))).collect();
        let (lost, corrupt) = (grouped(self.lost), grouped(self.corrupt));
        let mut line = format!("{suite}: {}; {lost} lost, {corrupt} corrupt", counts.join(", "));
        if self.misbehaved > 0 {
            line.push_str(&format!(", {} WRONG", self.misbehaved));
        }
        for (name, tried, found) in &self.controls {
            let verdict = if *found == 0 { "FOUND NOTHING" } else { "found" };
            line.push_str(&format!("; control {name}: {verdict} {} of {}", grouped(*found), grouped(*tried)));
        }
        for note in &self.notes {
            line.push_str(&format!("; {note}"));
        }
        line.push_str(&format!("; {:.1} s{}", took.as_secs_f64(), load()));
        line
    }
}

/// How busy the machine was: a figure of speed says nothing without it.
fn load() -> String {
    let told = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    told.split(' ').next().filter(|one| !one.is_empty()).map(|one| format!(", load {one}")).unwrap_or_default()
}

/// `300,000`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_that_finds_nothing_fails() {
        let mut report = Report::default();
        report.control("a lying disk", 100, 3);
        assert!(report.holds());
        report.control("no syncs", 100, 0);
        assert!(!report.holds());
        assert!(report.line("x", Duration::ZERO).contains("control no syncs: FOUND NOTHING 0 of 100"));
    }

    #[test]
    fn losses_are_all_counted_and_the_first_are_told() {
        let mut report = Report::default();
        for number in 0..3000 {
            let mut part = Report::default();
            part.loss(Kind::Lost, format!("edit:{number}"), "op 3");
            part.count("images", 1);
            report.merge(part);
        }
        assert!(!report.holds());
        assert_eq!(report.losses().len(), TOLD);
        assert!(report.line("x", Duration::ZERO).starts_with("x: 3,000 images; 3,000 lost, 0 corrupt"));
    }
}
