//! The order in which another file takes a library's place, such that a crash between any two steps loses nothing.
//!
//! What lies beside a library belongs to it: a log (`-wal`) beside a file that it was not written for would be rolled
//! into it, and ops of a journal that the file does not have would be replayed into it. So they go first, each step is on
//! the disk before the next begins, and what was there is kept aside before anything goes:
//!
//! 1. *aside*: `NAME`, its log and its journal get second names, `NAME-aside-STAMP…`. Without a log a file is
//!    only linked, since it is frozen as soon as another takes its name; with a log both are copied.
//! 2. *journal*: `NAME.journal` goes. The next opening begins one anew, with the file that it finds as its base.
//! 3. *file*: where there is a log, `NAME` goes. Now the library is gone, told as such, and backups and aside are there.
//! 4. *log*: `NAME-wal` and `NAME-shm` go.
//! 5. *place*: the part is renamed to `NAME`.
//!
//! Invariant: after a crash `NAME` is what it was, or the new file, or missing; never a file with what belongs to another.
//! Not here: where the part comes from (`restore`, `repair`).

use std::path::{Path, PathBuf};

use obelus_model::Moment;

use crate::Result;
use crate::backups::stamp;
use crate::files::{copy_new, remove_if_there, size, sync_folder_of};
use crate::lock::beside;

/// What belongs to a library and goes aside with it.
const TOGETHER: [&str; 3] = ["", "-wal", ".journal"];

/// A file on its way to a library's place.
pub(crate) struct Switch {
    /// Where the library lies, or lay.
    library: PathBuf,
    /// The file that takes its place: whole, checked and synced.
    part: PathBuf,
    /// Where what was there goes; none where nothing was there, or where it was copied before.
    aside: Option<PathBuf>,
}

/// One step; each leaves the disk as it says before it answers.
pub(crate) type Step = fn(&Switch) -> Result<()>;

/// All of them, in their order.
pub(crate) const STEPS: &[Step] =
    &[Switch::set_aside, Switch::remove_journal, Switch::remove_file, Switch::remove_log, Switch::take_place];

impl Switch {
    /// Plans it; nothing is touched yet.
    pub(crate) fn new(library: &Path, part: &Path, now: Moment) -> Switch {
        Switch { library: library.to_owned(), part: part.to_owned(), aside: aside_for(library, now) }
    }

    /// The same where all that was there was copied aside before.
    pub(crate) fn after_copy(library: &Path, part: &Path) -> Switch {
        Switch { library: library.to_owned(), part: part.to_owned(), aside: None }
    }

    /// Does all steps, and answers where what was there lies now.
    pub(crate) fn run(self) -> Result<Option<PathBuf>> {
        STEPS.iter().try_for_each(|step| step(&self))?;
        Ok(self.aside)
    }

    fn set_aside(&self) -> Result<()> {
        let Some(aside) = &self.aside else { return Ok(()) };
        set_aside(&self.library, aside, if self.has_log() { Way::Copy } else { Way::Link })
    }

    fn remove_journal(&self) -> Result<()> {
        remove_if_there(&beside(&self.library, ".journal"))?;
        sync_folder_of(&self.library)
    }

    fn remove_file(&self) -> Result<()> {
        if self.has_log() {
            remove_if_there(&self.library)?;
        }
        sync_folder_of(&self.library)
    }

    fn remove_log(&self) -> Result<()> {
        remove_if_there(&beside(&self.library, "-wal"))?;
        remove_if_there(&beside(&self.library, "-shm"))?;
        sync_folder_of(&self.library)
    }

    fn take_place(&self) -> Result<()> {
        std::fs::rename(&self.part, &self.library)?;
        sync_folder_of(&self.library)
    }

    fn has_log(&self) -> bool {
        size(&beside(&self.library, "-wal")) > 0
    }
}

/// How a file gets a second name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// As another name of the same file, where the system has such; else as a copy.
    Link,
    /// As a copy, which nothing that is done to the file can reach.
    Copy,
}

/// Gives a library, its log and its journal second names, and makes them last.
pub(crate) fn set_aside(library: &Path, aside: &Path, way: Way) -> Result<()> {
    for ending in TOGETHER {
        let (from, to) = (beside(library, ending), beside(aside, ending));
        if !from.exists() {
            continue;
        }
        let is_linked = way == Way::Link && std::fs::hard_link(&from, &to).is_ok();
        if !is_linked {
            copy_new(&from, &to, &from)?;
        }
    }
    sync_folder_of(library)
}

/// Takes names aside away again, where the library is what it was.
pub(crate) fn remove_aside(aside: &Path) -> Result<()> {
    TOGETHER.iter().try_for_each(|ending| remove_if_there(&beside(aside, ending)))
}

/// Where what lies there can go; none where nothing does.
pub(crate) fn aside_for(library: &Path, now: Moment) -> Option<PathBuf> {
    let is_there = TOGETHER.iter().any(|ending| beside(library, ending).exists());
    is_there.then(|| free_aside(library, now))
}

/// A name aside that no file has.
fn free_aside(library: &Path, now: Moment) -> PathBuf {
    let mut at = now;
    loop {
        let aside = beside(library, &format!("-aside-{}", stamp(at)));
        let is_free = TOGETHER.iter().all(|ending| !beside(&aside, ending).exists());
        match Moment::from_milliseconds(at.milliseconds() + 1000) {
            Some(next) if !is_free => at = next,
            _ => return aside,
        }
    }
}

/// Takes away the second names of a library that a switch has left which did not come to its end: they would change along
/// with the library that is open, and a log that is theirs no longer fits them.
#[cfg(unix)]
pub(crate) fn forget_second_names(library: &Path) -> Result<()> {
    use std::os::unix::fs::MetadataExt;
    let Some((folder, name)) = library.parent().zip(library.file_name().and_then(|name| name.to_str())) else {
        return Ok(());
    };
    let identity = |path: &Path| std::fs::symlink_metadata(path).ok().map(|of| (of.dev(), of.ino(), of.nlink()));
    for ending in ["", ".journal"] {
        let Some((dev, ino, names)) = identity(&beside(library, ending)) else { continue };
        if names < 2 {
            continue;
        }
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let is_aside = path.file_name().and_then(|other| other.to_str()).is_some_and(|other| {
                other.strip_prefix(name).is_some_and(|rest| rest.starts_with("-aside-") && rest.ends_with(ending))
            });
            if is_aside && identity(&path).is_some_and(|(other, number, _)| (other, number) == (dev, ino)) {
                remove_if_there(&path)?;
            }
        }
    }
    Ok(())
}

/// Elsewhere files are not told apart by more than their names; nothing is taken away.
#[cfg(not(unix))]
pub(crate) fn forget_second_names(_library: &Path) -> Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests;
