//! The library open for writing: one connection, one lock, one op at a time.
//!
//! Invariant: whatever a call answers, the library is whole: an op is there with its entry in the log, or not at all.
//! Not here: what is in an op (`engine`), queues and threads (`desk`).

mod second;

use std::path::{Path, PathBuf};

use obelus_model::{Annotator, BackupReason, Moment, Op, OpId, Record, Sha256, Verb};
use obelus_text::Span;
use rusqlite::{Connection, TransactionBehavior};

use crate::backups::{check_open, is_backup, write_backup};
use crate::files::{remove_if_there, sync_folder_of};
use crate::journal::Journal;
use crate::lock::{WriteLock, beside};
use crate::migrate::{MIGRATIONS, migrate};
use crate::open::{self, Presence, Use};
use crate::restore::remove_with_log;
use crate::{Committed, Result, Rows, SecondCopy, StoreError, Tx, switch, transact};

/// A file up to this many bytes is read once through (`quick_check`) before it is written to. That takes about a sixth
/// of a second at this size; a larger library is checked by `verify`, so that it still opens at once.
const CHECKED_SIZE: u64 = 64 << 20;

/// A library open for writing. While it is, others can read it, but not write.
pub struct Library {
    // In this order they go: the connection tidies its files before others may come.
    connection: Connection,
    path: PathBuf,
    /// Absent where it could not be read; each write tries again.
    journal: Option<Journal>,
    opening: Opening,
    second_copy: SecondCopy,
    /// An op of which it is not known whether it is saved.
    unsettled: Option<OpId>,
    /// Whether a file that lost its name was backed up.
    is_rescued: bool,
    presence: Presence,
    _lock: WriteLock,
}

/// What was found and mended when a library was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// A writer had not closed it, and all of it was looked at.
    pub checked_after_crash: bool,
    /// So many ops that the file had lost came back from the journal.
    pub replayed: u32,
    /// The journal that lay there was another library's or damaged; it is kept under another name.
    pub journal_set_aside: bool,
}

impl Library {
    /// Makes a new library, with its first annotator and its first entry in the log, where no file is yet.
    ///
    /// It is made aside and then given its name: a crash leaves no half library.
    pub fn create(path: &Path, library: &obelus_model::Library, annotator: &Annotator, op: Op) -> Result<Library> {
        let name = path.file_name().ok_or(StoreError::IsDirectory)?;
        let folder = match path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let path = open::true_path(folder)?.join(name);
        refuse_existing(&path)?;
        let lock = WriteLock::take(&path)?;
        refuse_existing(&path)?;
        open::refuse_network(&path)?;
        if open::was_there(&path) {
            return Err(StoreError::Gone);
        }
        let aside = beside(&path, "-new");
        // Left by a crash while one was made; nobody else makes one while the write lock is held.
        remove_with_log(&aside)?;
        let made = make(&aside, library, annotator, op).and_then(|()| give_name(&aside, &path));
        remove_with_log(&aside)?;
        made?;
        sync_folder_of(&path)?;
        Library::open_locked(path, lock)
    }

    /// Opens a library for writing, an older one after a backup of it was made.
    pub fn open(path: &Path) -> Result<Library> {
        let path = open::find(path)?;
        open::refuse_network(&path)?;
        if is_backup(&path) {
            // Whoever looks into one finds it as it was made; it is restored, not worked on.
            return Err(StoreError::ReadOnly);
        }
        // Before the lock, so that nothing is ever laid beside what is no library.
        drop(Presence::of(&path)?);
        let lock = WriteLock::take(&path)?;
        Library::open_locked(path, lock)
    }

    pub(crate) fn open_locked(path: PathBuf, lock: WriteLock) -> Result<Library> {
        switch::forget_second_names(&path)?;
        let presence = Presence::of(&path)?;
        let crashed = open::has_log(&path);
        let connection = open::connect(&path, Use::Write)?;
        open::check_version_and_tables(&connection)?;
        // Before anything is written. After a crash all of it: the log beside the file may be one that does not belong to it.
        if crashed {
            check_open(&connection)?;
        } else if std::fs::metadata(&path)?.len() <= CHECKED_SIZE {
            open::quick_check(&connection)?;
        }
        let opening = Opening { checked_after_crash: crashed, ..Opening::default() };
        let mut library = Library {
            connection,
            path,
            journal: None,
            opening,
            second_copy: SecondCopy::Written,
            unsettled: None,
            is_rescued: false,
            presence,
            _lock: lock,
        };
        migrate(&mut library.connection, &library.path, MIGRATIONS)?;
        library.take_up_journal(crashed)?;
        // Only now: who is refused finds the file and the log beside it as they were.
        open::accept(&library.connection)?;
        Ok(library)
    }

    /// Closes it and answers its lock, so that nobody comes between this and what is done next with the file.
    pub(crate) fn close(self) -> Result<WriteLock> {
        let Library { connection, _lock: lock, presence, .. } = self;
        connection.close().map_err(|(_, fault)| fault)?;
        drop(presence);
        Ok(lock)
    }

    /// What was found when it was opened.
    pub fn opening(&self) -> Opening {
        self.opening
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What can be asked.
    pub fn rows(&self) -> Rows<'_> {
        Rows { connection: &self.connection }
    }

    /// One user action: does the work and commits it, or, where it fails or panics, leaves everything as it was.
    ///
    /// When it answers, the op is on the disk. Work that changed nothing leaves no entry in the log.
    pub fn transact<T, E: From<StoreError>>(
        &mut self,
        op: Op,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<(T, Committed), E> {
        if matches!(op.verb, Verb::Undo | Verb::Redo) {
            return Err(StoreError::NotAnOp.into());
        }
        let op = Op { reverts: None, ..op };
        self.commit(op.id, op.at, |tx| Ok((work(tx)?, op, None)))
    }

    /// Takes the newest op back that is not. `op` says id, time and annotator of the undoing; its verb and what it
    /// reverts are filled in.
    pub fn undo(&mut self, op: Op) -> Result<Committed> {
        let ((), committed) = self.commit(op.id, op.at, |tx| {
            let (seq, undone) = tx.rows().find_numbered_undo()?.ok_or(StoreError::NothingToUndo)?;
            tx.take_back(seq)?;
            Ok::<_, StoreError>(((), Op { verb: Verb::Undo, reverts: Some(undone.id), ..op }, Some(seq)))
        })?;
        Ok(committed)
    }

    /// Does the op again that was undone last. `op` as for [`Library::undo`].
    pub fn redo(&mut self, op: Op) -> Result<Committed> {
        let ((), committed) = self.commit(op.id, op.at, |tx| {
            let (seq, redone) = tx.rows().find_numbered_redo()?.ok_or(StoreError::NothingToRedo)?;
            tx.do_again(seq)?;
            Ok::<_, StoreError>(((), Op { verb: Verb::Redo, reverts: Some(redone.id), ..op }, Some(seq)))
        })?;
        Ok(committed)
    }

    /// Runs work as one op and has it copied to the journal. An error of COMMIT says that it is not known whether the op
    /// is saved: that is found out before anything is answered.
    fn commit<T, E: From<StoreError>>(
        &mut self,
        id: OpId,
        now: Moment,
        work: impl FnOnce(&mut Tx<'_>) -> Result<(T, Op, Option<i64>), E>,
    ) -> Result<(T, Committed), E> {
        self.refuse_lost_file(now)?;
        self.settle()?;
        match commit(&mut self.connection, work)? {
            Ending::Done(answer, mut committed) => {
                if committed.op.is_some() {
                    committed.second_copy = self.follow();
                }
                Ok((answer, committed))
            }
            Ending::Unknown(answer, mut committed, fault) => {
                self.unsettled = Some(id);
                if !self.settle()? {
                    return Err(fault.into());
                }
                committed.second_copy = self.follow();
                Ok((answer, committed))
            }
        }
    }

    /// Refuses to write into a file that has lost its name: it was deleted, moved or replaced under the open library, and
    /// goes when it is closed. All that is in it is backed up while it can be.
    fn refuse_lost_file(&mut self, now: Moment) -> Result<()> {
        if self.presence.is_at(&self.path) {
            return Ok(());
        }
        if !self.is_rescued {
            self.is_rescued = write_backup(&self.connection, &self.path, BackupReason::Repair, now).is_ok();
        }
        Err(StoreError::Gone)
    }

    /// Finds out whether the op is saved whose COMMIT failed, on a new connection; answers that. The old one stays open
    /// until then: what it shares with the new one says which writes to the log were synced and count.
    fn settle(&mut self) -> Result<bool> {
        let Some(id) = self.unsettled else { return Ok(false) };
        let look = |path: &Path| -> Result<(Connection, bool)> {
            let fresh = open::connect(path, Use::Write)?;
            open::check_version_and_tables(&fresh)?;
            open::accept(&fresh)?;
            let found = Rows { connection: &fresh }.find_op(id)?.is_some();
            Ok((fresh, found))
        };
        let (fresh, found) = look(&self.path).map_err(|_| StoreError::SaveUnknown)?;
        self.connection = fresh;
        self.unsettled = None;
        Ok(found)
    }

    /// Keeps the sentences of a text; derived, so no op.
    pub fn keep_sentences(&mut self, text: &Sha256, rules: u32, spans: &[Span]) -> Result<()> {
        transact::keep_sentences(&self.connection, text, rules, spans)
    }
}

/// How a transaction ended.
enum Ending<T> {
    Done(T, Committed),
    /// COMMIT failed with this: the op may be saved or not.
    Unknown(T, Committed, StoreError),
}

/// Runs work in a transaction and writes its op; the work answers its op and the place of the op that it reverts.
fn commit<T, E: From<StoreError>>(
    connection: &mut Connection,
    work: impl FnOnce(&mut Tx<'_>) -> Result<(T, Op, Option<i64>), E>,
) -> Result<Ending<T>, E> {
    // IMMEDIATE: who cannot write is told before the work, not at its end. A transaction that is dropped, by a fault
    // or a panic, is rolled back.
    let begun = connection.transaction_with_behavior(TransactionBehavior::Immediate);
    let transaction = begun.map_err(StoreError::from)?;
    let mut tx = Tx::begin(&transaction)?;
    let (answer, op, reverts) = work(&mut tx)?;
    let committed = tx.end(op, reverts)?;
    // Not by `Transaction::commit`: while the transaction is still open, SQLite can say which reference is broken.
    match transaction.execute_batch("COMMIT").map_err(StoreError::from) {
        Ok(()) => Ok(Ending::Done(answer, committed)),
        Err(StoreError::Broken { rule, .. }) => {
            let detail = broken_reference(&transaction)?;
            Err(StoreError::Broken { rule, detail }.into())
        }
        Err(fault) => Ok(Ending::Unknown(answer, committed, fault)),
    }
}

/// The first reference that leads nowhere, as `table -> table`.
fn broken_reference(connection: &Connection) -> Result<String> {
    let sql = "SELECT \"table\" || ' -> ' || \"parent\" FROM pragma_foreign_key_check LIMIT 1";
    Ok(crate::cells::find(connection, sql, [], |row| row.get(0))?.unwrap_or_default())
}

fn refuse_existing(path: &Path) -> Result<()> {
    match std::fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => Err(StoreError::IsDirectory),
        Ok(_) => Err(StoreError::Exists),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Makes a whole library under a name of its own.
fn make(path: &Path, library: &obelus_model::Library, annotator: &Annotator, op: Op) -> Result<()> {
    std::fs::File::create_new(path).map_err(crate::lock::folder_fault)?;
    let mut connection = Connection::open(path)?;
    fill(&mut connection)?;
    open::set(&connection, Use::Write)?;
    let op = Op { verb: Verb::CreateLibrary, reverts: None, ..op };
    let ending = commit(&mut connection, |tx| {
        tx.put(Record::Library(library.clone()))?;
        tx.put(Record::Annotator(annotator.clone()))?;
        Ok::<_, StoreError>(((), op, None))
    })?;
    if let Ending::Unknown(.., fault) = ending {
        return Err(fault);
    }
    open::close_whole(connection, path)
}

/// Makes the tables of the present version in an empty database.
pub(crate) fn fill(connection: &mut Connection) -> Result<()> {
    let transaction = connection.transaction()?;
    transaction.execute_batch(open::SCHEMA)?;
    transaction.pragma_update(None, "application_id", open::APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", open::VERSION)?;
    Ok(transaction.commit()?)
}

/// Takes a library away that was made for nothing, with all that lies beside it; whoever calls it has it open for
/// writing, so that nobody else has written into it.
pub fn unmake(library: &Path) -> Result<()> {
    // SQLite leaves its files beside a library alone whose own file is gone.
    ["", "-wal", "-shm", ".journal"].iter().try_for_each(|ending| remove_if_there(&beside(library, ending)))
}

/// Gives a file its name, but never that of another.
pub(crate) fn give_name(from: &Path, to: &Path) -> Result<()> {
    match std::fs::hard_link(from, to) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(StoreError::Exists),
        // A file system without hard links (FAT). Its rename replaces; the lock keeps other Obelus away.
        Err(_) => {
            refuse_existing(to)?;
            Ok(std::fs::rename(from, to)?)
        }
    }
}

#[cfg(test)]
mod tests;
