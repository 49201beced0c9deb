//! Points in time, to the millisecond, in UTC; RFC 3339 with `Z` outside, milliseconds since 1970 inside.
//! Not here: what time it is now; that is handed in ([`Clock`]).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Where the time comes from: the system in the application, a fixed one in tests.
pub trait Clock {
    /// The present moment.
    fn now(&self) -> Moment;
}

/// A point in time in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment(i64);

/// What was given is not an RFC 3339 time in UTC with `Z` and milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time like 2026-11-23T10:00:00.000Z")]
pub struct MomentFault;

impl Moment {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Moment = Moment(0);

    /// From milliseconds since 1970; `None` outside the years −9999 to 9999.
    pub fn from_milliseconds(milliseconds: i64) -> Option<Moment> {
        jiff::Timestamp::from_millisecond(milliseconds).ok().map(|_| Moment(milliseconds))
    }

    /// The first moment of a day of the Gregorian calendar, `YYYY-MM-DD`, in UTC; `None` where it is written otherwise.
    pub fn of_day(written: &str) -> Option<Moment> {
        // A year may have more digits, and a sign: those are not four.
        (written.len() == 10).then(|| format!("{written}T00:00:00.000Z").parse().ok()).flatten()
    }

    /// From a time as other programs write it (RFC 3339 with any offset and any fraction, or without an offset, which is
    /// taken for UTC), or from a day, which is its first moment.
    pub fn of_foreign(written: &str) -> Option<Moment> {
        let written = written.trim();
        let read = |written: &str| written.parse::<jiff::Timestamp>().ok().map(|stamp| Moment(stamp.as_millisecond()));
        read(written).or_else(|| read(&format!("{written}Z"))).or_else(|| Moment::of_day(written))
    }

    /// Milliseconds since 1970.
    pub fn milliseconds(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stamp = jiff::Timestamp::from_millisecond(self.0).map_err(|_| fmt::Error)?;
        write!(out, "{stamp:.3}")
    }
}

impl FromStr for Moment {
    type Err = MomentFault;
    fn from_str(written: &str) -> Result<Moment, MomentFault> {
        let stamp: jiff::Timestamp = written.parse().map_err(|_| MomentFault)?;
        let moment = Moment(stamp.as_millisecond());
        // One way to write a time, so that files can be compared byte by byte.
        if moment.to_string() == written { Ok(moment) } else { Err(MomentFault) }
    }
}

impl TryFrom<String> for Moment {
    type Error = MomentFault;
    fn try_from(written: String) -> Result<Moment, MomentFault> {
        written.parse()
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> String {
        moment.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_other_programs_are_read_to_the_millisecond_in_utc() {
        let check = |written: &str, expected: Option<&str>| {
            let moment = Moment::of_foreign(written).map(|moment| moment.to_string());
            assert_eq!(moment.as_deref(), expected, "{written}");
        };
        check("2014-01-12T18:36:15.697572+00:00", Some("2014-01-12T18:36:15.697Z"));
        check("2015-01-28T12:00:00Z", Some("2015-01-28T12:00:00.000Z"));
        check("2024-12-31T23:30:00-05:00", Some("2025-01-01T04:30:00.000Z"));
        check("2015-10-13T13:00:00", Some("2015-10-13T13:00:00.000Z"));
        check(" 2015-10-13 ", Some("2015-10-13T00:00:00.000Z"));
        for wrong in ["", "yesterday", "2015-13-01T00:00:00Z", "2015-02-30", "12", "2015-10-13T13:00:00+99:00"] {
            check(wrong, None);
        }
    }
}
