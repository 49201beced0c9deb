//! What the command line of the window says: which library, and which documents to bring in.
//! Invariant: nothing is read or made here. Not here: where a library is that nobody named (`crates/cli`).

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// What to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Launch {
    /// The library.
    pub library: PathBuf,
    /// Documents to import once the window is up, in the order given.
    pub documents: Vec<PathBuf>,
}

/// Why the arguments cannot be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misuse {
    /// `--library` without a file after it.
    LibraryWithoutFile,
    /// An option that the window does not have.
    UnknownOption,
    /// Two libraries: a window shows one.
    TwoLibraries,
    /// The platform names no place for the data of applications, and no library was given.
    NoPlace,
}

impl std::fmt::Display for Misuse {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Misuse::LibraryWithoutFile => "--library wants a file",
            Misuse::UnknownOption => "unknown option; try --help",
            Misuse::TwoLibraries => "two libraries given; a window shows one",
            Misuse::NoPlace => "this system names no data directory; give a library with --library FILE",
        })
    }
}

impl Launch {
    /// Reads the arguments (without the program's name) and the value of `OBELUS_LIBRARY`.
    ///
    /// The library is the one of `--library`, else the `.obelus` argument, else `OBELUS_LIBRARY`, else the default.
    pub fn read(arguments: &[OsString], environment: Option<OsString>) -> Result<Launch, Misuse> {
        let mut library = None;
        let mut documents = Vec::new();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let text = argument.to_string_lossy();
            if argument == "--library" {
                set_library(&mut library, rest.next().ok_or(Misuse::LibraryWithoutFile)?)?;
            } else if let Some(file) = text.strip_prefix("--library=") {
                set_library(&mut library, OsStr::new(file))?;
            } else if argument == "--" {
                documents.extend(rest.by_ref().map(PathBuf::from));
            } else if text.starts_with('-') && text.len() > 1 {
                return Err(Misuse::UnknownOption);
            } else if is_library(Path::new(argument)) {
                set_library(&mut library, argument)?;
            } else {
                documents.push(PathBuf::from(argument));
            }
        }
        let library = obelus_cli::library_of(library, environment).ok_or(Misuse::NoPlace)?;
        Ok(Launch { library, documents })
    }
}

fn set_library(library: &mut Option<PathBuf>, file: &OsStr) -> Result<(), Misuse> {
    match library.replace(PathBuf::from(file)) {
        None => Ok(()),
        Some(_) => Err(Misuse::TwoLibraries),
    }
}

fn is_library(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("obelus"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(arguments: &[&str], environment: Option<&str>, expected: Result<(&str, &[&str]), Misuse>) {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        let read = Launch::read(&arguments, environment.map(OsString::from));
        let expected = expected.map(|(library, documents)| Launch {
            library: PathBuf::from(library),
            documents: documents.iter().map(PathBuf::from).collect(),
        });
        assert_eq!(read, expected, "{arguments:?} with {environment:?}");
    }

    #[test]
    fn the_library_comes_from_the_option_then_the_argument_then_the_environment() {
        check(&["--library", "a.obelus"], Some("c"), Ok(("a.obelus", &[])));
        check(&["--library=a"], Some("c"), Ok(("a", &[])));
        check(&["b.obelus"], Some("c"), Ok(("b.obelus", &[])));
        check(&["B.OBELUS", "text.txt"], Some("c"), Ok(("B.OBELUS", &["text.txt"])));
        check(&[], Some("c"), Ok(("c", &[])));
    }

    #[test]
    fn everything_else_is_a_document() {
        check(&["one.txt", "two.md"], Some("c"), Ok(("c", &["one.txt", "two.md"])));
        check(&["--", "--odd.txt", "d.obelus"], Some("c"), Ok(("c", &["--odd.txt", "d.obelus"])));
    }

    #[test]
    fn misuse_is_refused() {
        check(&["--library"], None, Err(Misuse::LibraryWithoutFile));
        check(&["--libary", "x"], None, Err(Misuse::UnknownOption));
        check(&["a.obelus", "b.obelus"], None, Err(Misuse::TwoLibraries));
        check(&["--library", "a", "b.obelus"], None, Err(Misuse::TwoLibraries));
    }
}
