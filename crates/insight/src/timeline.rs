//! All dates of a text, each with the sentence that it stands in, for a line of time.
//! Invariant: in the order of the text; a date whose year nobody says is none. Not here: which of them disagree (`conflicts`).

use obelus_text::Span;

use crate::dates::{CalendarPoint, DateContext, Year, dates_in};
use crate::reading::{Reading, Stopped};

/// A date in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The place of its sentence.
    pub sentence: usize,
    /// The sentence.
    pub span: Span,
    /// The words that are the date.
    pub written: Span,
    /// Its first day, month or year, as precise as it is written.
    pub from: CalendarPoint,
    /// Its last.
    pub to: CalendarPoint,
}

/// The dates of a text.
pub fn dated(reading: &Reading<'_>) -> Result<Vec<Dated>, Stopped> {
    let mut context = DateContext::default();
    let mut found = Vec::new();
    for sentence in 0..reading.count() {
        reading.go_on()?;
        let Some(span) = reading.span(sentence) else { continue };
        for date in dates_in(reading.sentence(sentence), &mut context) {
            let Some(written) = reading.part(sentence, date.written).filter(|_| date.when.year != Year::Missing) else {
                continue;
            };
            found.push(Dated { sentence, span, written, from: date.when.from, to: date.when.to });
        }
    }
    Ok(found)
}
