//! Opening a library: what is looked at before SQLite may touch the file, and how a connection is set.
//!
//! Invariant: what is refused is left as it was, byte for byte, with nothing new beside it. A damaged file is never
//! deleted, emptied or written over.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use crate::lock::beside;
use crate::{Result, StoreError};

/// "Obel" in ASCII, at byte 68 of the file: tells a library from every other SQLite database.
pub(crate) const APPLICATION_ID: u32 = 0x4f62_656c;

/// The version of the tables that this program writes.
pub(crate) const VERSION: u32 = 6;

/// The tables of the present version.
pub(crate) const SCHEMA: &str = include_str!("sql/schema.sql");

/// The first bytes of an SQLite file (file format, section 1.3).
const HEADER: usize = 100;

/// The longest text, original or record in bytes. A text of 64 MiB may have come as UTF-32, which is four times as long.
const LONGEST: i32 = 256 << 20;

/// How a connection will be used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// It reads and writes.
    Write,
    /// It only reads; SQLite itself may still tidy the log of a writer that crashed.
    Read,
    /// It reads a file that takes no writing at all, and beside which no file can be made.
    ReadFixed,
}

/// The true path of a file or folder, so that two names of one library are one lock.
pub(crate) fn true_path(path: &Path) -> Result<PathBuf> {
    Ok(path.canonicalize()?)
}

/// The true path of a library that is there. One that is missing is told as gone where its belongings say that it was.
pub(crate) fn find(path: &Path) -> Result<PathBuf> {
    match true_path(path) {
        Err(StoreError::Missing) if was_there(path) => Err(StoreError::Gone),
        other => other,
    }
}

/// Whether something lies beside the place of a library that only one that was there can have left.
pub(crate) fn was_there(path: &Path) -> bool {
    let is_backed_up = || crate::backups::backups(path).is_ok_and(|backups| !backups.is_empty());
    has_log(path) || beside(path, ".journal").exists() || is_backed_up()
}

/// Refuses to write where another machine's disk would be written.
pub(crate) fn refuse_network(library: &Path) -> Result<()> {
    let folder = library.parent().unwrap_or(library);
    crate::network::network_of(folder).map_or(Ok(()), |kind| Err(StoreError::OnNetwork(kind)))
}

/// The files that connections of this process have open, with how many each.
static OPEN: Mutex<BTreeMap<Identity, usize>> = Mutex::new(BTreeMap::new());

/// Says that a connection of this process has a file open; goes after the connection.
pub(crate) struct Presence {
    identity: Identity,
}

impl Presence {
    /// Examines a file and says that it is going to be open here.
    ///
    /// On Unix, closing any handle of a file drops all locks that the process holds on it, also those of SQLite's
    /// connections; another process would then take a library in use for one that is not, and delete its log. So the
    /// bytes of the file are only looked at while no connection of this process has it open. Where one has, it was
    /// examined then.
    pub(crate) fn of(path: &Path) -> Result<Presence> {
        let identity = identity(path)?;
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if !open.contains_key(&identity) {
            examine(path).map_err(|fault| match fault {
                // Emptied, or written over: what lies beside it says what it was.
                StoreError::NotALibrary if was_there(path) => StoreError::damaged("the file is no library any more"),
                other => other,
            })?;
        }
        *open.entry(identity.clone()).or_default() += 1;
        Ok(Presence { identity })
    }

    /// Whether the file that is open here is still the one of that name.
    pub(crate) fn is_at(&self, path: &Path) -> bool {
        identity(path).is_ok_and(|identity| identity == self.identity)
    }
}

/// Whether a connection of this process has a file open: nobody may then copy it by hand, or put another in its place.
pub(crate) fn is_open_here(path: &Path) -> bool {
    let open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
    identity(path).is_ok_and(|identity| open.contains_key(&identity))
}

impl Drop for Presence {
    fn drop(&mut self) {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.identity) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.identity);
            }
        }
    }
}

/// Which file it is, whatever its name: device and inode.
#[cfg(unix)]
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Identity(u64, u64);

#[cfg(unix)]
fn identity(path: &Path) -> Result<Identity> {
    use std::os::unix::fs::MetadataExt;
    let metadata = std::fs::metadata(path)?;
    Ok(Identity(metadata.dev(), metadata.ino()))
}

/// Which file it is, by its true path.
#[cfg(not(unix))]
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Identity(PathBuf);

#[cfg(not(unix))]
fn identity(path: &Path) -> Result<Identity> {
    true_path(path).map(Identity)
}

/// Looks at the file without SQLite. Answers nothing, or why it is no library that can be opened.
fn examine(path: &Path) -> Result<()> {
    let metadata = std::fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(StoreError::IsDirectory);
    }
    if !metadata.is_file() {
        return Err(StoreError::NotALibrary);
    }
    let mut header = Vec::with_capacity(HEADER);
    File::open(path)?.take(HEADER as u64).read_to_end(&mut header)?;
    let number = |at: usize| header.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    if !header.starts_with(b"SQLite format 3\0") || number(68) != Some(APPLICATION_ID) {
        return Err(StoreError::NotALibrary);
    }
    check_version(number(60).unwrap_or(0))?;
    // A file that was cut off. With a log beside it the file may rightly be shorter than its header says.
    let page = header.get(16..18).and_then(|bytes| bytes.try_into().ok()).map_or(0, u16::from_be_bytes);
    let page = if page == 1 { 65_536 } else { u64::from(page) };
    let whole = page * u64::from(number(28).unwrap_or(0));
    if metadata.len() < whole && !has_log(path) {
        return Err(StoreError::damaged("the file is cut off"));
    }
    Ok(())
}

/// Whether a log with something in it lies beside the library: a writer is at work, or one has crashed.
pub(crate) fn has_log(path: &Path) -> bool {
    std::fs::metadata(beside(path, "-wal")).is_ok_and(|metadata| metadata.len() > 0)
}

/// Older versions of SQLite can lose a commit when two connections begin the log anew at once
/// (sqlite.org/wal.html, "The WAL-Reset Bug"); mended in 3.51.3.
const OLDEST_SQLITE: i32 = 3_051_003;

/// Opens a connection and sets it.
pub(crate) fn connect(path: &Path, for_use: Use) -> Result<Connection> {
    // Ours is built in; one who links another should not find out by a loss.
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::Sqlite(format!("SQLite {} is too old", rusqlite::version())));
    }
    // No CREATE: a file that went missing since it was examined is missing. No mutex: a connection stays on its thread.
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = match for_use {
        Use::Write | Use::Read => Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_READ_WRITE)?,
        Use::ReadFixed => {
            let flags = flags | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            Connection::open_with_flags(fixed_uri(path)?, flags)?
        }
    };
    // SQLite quietly opens for reading what it may not write. For a writer that is no use; a reader would lay a log
    // beside the library that it cannot take away again.
    let open_log = beside(path, "-wal").exists();
    if connection.is_readonly(rusqlite::MAIN_DB)? && (for_use == Use::Write || (for_use == Use::Read && !open_log)) {
        return Err(StoreError::ReadOnly);
    }
    // Until it is accepted: a library that is refused keeps the log of its last writer as it is.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, has_log(path))?;
    set(&connection, for_use)?;
    Ok(connection)
}

/// Says that the library was found to be one: from now on, who closes it last tidies up its log.
pub(crate) fn accept(connection: &Connection) -> Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

/// Closes a library of which the file alone shall be all. SQLite says nothing of a log that it could not fold into the
/// file when it closed, and leaves it: so that is done before, and looked at.
pub(crate) fn close_whole(connection: Connection, path: &Path) -> Result<()> {
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy != 0 {
        return Err(StoreError::Busy);
    }
    connection.close().map_err(|(_, fault)| fault)?;
    if has_log(path) {
        return Err(StoreError::Io(std::io::ErrorKind::Other));
    }
    std::fs::File::open(path)?.sync_all()?;
    Ok(())
}

/// Sets what every connection has; before anything is read.
pub(crate) fn set(connection: &Connection, for_use: Use) -> Result<()> {
    // A library may come from a stranger: its schema may run nothing, and nothing may be written past the tables.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    // "x" is a name, never a text: a typing error in a statement is then found when it is prepared.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    // A statement keeps the plan that it was prepared with: else SQLite prepares one anew for each value that is bound.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
    // One, for `VACUUM INTO`, which attaches the copy that it makes; with none it fails.
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    // Another program that looks into the library (a backup, `sqlite3`) holds it for moments; who waits longer is told.
    connection.busy_timeout(Duration::from_secs(5))?;
    // There are about ninety statements: all stay prepared.
    connection.set_prepared_statement_cache_capacity(128);
    connection.execute_batch(
        "PRAGMA foreign_keys = ON;     -- SQLite's default is off
         PRAGMA cell_size_check = ON;  -- a damaged page is found where it is read, not where it leads to
         PRAGMA temp_store = MEMORY;   -- no words of a document in files elsewhere",
    )?;
    match for_use {
        Use::Write => connection.execute_batch(
            "PRAGMA cache_size = -32768;         -- 32 MiB: the indexes of 100,000 claims stay in memory while they are loaded
             PRAGMA journal_mode = WAL;          -- readers read on while one writes
             PRAGMA synchronous = FULL;          -- what was committed survives a loss of power; NORMAL loses it
             PRAGMA fullfsync = ON;              -- macOS: fsync alone does not reach the disk
             PRAGMA checkpoint_fullfsync = ON;
             PRAGMA wal_autocheckpoint = 1000;   -- SQLite's default, 4 MB: the log stays small, commits stay quick
             PRAGMA journal_size_limit = 16777216; -- after a large load the log shrinks to 16 MiB again",
        )?,
        Use::Read | Use::ReadFixed => connection.execute_batch(
            "PRAGMA query_only = ON;
             PRAGMA cache_size = -4096;          -- 4 MiB: what is read once is in the system's cache; two readers keep theirs all day",
        )?,
    }
    Ok(())
}

/// Asks SQLite what the file is: the log beside it may say other than its first bytes.
pub(crate) fn check_version_and_tables(connection: &Connection) -> Result<()> {
    let number = |sql| connection.query_row(sql, [], |row| row.get::<_, u32>(0));
    if number("PRAGMA application_id")? != APPLICATION_ID {
        return Err(StoreError::NotALibrary);
    }
    check_version(number("PRAGMA user_version")?)?;
    let strange = "SELECT 1 FROM sqlite_schema WHERE type NOT IN ('table', 'index')";
    if crate::cells::find(connection, strange, [], |_| Ok(()))?.is_some() {
        return Err(StoreError::damaged("triggers or views"));
    }
    Ok(())
}

/// Reads every page once, without the indexes' contents.
pub(crate) fn quick_check(connection: &Connection) -> Result<()> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(StoreError::Damaged(found)) }
}

fn check_version(found: u32) -> Result<()> {
    match found {
        0 => Err(StoreError::NotALibrary),
        found if found > VERSION => Err(StoreError::Newer { found, known: VERSION }),
        _ => Ok(()),
    }
}

/// The path as an SQLite URI that promises that nobody writes the file.
fn fixed_uri(path: &Path) -> Result<String> {
    let path = path.to_str().ok_or(StoreError::Io(std::io::ErrorKind::InvalidFilename))?;
    let mut uri = String::from("file:");
    for character in path.chars() {
        match character {
            '%' => uri.push_str("%25"),
            '?' => uri.push_str("%3f"),
            '#' => uri.push_str("%23"),
            '\\' if cfg!(windows) => uri.push('/'),
            other => uri.push(other),
        }
    }
    uri.push_str("?immutable=1");
    Ok(uri)
}
