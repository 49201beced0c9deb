//! The second copy of every op: a file of lines beside the library, `NAME.journal`. (`NAME-journal` is taken: SQLite
//! would hold it for a rollback journal of its own, and wait for it or delete it.)
//!
//! Invariant: the file grows at its end only, or is written anew aside and renamed; a write to it is synced before the
//! op counts as copied; where a sync failed, the file is never synced again but written anew (what the system then says
//! of the old one means nothing). It follows the log of the library: whatever it lacks is taken from there.
//! Not here: bringing a library forward from it (`library`), building one from it (`repair`).

mod story;

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use obelus_model::OpId;
use rusqlite::Connection;

use crate::cells::find;
use crate::chain::{self, Link};
use crate::files::{is_file_at, remove_if_there, sync_folder_of};
use crate::lock::{beside, folder_fault};
use crate::{Result, Rows, StoreError};

use story::Rest;
pub use story::{Entry, Head, Story};
pub(crate) use story::{peek, read_entry, write_entry};

/// The journal of a library.
pub(crate) fn journal_of(library: &Path) -> PathBuf {
    beside(library, ".journal")
}

/// A journal that follows a library.
pub(crate) struct Journal {
    path: PathBuf,
    head: Head,
    state: State,
}

enum State {
    /// Open at its end.
    Open { file: File, last: Link, length: u64 },
    /// Not there, or not to be trusted any more: to be written anew.
    Anew,
}

/// What a journal is to the library beside which it lies.
pub(crate) enum Standing {
    /// It ends somewhere in the library's log.
    Follows(Journal),
    /// There is none yet.
    Absent,
    /// It has ops that the library lost.
    Ahead,
    /// It belongs to another library, or is damaged beyond its last line.
    Strange,
}

impl Journal {
    /// Looks at the journal of a library: after a crash at all of it, else at its end. Refuses where the two tell
    /// different stories: one of them is not what it was.
    pub(crate) fn find(library: &Path, connection: &Connection, origin: OpId, crashed: bool) -> Result<Standing> {
        let path = journal_of(library);
        let mut story = match Story::open(&path) {
            Ok(Some(story)) if story.head().origin == origin => story,
            Ok(_) => return Ok(Standing::Strange),
            Err(StoreError::Missing) => return Ok(Standing::Absent),
            Err(fault) => return Err(fault),
        };
        let head = *story.head();
        let ours = chain::head(connection)?;
        if !crashed && let Some((last, length)) = last_entry(&path, connection, &story)? {
            return Ok(Standing::Follows(Journal::at(path, head, last, length)?));
        }
        let mut at_ours = (head.base == ours).then_some(ours);
        while let Some(entry) = story.next_entry()? {
            if entry.link.seq == ours.seq {
                at_ours = Some(entry.link);
            }
        }
        let (last, rest) = (story.last(), story.rest()?);
        if last.seq > ours.seq && at_ours == Some(ours) {
            return Ok(Standing::Ahead);
        }
        if last.seq > ours.seq || chain::link_at(connection, last.seq)? != Some(last) {
            // Where it ends as the log does, its beginning is damaged, and nothing is in it that the library has not.
            let is_held = last_entry(&path, connection, &story)?.is_some();
            return if is_held { Ok(Standing::Strange) } else { Err(different()) };
        }
        match rest {
            Rest::Damaged => Ok(Standing::Strange),
            Rest::Torn | Rest::Nothing => {
                let length = story.good_length();
                Ok(Standing::Follows(Journal::at(path, head, last, length)?))
            }
        }
    }

    /// A journal that holds nothing yet. It begins with the making of the library where the log knows the contents of all
    /// that was done; of a library from before it did, where that stands now, and a backup has to hold what was before.
    pub(crate) fn begin(library: &Path, connection: &Connection, origin: OpId) -> Result<Journal> {
        let unknown = "SELECT 1 FROM content WHERE sha256 NOT IN (SELECT sha256 FROM op_content) LIMIT 1";
        let is_known = find(connection, unknown, [], |_| Ok(()))?.is_none();
        let base = if is_known { Link::START } else { chain::head(connection)? };
        Ok(Journal { path: journal_of(library), head: Head { origin, base }, state: State::Anew })
    }

    /// A journal that is there, up to a length; what lies behind is cut off.
    fn at(path: PathBuf, head: Head, last: Link, length: u64) -> Result<Journal> {
        let file = OpenOptions::new().append(true).open(&path)?;
        if file.metadata()?.len() != length {
            file.set_len(length)?;
        }
        Ok(Journal { path, head, state: State::Open { file, last, length } })
    }

    /// Where it begins.
    pub(crate) fn base(&self) -> Link {
        self.head.base
    }

    /// How long it is, in bytes.
    pub(crate) fn length(&self) -> u64 {
        match self.state {
            State::Open { length, .. } => length,
            State::Anew => 0,
        }
    }

    /// Brings it up to the library's log, synced. Where this fails, the next call takes up what is left.
    pub(crate) fn follow(&mut self, connection: &Connection) -> Result<()> {
        let ours = chain::head(connection)?;
        if let State::Open { file, .. } = &self.state
            && !is_file_at(file, &self.path)
        {
            self.state = State::Anew;
            // Something else may lie there by now: it is somebody's, and not written over.
            if self.path.exists() {
                set_journal_aside(&self.path)?;
            }
        }
        loop {
            let State::Open { file, last, length } = &mut self.state else {
                return self.write_anew(connection, ours);
            };
            if last.seq >= ours.seq {
                return Ok(());
            }
            let link = link_at(connection, last.seq + 1)?;
            let written = append(file, connection, link).and_then(|count| {
                file.sync_data().map_err(|error| Failure { fault: error.into(), is_trusted: false })?;
                Ok(count)
            });
            match written {
                Ok(count) => (*last, *length) = (link, *length + count),
                Err(failure) => {
                    // The half line goes; where it cannot, nothing more is laid behind it.
                    if file.set_len(*length).is_err() || !failure.is_trusted {
                        self.state = State::Anew;
                    }
                    return Err(failure.fault);
                }
            }
        }
    }

    /// Drops what lies before an op, which must be in a backup by now.
    pub(crate) fn trim(&mut self, connection: &Connection, seq: i64) -> Result<()> {
        let ours = chain::head(connection)?;
        self.head.base = link_at(connection, seq)?;
        self.write_anew(connection, ours)
    }

    /// Writes it anew from the library's log: aside, synced, renamed over.
    fn write_anew(&mut self, connection: &Connection, ours: Link) -> Result<()> {
        self.state = State::Anew;
        let aside = beside(&self.path, "-new");
        let written = self.write_aside(&aside, connection, ours);
        if written.is_err() {
            remove_if_there(&aside)?;
        }
        let length = written?;
        std::fs::rename(&aside, &self.path)?;
        sync_folder_of(&self.path)?;
        let file = OpenOptions::new().append(true).open(&self.path)?;
        self.state = State::Open { file, last: ours, length };
        Ok(())
    }

    fn write_aside(&self, aside: &Path, connection: &Connection, ours: Link) -> Result<u64> {
        let file = File::create(aside).map_err(folder_fault)?;
        let mut counting = Counting { out: BufWriter::with_capacity(1 << 16, &file), count: 0 };
        story::write_head(&self.head, &mut counting)?;
        for seq in self.head.base.seq + 1..=ours.seq {
            story::write_entry(connection, link_at(connection, seq)?, &mut counting)?;
        }
        counting.flush()?;
        file.sync_all()?;
        Ok(counting.count)
    }
}

/// Why a line is not in the file, and whether what the system says of the file can still be believed.
struct Failure {
    fault: StoreError,
    is_trusted: bool,
}

/// Writes the line of an op at the end of a file; answers how many bytes that were.
fn append(file: &File, connection: &Connection, link: Link) -> Result<u64, Failure> {
    let mut counting = Counting { out: BufWriter::with_capacity(1 << 16, file), count: 0 };
    let written = story::write_entry(connection, link, &mut counting).and_then(|()| Ok(counting.flush()?));
    let count = counting.count;
    // Taken apart, so that what failed to be written is not tried again.
    drop(counting.out.into_parts());
    written.map_err(|fault| Failure { fault, is_trusted: true })?;
    Ok(count)
}

fn link_at(connection: &Connection, seq: i64) -> Result<Link> {
    chain::link_at(connection, seq)?.ok_or_else(|| StoreError::damaged("an op without a link"))
}

/// Whether the journal of a library tells what its log tells, as far as both go; all of it is read. None at all tells
/// nothing wrong, and neither does a last line that is being written.
pub(crate) fn agrees(library: &Path, rows: Rows<'_>) -> Result<bool> {
    let mut story = match Story::open(&journal_of(library)) {
        Ok(Some(story)) => story,
        Ok(None) => return Ok(false),
        Err(StoreError::Missing) => return Ok(true),
        Err(fault) => return Err(fault),
    };
    let Head { origin, base } = *story.head();
    if rows.find_origin()? != origin || chain::link_at(rows.connection, base.seq)? != Some(base) {
        return Ok(false);
    }
    while let Some(entry) = story.next_entry()? {
        if chain::link_at(rows.connection, entry.link.seq)? != Some(entry.link) {
            return Ok(false);
        }
    }
    Ok(story.rest()? != Rest::Damaged)
}

/// Keeps a journal that is not the library's under another name beside it.
pub(crate) fn set_aside(library: &Path) -> Result<()> {
    set_journal_aside(&journal_of(library))
}

fn set_journal_aside(journal: &Path) -> Result<()> {
    let name = |number: u32| beside(journal, &format!("-aside-{number}"));
    let free = (1..=u32::MAX).map(name).find(|path| !path.exists()).ok_or(StoreError::Exists)?;
    std::fs::rename(journal, &free)?;
    sync_folder_of(journal)
}

/// The last entry of a journal and the length of the file, where its end is that of an entry in the library's log.
/// `None` says nothing but that all of it must be looked at.
fn last_entry(path: &Path, connection: &Connection, story: &Story) -> Result<Option<(Link, u64)>> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(story::LONGEST_END)))?;
    let mut end = Vec::new();
    file.read_to_end(&mut end)?;
    // A journal of one line holds nothing yet.
    let last = story::peek(&end).or_else(|| (length == story.good_length()).then_some(story.last()));
    match last {
        Some(last) if chain::link_at(connection, last.seq)? == Some(last) => Ok(Some((last, length))),
        _ => Ok(None),
    }
}

fn different() -> StoreError {
    StoreError::damaged("the library and its journal tell different stories")
}

/// Counts what passes.
struct Counting<W> {
    out: W,
    count: u64,
}

impl<W: Write> Write for Counting<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.count += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}
