//! The records in their tables, read the way the application does, against the log.
//! Invariant: read some at a time, in the order of their ids; never all of a large library at once.

use obelus_model::{ClaimId, Noun, Record, RecordKey};
use uuid::Uuid;

use super::log::{Lasts, Short, ids};
use super::{Finding, damage};
use crate::cells::list;
use crate::{Result, Rows, StoreError};

/// So many claims are read at once: few enough for memory, enough that the four statements cost little.
const AT_ONCE: usize = 512;

/// The nouns whose records lie by one id, with the tables that they lie in; claims are read by the hundred.
const SINGLE: [(Noun, &str); 8] = [
    (Noun::Library, "SELECT id FROM library"),
    (Noun::Annotator, "SELECT id FROM annotator ORDER BY id"),
    (Noun::Tag, "SELECT id FROM tag ORDER BY id"),
    (Noun::Source, "SELECT id FROM source ORDER BY id"),
    (Noun::Document, "SELECT id FROM document ORDER BY id"),
    (Noun::Highlight, "SELECT id FROM highlight ORDER BY id"),
    (Noun::Evidence, "SELECT id FROM evidence ORDER BY id"),
    (Noun::Link, "SELECT id FROM link ORDER BY id"),
];

/// What the log says, where it could be read, and what was found.
struct Audit<'a> {
    lasts: Option<Lasts>,
    findings: &'a mut Vec<Finding>,
}

impl Audit<'_> {
    fn look(&mut self, rows: Rows<'_>, key: &RecordKey, read: Result<Option<Record>>) -> Result<()> {
        let short = Short::of(key)?;
        match read {
            // No log to hold it against; that it cannot be read has been told.
            Ok(Some(_)) if self.lasts.is_none() => {}
            Ok(Some(record)) => {
                let taken = self.lasts.as_mut().map(|lasts| lasts.take(rows, short, &record)).transpose()?;
                match taken.flatten() {
                    Some(true) => {}
                    Some(false) => self.findings.push(Finding::Differs(key.clone())),
                    None => self.findings.push(Finding::Unlogged(key.clone())),
                }
            }
            Ok(None) => self.unreadable(short, key, "half a record".to_owned()),
            Err(fault) => {
                let detail = damage(fault)?;
                self.unreadable(short, key, detail);
            }
        }
        Ok(())
    }

    fn unreadable(&mut self, short: Short, key: &RecordKey, detail: String) {
        self.findings.push(Finding::Record(key.clone(), detail));
        if let Some(lasts) = &mut self.lasts {
            lasts.forget(short);
        }
    }
}

impl Rows<'_> {
    /// Every record is as the log left it, and none more or less is there.
    pub(super) fn verify_records(&self, lasts: Option<Lasts>, findings: &mut Vec<Finding>) -> Result<()> {
        let mut audit = Audit { lasts, findings };
        let mut whole = true;
        for (noun, sql) in SINGLE {
            let read = self.verify_single(&mut audit, noun, sql);
            whole &= audit.note(read)?;
        }
        let read = self.verify_versions(&mut audit);
        whole &= audit.note(read)?;
        let read = self.verify_claims(&mut audit);
        whole &= audit.note(read)?;
        // Where a table could not be read to its end, what is missing is not known.
        if let Some(lasts) = audit.lasts.filter(|_| whole) {
            audit.findings.extend(lasts.missing().into_iter().map(|short| Finding::Missing(short.key())));
        }
        Ok(())
    }

    fn verify_single(&self, audit: &mut Audit<'_>, noun: Noun, sql: &str) -> Result<()> {
        for id in ids(*self, sql)? {
            let key = key(noun, id);
            audit.look(*self, &key, self.find_record(&key))?;
        }
        Ok(())
    }

    fn verify_versions(&self, audit: &mut Audit<'_>) -> Result<()> {
        let sql = "SELECT document, number FROM version ORDER BY document, number";
        let places = list(self.connection, sql, [], |row| Ok((row.get::<_, Uuid>(0)?, row.get::<_, u32>(1)?)))?;
        for (document, number) in places {
            let id = format!("{}/{number}", document.as_hyphenated());
            let key = RecordKey { noun: Noun::Version, id };
            audit.look(*self, &key, self.find_record(&key))?;
        }
        Ok(())
    }

    fn verify_claims(&self, audit: &mut Audit<'_>) -> Result<()> {
        for some in ids(*self, "SELECT id FROM claim ORDER BY id")?.chunks(AT_ONCE) {
            let (Some(first), Some(last)) = (some.first(), some.last()) else { continue };
            match self.claims_from_to(ClaimId(*first), ClaimId(*last)) {
                Ok(claims) if claims.len() == some.len() => {
                    for claim in claims {
                        audit.look(*self, &key(Noun::Claim, claim.id.0), Ok(Some(Record::Claim(claim))))?;
                    }
                }
                // One of them cannot be read: each by itself, so that it is named.
                Ok(_) | Err(StoreError::Damaged(_)) => {
                    for id in some {
                        let key = key(Noun::Claim, *id);
                        audit.look(*self, &key, self.find_record(&key))?;
                    }
                }
                Err(fault) => return Err(fault),
            }
        }
        Ok(())
    }
}

impl Audit<'_> {
    /// Tells of a table that could not be read to its end; answers whether it could.
    fn note(&mut self, read: Result<()>) -> Result<bool> {
        match read {
            Ok(()) => Ok(true),
            Err(fault) => {
                self.findings.push(Finding::Structure(damage(fault)?));
                Ok(false)
            }
        }
    }
}

fn key(noun: Noun, id: Uuid) -> RecordKey {
    RecordKey { noun, id: id.as_hyphenated().to_string() }
}
