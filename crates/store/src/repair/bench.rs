//! The bench on which a damaged library is put together: copies of what is left, and what is built of them.
//! Invariant: only files of its own are written, `NAME-repairing…`; what lies aside is read.

use std::path::{Path, PathBuf};

use obelus_model::Moment;
use rusqlite::Connection;

use super::RepairWay;
use super::forward::{Journey, Sources, forward, known_ops};
use super::{derived, rows};
use crate::backups::{backups, check, check_open};
use crate::cells::find;
use crate::files::{copy_new, size};
use crate::library::fill;
use crate::lock::beside;
use crate::migrate::{MIGRATIONS, migrate_copy};
use crate::open::{self, Use};
use crate::restore::{copy_present, finish, remove_with_log};
use crate::{Result, StoreError, search};

/// A library that could take the place: whole, sound, one file, on the disk.
pub(super) struct Built {
    pub(super) way: RepairWay,
    pub(super) part: PathBuf,
    /// The last of the ops that were done before.
    seq: i64,
    /// Whether it hangs together with the journal; where there is none, it does.
    is_of_journal: bool,
    pub(super) lost: i64,
    /// Whether it is known how far the library was.
    pub(super) is_certain: bool,
}

/// Where a library is repaired.
pub(super) struct Bench {
    library: PathBuf,
    /// The copies of what was there.
    aside: Option<PathBuf>,
    now: Moment,
}

impl Bench {
    pub(super) fn new(library: &Path, aside: Option<&Path>, now: Moment) -> Bench {
        Bench { library: library.to_owned(), aside: aside.map(Path::to_owned), now }
    }

    /// Builds what can be built, and answers the best of it.
    pub(super) fn build(&self) -> Result<Option<Built>> {
        let old = self.open_old()?;
        let sources = Sources { journal: self.journal(), log: old.as_ref() };
        let known = known_ops(&sources)?;
        let loses_none = |built: &Built| built.seq >= known.most();
        for (part, with_log) in [("1", true), ("2", false)] {
            let built = tolerate(self.reindex(part, with_log, &sources))?.flatten();
            // Its own file, sound, is what it was; where the journal tells another story, that is another library's.
            if let Some(built) = built.filter(|built| loses_none(built) || !built.is_of_journal) {
                // Its own file, whole: there is nothing else that it could have been.
                return Ok(Some(Built { is_certain: true, ..built }));
            }
        }
        let mut best = self.upon_backup(&sources)?;
        if best.as_ref().is_none_or(|best| !loses_none(best) || !best.is_of_journal) {
            best = better(best, tolerate(self.upon_nothing(&sources))?.flatten());
        }
        // Without a journal and a log nobody knows whether a backup is all.
        let is_all = best.as_ref().is_some_and(loses_none) && known.is_certain();
        if let Some(old) = old.as_ref().filter(|_| !is_all)
            && let Some(built) = tolerate(self.by_rows(old, best.as_ref()))?.flatten()
        {
            best = Some(built);
        }
        Ok(best.map(|built| Built {
            lost: built.lost + (known.most() - built.seq).max(0),
            is_certain: known.is_certain(),
            ..built
        }))
    }

    /// Takes everything away that was laid on it.
    pub(super) fn clear(&self) -> Result<()> {
        ["1", "2", "3", "4", "5", "6", "old"].iter().try_for_each(|part| remove_with_log(&self.part(part)))
    }

    fn part(&self, name: &str) -> PathBuf {
        beside(&self.library, &format!("-repairing-{name}"))
    }

    fn journal(&self) -> Option<PathBuf> {
        let journal = crate::journal::journal_of(self.aside.as_deref()?);
        journal.exists().then_some(journal)
    }

    /// Copies what was there to a part, with its log or without; answers whether there was anything of that kind.
    fn copy_old(&self, part: &Path, with_log: bool) -> Result<bool> {
        remove_with_log(part)?;
        let Some(aside) = self.aside.as_deref().filter(|aside| aside.exists()) else { return Ok(false) };
        let log = beside(aside, "-wal");
        // With no log there are not two ways to take it.
        if !with_log && size(&log) == 0 {
            return Ok(false);
        }
        copy_new(aside, part, aside)?;
        if with_log && log.exists() {
            copy_new(&log, &beside(part, "-wal"), aside)?;
        }
        Ok(true)
    }

    /// The damaged library, to read from what can be read.
    fn open_old(&self) -> Result<Option<Connection>> {
        let part = self.part("old");
        if !self.copy_old(&part, true)? {
            return Ok(None);
        }
        tolerate(open::connect(&part, Use::Write).and_then(|connection| {
            open::check_version_and_tables(&connection)?;
            Ok(connection)
        }))
    }

    /// Its own file, with the indexes and all that is derived made anew, and forward from there.
    fn reindex(&self, name: &str, with_log: bool, sources: &Sources<'_>) -> Result<Option<Built>> {
        let part = self.part(name);
        if !self.copy_old(&part, with_log)? {
            return Ok(None);
        }
        let derived = tolerate(derive(connect(&part)?))?;
        let connection = match derived {
            Some(connection) => connection,
            None => {
                // The index of words takes many pages, and what is damaged may be there alone: without them.
                self.copy_old(&part, with_log)?;
                let connection = connect(&part)?;
                search::take_away(&connection)?;
                derive(connection)?
            }
        };
        self.go_forward(RepairWay::Reindex, connection, part, sources).map(Some)
    }

    /// The newest sound backup that hangs together with the journal, and forward from there.
    fn upon_backup(&self, sources: &Sources<'_>) -> Result<Option<Built>> {
        let mut best = None;
        let mut names = ["3", "4"].into_iter().cycle();
        for backup in backups(&self.library)? {
            let Some(name) = names.next() else { break };
            let part = self.part(name);
            let built = copy_present(&backup.path, &part, &self.library)
                .and_then(|()| connect(&part))
                .and_then(|connection| self.go_forward(RepairWay::Journal, connection, part.clone(), sources));
            let Some(built) = tolerate(built)? else { continue };
            if built.is_of_journal {
                return Ok(Some(built));
            }
            // Kept, in case that none does; the other part is free for the next.
            if best.is_none() {
                best = Some(built);
            } else {
                names.next();
            }
        }
        Ok(best)
    }

    /// The library before its first op, and forward from there.
    fn upon_nothing(&self, sources: &Sources<'_>) -> Result<Option<Built>> {
        let part = self.part("5");
        let connection = empty(&part)?;
        let built = self.go_forward(RepairWay::Journal, connection, part, sources)?;
        Ok((built.seq > 0).then_some(built))
    }

    /// What was built so far, or nothing, and upon it every record that can be read.
    fn by_rows(&self, old: &Connection, best: Option<&Built>) -> Result<Option<Built>> {
        let part = self.part("6");
        let mut connection = match best {
            Some(best) => {
                remove_with_log(&part)?;
                copy_new(&best.part, &part, &best.part)?;
                connect(&part)?
            }
            None => empty(&part)?,
        };
        let brought = rows::bring(old, &mut connection, self.now)?;
        if !brought.is_any {
            return Ok(None);
        }
        close(connection, &part)?;
        let seq = best.map_or(0, |best| best.seq);
        Ok(Some(Built {
            way: RepairWay::Rows,
            part,
            seq,
            is_of_journal: true,
            lost: brought.unread,
            is_certain: false,
        }))
    }

    fn go_forward(
        &self,
        way: RepairWay,
        mut connection: Connection,
        part: PathBuf,
        sources: &Sources<'_>,
    ) -> Result<Built> {
        let Journey { seq, is_of_journal } = forward(&mut connection, sources)?;
        if seq == 0 {
            return Ok(Built { way, part, seq, is_of_journal, lost: 0, is_certain: false });
        }
        close(connection, &part)?;
        Ok(Built { way, part, seq, is_of_journal, lost: 0, is_certain: false })
    }
}

/// The one that hangs together with the journal, then the one that has more ops, then the first.
fn better(one: Option<Built>, other: Option<Built>) -> Option<Built> {
    match (one, other) {
        (Some(one), Some(other)) => {
            let rank = |built: &Built| (built.is_of_journal, built.seq);
            Some(if rank(&other) > rank(&one) { other } else { one })
        }
        (one, other) => one.or(other),
    }
}

/// Makes all that is derived in a part anew, and looks it over.
fn derive(mut connection: Connection) -> Result<Connection> {
    open::check_version_and_tables(&connection)?;
    connection.execute_batch("REINDEX")?;
    migrate_copy(&mut connection, MIGRATIONS)?;
    derived::make_anew(&mut connection)?;
    check_open(&connection)?;
    Ok(connection)
}

/// Opens a part to build in it; it is made to last when it is finished, not before.
fn connect(part: &Path) -> Result<Connection> {
    let connection = open::connect(part, Use::Write)?;
    connection.execute_batch("PRAGMA synchronous = OFF")?;
    Ok(connection)
}

fn empty(part: &Path) -> Result<Connection> {
    remove_with_log(part)?;
    let mut connection = Connection::open(part)?;
    fill(&mut connection)?;
    drop(connection);
    connect(part)
}

/// Closes a part that is built, makes it last, and checks it as it lies there.
fn close(connection: Connection, part: &Path) -> Result<()> {
    find(&connection, "PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    finish(connection, part)?;
    check(part).map(drop)
}

/// What failed because of what is damaged is no way; what failed for want of room, memory or rights is told.
fn tolerate<T>(tried: Result<T>) -> Result<Option<T>> {
    match tried {
        Ok(done) => Ok(Some(done)),
        Err(
            fault @ (StoreError::DiskFull
            | StoreError::NoMemory
            | StoreError::ReadOnly
            | StoreError::NoPermission
            | StoreError::Busy
            | StoreError::Newer { .. }),
        ) => Err(fault),
        Err(_) => Ok(None),
    }
}
