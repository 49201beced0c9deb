//! The names of backups: `2026-11-26T12-43-18Z.000123.day.obelus` says when one was made, how far the log was, and why.
//! Invariant: what was written is read back; no other name is one. Not here: which files lie there (`backups`).

use std::fmt;
use std::str::FromStr;

use obelus_model::{BackupReason, Moment};

/// The name of a backup: all that is known of it without opening it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BackupName {
    // In this order they are compared: a later one is greater.
    made: Moment,
    seq: i64,
    reason: BackupReason,
}

/// What was given is not the name of a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a backup")]
pub struct BackupNameFault;

impl BackupName {
    /// The name of a backup that is made at this moment, to the second.
    pub fn new(made: Moment, seq: i64, reason: BackupReason) -> BackupName {
        let whole = made.milliseconds().div_euclid(1000) * 1000;
        BackupName { made: Moment::from_milliseconds(whole).unwrap_or(made), seq: seq.max(0), reason }
    }

    /// When it was made, to the second.
    pub fn made(&self) -> Moment {
        self.made
    }

    /// The place in the log of the last op that is in it.
    pub fn seq(&self) -> i64 {
        self.seq
    }

    /// Why it was made.
    pub fn reason(&self) -> BackupReason {
        self.reason
    }
}

impl fmt::Display for BackupName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{:06}.{}.obelus", stamp(self.made), self.seq, self.reason.code())
    }
}

impl FromStr for BackupName {
    type Err = BackupNameFault;
    fn from_str(written: &str) -> Result<BackupName, BackupNameFault> {
        read(written).filter(|name| name.to_string() == written).ok_or(BackupNameFault)
    }
}

/// A moment as it stands in the name of a file, which takes no colons everywhere: `2026-11-26T12-43-18Z`.
pub(crate) fn stamp(moment: Moment) -> String {
    let written = moment.to_string().replace(':', "-");
    match written.split_once('.') {
        Some((seconds, _)) => format!("{seconds}Z"),
        None => written,
    }
}

fn read(written: &str) -> Option<BackupName> {
    let mut parts = written.strip_suffix(".obelus")?.split('.');
    let (stamp, seq, reason) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (day, time) = stamp.strip_suffix('Z')?.split_once('T')?;
    let made = format!("{day}T{}.000Z", time.replace('-', ":")).parse().ok()?;
    let seq = seq.parse().ok().filter(|seq| *seq >= 0)?;
    Some(BackupName { made, seq, reason: reason.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_says_when_how_far_and_why() {
        let made = "2026-11-26T12:43:18.900Z".parse().unwrap();
        let name = BackupName::new(made, 123, BackupReason::Day);
        assert_eq!(name.to_string(), "2026-11-26T12-43-18Z.000123.day.obelus");
        let far = BackupName::new(made, 12_345_678, BackupReason::Asked);
        assert_eq!(far.to_string(), "2026-11-26T12-43-18Z.12345678.asked.obelus");
    }

    #[test]
    fn other_names_are_none() {
        for other in [
            "",
            "my.obelus",
            "2026-11-26T12-43-18Z.000123.day.obelus.part",
            "2026-11-26T12-43-18Z.000123.day",
            "2026-11-26T12:43:18Z.000123.day.obelus",
            "2026-11-26T12-43-18Z.123.day.obelus",
            "2026-11-26T12-43-18Z.000123.whim.obelus",
            "2026-11-26T12-43-18Z.-00123.day.obelus",
            "2026-02-30T12-43-18Z.000123.day.obelus",
            "../2026-11-26T12-43-18Z.000123.day.obelus",
        ] {
            assert_eq!(other.parse::<BackupName>(), Err(BackupNameFault), "{other}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(at in 0i64..4_000_000_000_000, seq in 0i64..i64::MAX, reason in 0usize..7) {
            let made = Moment::from_milliseconds(at).unwrap();
            let name = BackupName::new(made, seq, BackupReason::ALL[reason]);
            prop_assert_eq!(name.to_string().parse::<BackupName>(), Ok(name));
        }
    }
}
