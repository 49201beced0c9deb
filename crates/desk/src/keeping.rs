//! What keeps a library from being lost: backups on a thread of their own, and what is done on a library that is closed.
//!
//! Job: look now and then whether a backup is due; list, restore, copy by path. Invariant: nothing here waits for the
//! writer or makes it wait; the functions on paths refuse a library that is open for writing anywhere.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use obelus_engine::{self as engine, Backup, BackupName, Reader, StoreError, Writer};
use obelus_model::{BackupReason, Clock};

use crate::desk::Desk;
use crate::files::{name_of, refuse_library};
use crate::threads::Errands;
use crate::time::SystemClock;
use crate::wire::{BackupLine, Copied, RepairWay, Repaired, Restored};
use crate::{Fault, FaultCode};

/// So often it is looked at whether a backup is due.
const LOOK: Duration = Duration::from_secs(3 * 60);

/// A journal that is longer is trimmed when a backup was made.
const JOURNAL: u64 = 16 << 20;

/// The thread that makes backups when they are due, from the moment when the library is opened until it is closed.
pub(crate) struct Keeper {
    end: Option<Sender<()>>,
    failed: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Begins to look.
    pub fn start(reader: Reader, writer: Errands<Writer>) -> Keeper {
        let (end, ended) = channel::<()>();
        let failed = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&failed);
        let thread = std::thread::spawn(move || {
            loop {
                // One that cannot be made now (a full disk) is due the next time.
                let made = engine::back_up_if_due(&reader, SystemClock.now());
                told.store(made.is_err(), Ordering::Relaxed);
                if let Ok(Some(_)) = made {
                    // Where the journal cannot be written anew it stays as long as it is.
                    writer.hand_in(|writer| drop(writer.tend_journal(JOURNAL)));
                }
                if ended.recv_timeout(LOOK) != Err(RecvTimeoutError::Timeout) {
                    return;
                }
            }
        });
        Keeper { end: Some(end), failed, thread: Some(thread) }
    }

    /// Whether a backup that was due could not be made.
    pub fn failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }
}

impl Keeper {
    /// Looks no more; a backup that is being made is made first.
    pub fn end(&mut self) {
        self.end = None;
        // One that ended by a panic has nothing left to wait for.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.end();
    }
}

impl Desk {
    /// Backs the library up because somebody asks for it.
    pub(crate) async fn make_backup(&self) -> Result<BackupLine, Fault> {
        self.refuse_reader()?;
        let made = self.read(|reader| {
            let name = engine::back_up(reader, BackupReason::Asked, SystemClock.now())?;
            let backups = engine::backups(reader.path())?;
            let backup = backups.into_iter().find(|backup| backup.name == name).ok_or(StoreError::BackupUnknown)?;
            Ok(line(backup))
        });
        made.await.map_err(|fault| self.about(fault))
    }

    /// Backs up what was done since the newest backup, before something that changes much.
    pub(crate) async fn back_up_before(&self, reason: BackupReason) -> Result<(), Fault> {
        self.refuse_reader()?;
        self.read(move |reader| Ok(engine::back_up_if_behind(reader, reason, SystemClock.now())?))
            .await
            .map_err(|fault| self.about(fault))
            .map(drop)
    }

    fn about(&self, fault: Fault) -> Fault {
        if fault.subject.is_empty() { Fault { subject: name_of(self.path()), ..fault } } else { fault }
    }

    /// Copies the library, whole and checked, to a file that is not there yet; also while another process writes it.
    pub async fn copy_to(&self, path: &Path) -> Result<Copied, Fault> {
        refuse_library(self.path(), path)?;
        let (to, subject) = (path.to_owned(), name_of(path));
        let copied = self.read(move |reader| {
            engine::copy_to(reader, &to)?;
            Ok(copied(&to))
        });
        copied.await.map_err(|fault| of_target(fault, &subject))
    }
}

/// The backups of a library, newest first, each with what it holds.
pub fn list_backups(library: &Path) -> Result<Vec<BackupLine>, Fault> {
    let library = &followed(library);
    let backups = engine::backups(library).map_err(|error| about(library, error))?;
    Ok(backups.into_iter().map(line).collect())
}

/// Restores the backup of this name in the list. Nobody may have the library open for writing.
pub fn restore_backup(library: &Path, name: &str) -> Result<Restored, Fault> {
    let unknown = || Fault::new(FaultCode::BackupUnknown, name, "");
    // Only a name of the list, so that no path comes in by it.
    let parsed: BackupName = name.parse().map_err(|_| unknown())?;
    let path = engine::backup_folder(&followed(library)).join(parsed.to_string());
    restore(library, &path, name)
}

/// Restores any library that nobody has open, a copy that was made by hand, in the place of this one.
pub fn restore_file(library: &Path, file: &Path) -> Result<Restored, Fault> {
    restore(library, file, &name_of(file))
}

/// Puts a library together again that is damaged or gone. Nobody may have it open.
pub fn repair_library(library: &Path) -> Result<Repaired, Fault> {
    let repaired = engine::repair(library, SystemClock.now()).map_err(|error| about(library, error))?;
    let figure = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Repaired {
        aside: repaired.aside.map(|aside| name_of(&aside)),
        way: match repaired.way {
            engine::RepairWay::Reindex => RepairWay::Reindex,
            engine::RepairWay::Journal => RepairWay::Journal,
            engine::RepairWay::Rows => RepairWay::Rows,
        },
        documents: u32::try_from(repaired.documents).unwrap_or(u32::MAX),
        claims: u32::try_from(repaired.claims).unwrap_or(u32::MAX),
        ops: figure(repaired.ops),
        lost: figure(repaired.lost),
        is_certain: repaired.is_certain,
    })
}

/// Copies a library that nobody has open to a file that is not there yet.
pub fn copy_library(from: &Path, to: &Path) -> Result<Copied, Fault> {
    refuse_library(from, to)?;
    match engine::copy_library(from, to) {
        Ok(()) => Ok(copied(to)),
        Err(StoreError::Exists) => Err(Fault::new(FaultCode::FileExists, name_of(to), "")),
        Err(StoreError::DiskFull) => Err(Fault::new(FaultCode::DiskFull, name_of(to), "")),
        Err(error) => Err(about(from, error)),
    }
}

/// Where a link to a library leads: its backups lie beside the library itself.
fn followed(library: &Path) -> PathBuf {
    library.canonicalize().unwrap_or_else(|_| library.to_owned())
}

fn restore(library: &Path, backup: &Path, name: &str) -> Result<Restored, Fault> {
    match engine::restore(library, backup, SystemClock.now()) {
        Ok(restored) => Ok(Restored { aside: restored.aside.map(|aside| name_of(&aside)) }),
        Err(error @ (StoreError::BackupDamaged(_) | StoreError::BackupUnknown | StoreError::Newer { .. })) => {
            Err(Fault { subject: name.to_owned(), ..error.into() })
        }
        Err(error) => Err(about(library, error)),
    }
}

fn line(backup: Backup) -> BackupLine {
    let held = engine::look_into(&backup.path);
    let fault = held.as_ref().err().map(|error| match error {
        StoreError::Newer { .. } => FaultCode::LibraryNewer,
        StoreError::NoPermission => FaultCode::FileNoPermission,
        _ => FaultCode::BackupDamaged,
    });
    let held = held.ok();
    BackupLine {
        name: backup.name.to_string(),
        made: backup.name.made(),
        reason: backup.name.reason(),
        bytes: backup.bytes,
        documents: held.map_or(0, |held| held.documents),
        claims: held.map_or(0, |held| held.claims),
        judged: held.map_or(0, |held| held.judged),
        last_change: held.and_then(|held| held.last_change),
        fault,
    }
}

fn copied(to: &Path) -> Copied {
    Copied { path: name_of(to), bytes: std::fs::metadata(to).map_or(0, |metadata| metadata.len()) }
}

fn about(library: &Path, error: StoreError) -> Fault {
    Fault { subject: name_of(library), ..error.into() }
}

/// A fault of the file that is written, not of the library that is read.
fn of_target(fault: Fault, subject: &str) -> Fault {
    let code = match fault.code {
        FaultCode::LibraryMissing => FaultCode::FileMissing,
        FaultCode::LibraryReadOnly => FaultCode::FileNoPermission,
        other => other,
    };
    Fault { code, subject: subject.to_owned(), ..fault }
}
