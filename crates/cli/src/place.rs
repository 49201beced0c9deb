//! Where the library is: the one rule, for the command line and the window.
//! Invariant: only the folder of the default library is ever made; a library that was named is the desk's to make or to refuse.

use std::ffi::OsString;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use obelus_desk::{Access, Desk, Fault, FaultCode};

use crate::answer::Answer;
use crate::table::one_line;

/// The library that is meant: the one that was named, else the value of `OBELUS_LIBRARY` where it is not empty, else the
/// default one; `None` where the platform has no folder for the data of applications.
pub fn library_of(named: Option<PathBuf>, environment: Option<OsString>) -> Option<PathBuf> {
    let from_environment = || environment.filter(|value| !value.is_empty()).map(PathBuf::from);
    named.or_else(from_environment).or_else(default_library)
}

/// `library.obelus` in the platform's folder for the data of this application.
pub fn default_library() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("org", "obelus", "Obelus")?;
    Some(folders.data_dir().join("library.obelus"))
}

/// Makes the folder of the default library, if that is the one to open: nobody can be asked to make it.
pub fn make_default_folder(library: &Path) {
    if default_library().as_deref() == Some(library)
        && let Some(folder) = library.parent()
    {
        // Where it cannot be made the library cannot be opened, and the desk says why.
        let _ = std::fs::create_dir_all(folder);
    }
}

/// The library of a command, not open yet.
pub(crate) struct Place(PathBuf);

impl Place {
    /// The library that the arguments and the environment mean.
    pub fn find(named: Option<PathBuf>) -> Result<Place, Fault> {
        let found = library_of(named, std::env::var_os("OBELUS_LIBRARY"));
        found.map(Place).ok_or_else(|| Fault::new(FaultCode::LibraryMissing, "library.obelus", ""))
    }

    /// The library's file, for a command that works on it while nobody has it open.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Opens it for a command that asks; a window may write meanwhile.
    pub fn to_read(&self) -> Result<Desk, Fault> {
        Desk::open(&self.0, Access::Read)
    }

    /// Opens it for a command that seeks words in it. A library of an earlier version is brought to the present one first, which
    /// makes its index, where it takes writing.
    pub async fn to_search(&self) -> Result<Desk, Fault> {
        let desk = self.to_read()?;
        if desk.is_indexed().await? {
            return Ok(desk);
        }
        drop(desk);
        Desk::open(&self.0, Access::WriteOrRead)
    }

    /// Opens it for a command that changes what is there. A library that is not there is not made: to judge in an empty
    /// one is a typing error in its name.
    pub fn to_change<'a>(&self, answer: &'a Answer) -> Result<Changing<'a>, Fault> {
        // To open one that is not there for reading says why: it never was, or it is gone.
        let access = if self.0.exists() { Access::Write } else { Access::Read };
        let desk = Desk::open(&self.0, access)?;
        told::opening(&desk, answer);
        Ok(Changing { desk, answer })
    }

    /// Opens it for a command that brings something in; made where it is missing.
    pub fn to_fill(&self) -> Result<Filling<'_>, Fault> {
        make_default_folder(&self.0);
        let was_there = self.0.exists();
        let desk = Desk::open(&self.0, Access::Write)?;
        Ok(Filling { desk, place: self, was_there })
    }
}

/// A library that something is changed in; when the command is done, what could not be kept twice is said.
pub(crate) struct Changing<'a> {
    desk: Desk,
    answer: &'a Answer,
}

impl Deref for Changing<'_> {
    type Target = Desk;
    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl Drop for Changing<'_> {
    fn drop(&mut self) {
        told::behind(&mut self.desk, self.answer);
    }
}

/// What is said of how a library is kept, beside what was asked.
mod told {
    use super::{Answer, Desk};

    /// What was mended when it was opened.
    pub fn opening(desk: &Desk, answer: &Answer) {
        let opening = desk.opening();
        if opening.replayed > 0 {
            let count = opening.replayed;
            answer.note(&format!("{count} changes that the library file had lost were brought back from its journal"));
        }
        if opening.journal_set_aside {
            answer.note("the journal beside the library was damaged, or another one's; it is kept under another name");
        }
    }

    /// What is saved once, but not as often as it should be.
    pub fn behind(desk: &mut Desk, answer: &Answer) {
        let behind = desk.behind_at_end();
        if behind.second_copy {
            answer.note(
                "saved; its second copy, the journal beside the library, could not be written (is the disk full?)",
            );
        }
        if behind.backup {
            answer.note("saved; a backup that is due could not be made (is the disk full?)");
        }
    }
}

/// A library that something is brought into.
pub(crate) struct Filling<'a> {
    pub desk: Desk,
    place: &'a Place,
    was_there: bool,
}

impl Filling<'_> {
    /// Closes it, and says so where it is new; one that was made and stayed empty is gone again.
    pub async fn close(mut self, answer: &Answer) -> Result<(), Fault> {
        told::opening(&self.desk, answer);
        told::behind(&mut self.desk, answer);
        self.desk.close_or_unmake().await?;
        let library = &self.place.0;
        if !self.was_there && library.exists() {
            answer.note(&format!("new library: {}", one_line(&library.display().to_string(), 200)));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(named: Option<&str>, environment: Option<&str>, expected: &str) {
        let found = library_of(named.map(PathBuf::from), environment.map(OsString::from));
        assert_eq!(found.as_deref(), Some(Path::new(expected)), "{named:?} {environment:?}");
    }

    #[test]
    fn a_name_goes_before_the_environment() {
        check(Some("a.obelus"), Some("b.obelus"), "a.obelus");
        check(None, Some("b.obelus"), "b.obelus");
    }

    #[test]
    fn an_empty_environment_says_nothing() {
        assert_eq!(library_of(None, Some(OsString::new())), default_library());
    }
}
