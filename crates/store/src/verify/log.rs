//! The changes of the log: each image can be read, each begins where the last of its record ended, and each stands in
//! the history of the claims that it concerns. Answers how every record must be.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use obelus_model::{Change, ClaimId, Noun, Record, RecordKey};
use rusqlite::Row;
use uuid::Uuid;

use super::Finding;
use crate::cells::{self, Cell};
use crate::log::claims_of;
use crate::rows::{id_of, read_change, read_images, version_of};
use crate::{Result, Rows, image};

const CHANGES: &str = "SELECT op, noun, record, before, after, ordinal FROM op_change ORDER BY op, ordinal";
const SUBJECTS: &str = "SELECT claim, op, ordinal FROM change_subject";

/// A record, in few bytes: noun, id, and the number of a version.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Short(Noun, Uuid, u32);

impl Short {
    /// From a key that names a record.
    pub(super) fn of(key: &RecordKey) -> Result<Short> {
        Ok(match key.noun {
            Noun::Version => version_of(key).map(|(document, number)| Short(Noun::Version, document.0, number))?,
            noun => Short(noun, id_of::<ClaimId>(key)?.0, 0),
        })
    }

    /// The key again.
    pub(super) fn key(self) -> RecordKey {
        let Short(noun, id, number) = self;
        let id = match noun {
            Noun::Version => format!("{}/{number}", id.as_hyphenated()),
            _ => id.as_hyphenated().to_string(),
        };
        RecordKey { noun, id }
    }
}

/// Where the log last had a record, and how; no print where it was taken away.
#[derive(Clone, Copy)]
pub(super) struct Last {
    print: Option<u64>,
    op: i64,
    ordinal: i64,
}

/// How the log leaves every record that it ever touched.
#[derive(Default)]
pub(super) struct Lasts(HashMap<Short, Last>);

impl Lasts {
    /// Takes a record out; answers whether it is as the log has it, and `None` where the log has none.
    pub(super) fn take(&mut self, rows: Rows<'_>, short: Short, record: &Record) -> Result<Option<bool>> {
        match self.0.remove(&short) {
            Some(last @ Last { print: Some(_), .. }) => same(rows, &last, &image::write(record)?, record).map(Some),
            _ => Ok(None),
        }
    }

    /// Takes a record out that cannot be read.
    pub(super) fn forget(&mut self, short: Short) {
        self.0.remove(&short);
    }

    /// What is left and should have been there, in order.
    pub(super) fn missing(self) -> Vec<Short> {
        let there = self.0.into_iter().filter(|(_, last)| last.print.is_some());
        let mut missing: Vec<Short> = there.map(|(short, _)| short).collect();
        missing.sort_unstable();
        missing
    }
}

/// Whether a record is as the log last had it. Nearly always it is written as it was then; where it is not (a key that
/// came later, a zero with a sign) the records themselves are compared.
fn same(rows: Rows<'_>, last: &Last, written: &str, record: &Record) -> Result<bool> {
    if last.print == Some(print(written)) {
        return Ok(true);
    }
    let image = read_change(rows, last.op, last.ordinal)?.and_then(|change| change.after);
    Ok(image.as_ref() == Some(record))
}

/// Sixty-four bits of a written image: two that differ by chance are as good as never taken for one.
fn print(written: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    written.hash(&mut hasher);
    hasher.finish()
}

/// The changes of the log that stand in histories, summed up by op, so that their order does not matter.
#[derive(Default)]
struct Subjects(BTreeMap<i64, (u64, i64)>);

impl Subjects {
    fn add(&mut self, claim: Uuid, op: i64, ordinal: i64, times: i64) {
        let mut hasher = DefaultHasher::new();
        (claim, op, ordinal).hash(&mut hasher);
        let (sum, count) = self.0.entry(op).or_default();
        *sum = if times < 0 { sum.wrapping_sub(hasher.finish()) } else { sum.wrapping_add(hasher.finish()) };
        *count += times;
    }
}

impl Rows<'_> {
    /// Reads every change of the log.
    pub(super) fn verify_changes(&self, findings: &mut Vec<Finding>) -> Result<Lasts> {
        let (mut lasts, mut subjects) = (Lasts::default(), Subjects::default());
        let mut statement = self.connection.prepare_cached(CHANGES)?;
        let mut rows = statement.query([])?;
        let (mut present, mut next) = (0, 0);
        while let Some(row) = rows.next()? {
            let (op, ordinal): (i64, i64) = (row.get(0)?, row.get(5)?);
            if op != present {
                (present, next) = (op, 0);
            }
            // How many there are is looked at with the ops; here, that they are numbered through.
            let numbered = ordinal == next;
            next = ordinal.saturating_add(1);
            let change = read_change_of(row).ok().filter(|_| numbered);
            let Some((short, change)) = change else {
                findings.push(Finding::Image(op, ordinal));
                continue;
            };
            for claim in claims_of(&change) {
                subjects.add(claim.0, op, ordinal, 1);
            }
            if !self.follows(&lasts, short, &change, row)? {
                findings.push(Finding::Before(op, ordinal));
            }
            let print = written(row, 4)?.map(print);
            lasts.0.insert(short, Last { print, op, ordinal });
        }
        self.verify_subjects(subjects, findings)?;
        Ok(lasts)
    }

    /// Whether a change begins where the log had left its record.
    fn follows(&self, lasts: &Lasts, short: Short, change: &Change, row: &Row<'_>) -> Result<bool> {
        let last = lasts.0.get(&short).filter(|last| last.print.is_some());
        match (last, &change.before) {
            (None, None) => Ok(true),
            (Some(last), Some(before)) => same(*self, last, written(row, 3)?.unwrap_or_default(), before),
            (None, Some(_)) | (Some(_), None) => Ok(false),
        }
    }

    fn verify_subjects(&self, mut subjects: Subjects, findings: &mut Vec<Finding>) -> Result<()> {
        let mut statement = self.connection.prepare_cached(SUBJECTS)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            subjects.add(row.get(0)?, row.get(1)?, row.get(2)?, -1);
        }
        let wrong = subjects.0.into_iter().filter(|(_, rest)| *rest != (0, 0));
        findings.extend(wrong.map(|(op, _)| Finding::Subject(op)));
        Ok(())
    }
}

/// A change whose images are of the record that it names.
fn read_change_of(row: &Row<'_>) -> Result<(Short, Change)> {
    let change = read_images(row)?.into_change()?;
    let short = Short::of(&change.key)?;
    let named = |image: &Option<Record>| image.as_ref().is_none_or(|image| image.key() == change.key);
    match named(&change.before) && named(&change.after) {
        true => Ok((short, change)),
        false => Err(crate::StoreError::damaged("an image of another record")),
    }
}

/// An image as it is written.
fn written<'row>(row: &'row Row<'_>, index: usize) -> Cell<Option<&'row str>> {
    Ok(row.get_ref(index)?.as_str_or_null()?)
}

/// The ids of a table, in their order.
pub(super) fn ids(rows: Rows<'_>, sql: &str) -> Result<Vec<Uuid>> {
    cells::list(rows.connection, sql, [], |row| row.get(0))
}
