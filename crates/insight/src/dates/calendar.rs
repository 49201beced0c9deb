//! Points of the calendar with their precision, and spans of days between two.
//! Invariant: what is not written is not known: a year has no month. Not here: how dates are written.

use std::fmt;

/// A day, a month or a year; a year before our era is negative, and there is none with 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarPoint {
    /// The year.
    pub year: i32,
    /// The month from 1.
    pub month: Option<u8>,
    /// The day from 1, only with a month.
    pub day: Option<u8>,
}

impl CalendarPoint {
    /// A year.
    pub fn year(year: i32) -> CalendarPoint {
        CalendarPoint { year, month: None, day: None }
    }

    /// A month of a year.
    pub fn month(year: i32, month: u8) -> CalendarPoint {
        CalendarPoint { year, month: Some(month), day: None }
    }

    /// A day of a month.
    pub fn day(year: i32, month: u8, day: u8) -> CalendarPoint {
        CalendarPoint { year, month: Some(month), day: Some(day) }
    }

    /// Its first day, counted so that later days have greater numbers.
    pub(crate) fn first(self) -> i64 {
        days(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// Its last day, counted alike.
    pub(crate) fn last(self) -> i64 {
        let month = self.month.unwrap_or(12);
        days(self.year, month, self.day.unwrap_or(last_of(month)))
    }

    /// The same day or month in another year.
    pub(crate) fn in_year(self, year: i32) -> CalendarPoint {
        CalendarPoint { year, ..self }
    }
}

impl fmt::Display for CalendarPoint {
    /// As ISO 8601 writes it: `1940-08-20`, `1940-08`, `1940`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(out, "{sign}{:04}", self.year.unsigned_abs())?;
        if let Some(month) = self.month {
            write!(out, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(out, "-{day:02}")?;
        }
        Ok(())
    }
}

/// Days before a day; every year is taken for a leap year, for only order and overlap matter, and 29 February is a day.
fn days(year: i32, month: u8, day: u8) -> i64 {
    const BEFORE: [i64; 12] = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335];
    let before = BEFORE.get(usize::from(month.saturating_sub(1))).copied().unwrap_or(0);
    i64::from(year) * 366 + before + i64::from(day) - 1
}

pub(crate) fn last_of(month: u8) -> u8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// How what is told lies to the written time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Within it.
    At,
    /// Before its end: `by 1845`.
    Before,
    /// After its beginning: `since 1845`.
    After,
}

/// When something was, as far as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// Its first day, month or year.
    pub from: CalendarPoint,
    /// Its last.
    pub to: CalendarPoint,
    /// How what is told lies to it.
    pub reach: Reach,
    /// Whether it is written as not exact: `about 1845`.
    pub is_about: bool,
    /// Whether the year stands there, or was taken from a date before it; without any, the year is 0.
    pub year: Year,
    /// Whether two calendars are spoken of, which are 10 to 13 days apart.
    pub is_styled: bool,
}

/// How a date comes to its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// It stands there.
    Written,
    /// It is that of a date before, or counted from one.
    Inferred,
    /// Nobody says it.
    Missing,
}

impl When {
    /// A written time.
    pub(crate) fn new(from: CalendarPoint, to: CalendarPoint) -> When {
        let (from, to) = if from.first() > to.last() { (to, from) } else { (from, to) };
        When { from, to, reach: Reach::At, is_about: false, year: Year::Written, is_styled: false }
    }

    /// One day, month or year.
    pub(crate) fn at(point: CalendarPoint) -> When {
        When::new(point, point)
    }

    /// Whether both can be the same time.
    pub fn agrees(&self, other: &When) -> bool {
        self.apart(other) == Some(0)
    }

    /// How many days lie between both at least, 0 where they can be the same time; none where that cannot be said.
    pub(crate) fn apart(&self, other: &When) -> Option<i64> {
        let is_yearless = self.year == Year::Missing || other.year == Year::Missing;
        if is_yearless && (self.from.month.is_none() || other.from.month.is_none()) {
            return None;
        }
        let (one, other_days) = (self.days(is_yearless), other.days(is_yearless));
        let gap = match (one.0 > other_days.1, other_days.0 > one.1) {
            (true, _) => one.0 - other_days.1,
            (_, true) => other_days.0 - one.1,
            _ => 0,
        };
        let is_styled = self.is_styled || other.is_styled;
        if is_styled && (10..=13).contains(&gap) {
            return Some(0);
        }
        // Only a day differs from the day before it; of months and years the edges are not that sharp in "about".
        Some(gap)
    }

    /// First and last day that it can be.
    fn days(&self, is_yearless: bool) -> (i64, i64) {
        const FAR: i64 = 40 * 366;
        let (from, to) = if is_yearless { (self.from.in_year(4), self.to.in_year(4)) } else { (self.from, self.to) };
        let slack = match (self.is_about, from.day, from.month) {
            (false, ..) => 0,
            (true, Some(_), _) => 5,
            (true, None, Some(_)) => 31,
            (true, None, None) => 3 * 366,
        };
        let (first, last) = (from.first() - slack, to.last() + slack);
        match self.reach {
            Reach::At => (first, last),
            Reach::Before => (first - FAR, last),
            Reach::After => (first, last + FAR),
        }
    }
}
