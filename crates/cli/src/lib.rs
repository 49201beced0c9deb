//! The second host: the command line.
//!
//! Job: read the arguments, ask the desk, say what came of it: to a person in words, to a program in JSON.
//! Invariant: a command goes through the desk only; standard output carries the answer and nothing else; what is refused
//! has a code, exits with 1 and leaves the library as it was. Not here: what a command does to a library (`crates/engine`).

mod answer;
mod arguments;
mod commands;
mod place;
mod stop;
mod table;
mod told;
mod why;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::answer::Answer;
use crate::arguments::Arguments;
use crate::stop::Stop;

pub use place::{default_library, library_of, make_default_folder};

/// What was refused or failed.
const REFUSED: u8 = 1;
/// A check found something.
const FOUND: u8 = 3;
/// Arguments that cannot be followed.
const MISUSED: u8 = 2;

/// Does what the arguments of `obelus` say (without the program's name), where they are a command or ask for help or the
/// version; `None` where they mean the window: nothing, a library, documents, `--library FILE`.
pub fn run(arguments: &[OsString]) -> Option<ExitCode> {
    if is_worker(arguments) {
        return Some(obelus_desk::work());
    }
    means_command(arguments).then(|| run_as("obelus", arguments))
}

/// Does what the arguments of `obelus-cli` say (without the program's name).
pub fn run_alone(arguments: &[OsString]) -> ExitCode {
    if is_worker(arguments) {
        return obelus_desk::work();
    }
    run_as("obelus-cli", arguments)
}

/// Whether this process was started by another one to read a document for it.
fn is_worker(arguments: &[OsString]) -> bool {
    matches!(arguments, [word] if word == obelus_desk::WORKER)
}

/// Whether the arguments are for the command line. A file that is called like a command is named with its folder
/// (`./export`) to be opened in the window.
fn means_command(arguments: &[OsString]) -> bool {
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let text = argument.to_string_lossy();
        if text == "--library" {
            rest.next();
        } else if text == "--" {
            return false;
        } else if text.starts_with('-') && text.len() > 1 {
            if !text.starts_with("--library=") {
                return true;
            }
        } else {
            return is_command(&text) || is_misspelt_command(&text);
        }
    }
    false
}

fn is_command(word: &str) -> bool {
    word == "help" || Arguments::command().find_subcommand(word).is_some()
}

/// A bare word that is no file is a command with a typing error sooner than a document.
fn is_misspelt_command(word: &str) -> bool {
    let is_bare = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
    is_bare && !Path::new(word).exists()
}

fn run_as(program: &'static str, arguments: &[OsString]) -> ExitCode {
    let command = Arguments::command().name(program).bin_name(program);
    let words = std::iter::once(OsString::from(program)).chain(arguments.iter().cloned());
    let read = command.try_get_matches_from(words).and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match read {
        Ok(arguments) => arguments,
        Err(told) => {
            // Help that nobody reads on (`| head`) is no failure.
            let _ = told.print();
            return if told.use_stderr() { ExitCode::from(MISUSED) } else { ExitCode::SUCCESS };
        }
    };
    let answer = Answer::new(program, &arguments.common);
    match commands::run(arguments, &answer) {
        // A reader that has enough closes the pipe: that is how it says so.
        Ok(()) | Err(Stop::Closed) => ExitCode::SUCCESS,
        Err(Stop::Found) => ExitCode::from(FOUND),
        Err(Stop::Told) => ExitCode::from(REFUSED),
        Err(Stop::Fault { fault, file }) => {
            answer.refuse(&fault, file.as_deref());
            ExitCode::from(REFUSED)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(arguments: &[&str], expected: bool) {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        assert_eq!(means_command(&arguments), expected, "{arguments:?}");
    }

    #[test]
    fn a_command_help_and_version_are_for_the_command_line() {
        check(&["documents"], true);
        check(&["--library", "a.obelus", "documents"], true);
        check(&["--library=a.obelus", "import", "-"], true);
        check(&["--json", "documents"], true);
        check(&["--help"], true);
        check(&["-V"], true);
        check(&["help", "import"], true);
    }

    #[test]
    fn a_command_with_a_typing_error_is_for_the_command_line() {
        check(&["imprt", "text.txt"], true);
        check(&["--libary", "x"], true);
    }

    #[test]
    fn files_and_nothing_are_for_the_window() {
        check(&[], false);
        check(&["a.obelus"], false);
        check(&["text.txt", "documents"], false);
        check(&["./export"], false);
        check(&["--library", "documents"], false);
        check(&["--library=a.obelus", "text.txt"], false);
        check(&["--", "documents"], false);
        check(&["src"], false);
    }

    #[test]
    fn the_arguments_are_well_declared() {
        Arguments::command().debug_assert();
    }
}
