//! The files that a person has named, by a dialog, by dropping them, on the command line, and the tokens by which the
//! page speaks of them.
//! Invariant: the page names no path: what it hands in is a token that was handed out here, for the same purpose, or it is
//! refused. Not here: how files are chosen (`choose.rs`), what is done with them (`crates/desk`).
//!
//! A token is a number and the name of the file, `7/letter.txt`: what comes after the stroke is for people. It need be
//! no secret, for a token that was guessed is one that was given to the same page.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use obelus_desk::{Fault, FaultCode};
use serde_json::Value;

/// How many files are remembered; of more, those named first are forgotten. An import of folders takes 10,000 at once.
const MOST: usize = 100_000;

/// What a person has named a file for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be read, or to be opened as a library.
    Read,
    /// To be written.
    Write,
}

/// The parameters of the desk's commands that name files, and what for. A test compares them with the contract.
const PARAMETERS: [(&str, &str, Purpose); 8] = [
    ("import_file", "path", Purpose::Read),
    ("replace_document", "path", Purpose::Read),
    ("find_files", "paths", Purpose::Read),
    ("load", "path", Purpose::Read),
    ("load_sources", "path", Purpose::Read),
    ("export", "path", Purpose::Write),
    ("export_sources", "path", Purpose::Write),
    ("save_original", "path", Purpose::Write),
];

/// The files that were named since the program began.
#[derive(Default)]
pub struct Files {
    named: Mutex<Named>,
}

#[derive(Default)]
struct Named {
    last: u64,
    files: BTreeMap<u64, (Purpose, PathBuf)>,
}

impl Files {
    /// Remembers a file that a person has named, and gives the token for it.
    pub fn name(&self, path: PathBuf, purpose: Purpose) -> String {
        let mut named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        named.last += 1;
        let (number, token) = (named.last, token(named.last, &path));
        named.files.insert(number, (purpose, path));
        if named.files.len() > MOST {
            named.files.pop_first();
        }
        token
    }

    /// The same for several.
    pub fn name_all(&self, paths: impl IntoIterator<Item = PathBuf>, purpose: Purpose) -> Vec<String> {
        paths.into_iter().map(|path| self.name(path, purpose)).collect()
    }

    /// The file that a token stands for, where it was given for this purpose.
    pub fn path(&self, given: &str, purpose: Purpose) -> Result<PathBuf, Fault> {
        let named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        let number = given.split('/').next().and_then(|number| number.parse::<u64>().ok());
        match number.and_then(|number| Some((number, named.files.get(&number)?))) {
            Some((number, (kept, path))) if *kept == purpose && token(number, path) == given => Ok(path.clone()),
            _ => Err(Fault::new(FaultCode::CommandUnknown, given, "file")),
        }
    }

    /// Puts paths in the place of the tokens among the parameters of a command of the desk.
    pub fn resolve(&self, command: &str, params: &mut Value) -> Result<(), Fault> {
        for (_, key, purpose) in PARAMETERS.iter().filter(|(name, ..)| *name == command) {
            match params.get_mut(*key) {
                Some(Value::String(token)) => *token = self.text(token, *purpose)?,
                Some(Value::Array(tokens)) => {
                    for token in tokens {
                        // What is no text is no token; the desk refuses it.
                        let Value::String(token) = token else { continue };
                        *token = self.text(token, *purpose)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn text(&self, token: &str, purpose: Purpose) -> Result<String, Fault> {
        Ok(self.path(token, purpose)?.to_string_lossy().into_owned())
    }
}

fn token(number: u64, path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    format!("{number}/{}", name.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refused<T: std::fmt::Debug>(done: Result<T, Fault>) -> bool {
        done.is_err_and(|fault| fault.code == FaultCode::CommandUnknown)
    }

    #[test]
    fn a_token_stands_for_its_file_and_for_its_purpose_alone() {
        let files = Files::default();
        let read = files.name("/a/letter.txt".into(), Purpose::Read);
        let write = files.name("/a/out.json".into(), Purpose::Write);
        assert_eq!((read.as_str(), write.as_str()), ("1/letter.txt", "2/out.json"));
        assert_eq!(files.path(&read, Purpose::Read).unwrap(), Path::new("/a/letter.txt"));
        assert_eq!(files.path(&write, Purpose::Write).unwrap(), Path::new("/a/out.json"));
        assert!(refused(files.path(&read, Purpose::Write)));
        assert!(refused(files.path(&write, Purpose::Read)));
    }

    #[test]
    fn what_was_not_handed_out_is_refused() {
        let files = Files::default();
        files.name("/a/letter.txt".into(), Purpose::Read);
        let made_up = [
            "",
            "/",
            "1",
            "1/",
            "1/letter",
            "1/letter.txt/",
            "1/../letter.txt",
            "2/letter.txt",
            "+1/letter.txt",
            "01/letter.txt",
            " 1/letter.txt",
            "/a/letter.txt",
            "letter.txt",
            "../letter.txt",
            "/etc/passwd",
            "file:///etc/passwd",
            "18446744073709551616/letter.txt",
            "1/letter.txt\0",
        ];
        for token in made_up {
            assert!(refused(files.path(token, Purpose::Read)), "{token:?}");
        }
        for (command, key, _) in PARAMETERS {
            for path in made_up {
                assert!(refused(files.resolve(command, &mut json!({ key: path }))), "{command} {path:?}");
                assert!(refused(files.resolve(command, &mut json!({ key: [path] }))), "{command} {path:?}");
            }
        }
    }

    #[test]
    fn the_parameters_of_the_desk_are_given_paths() {
        let files = Files::default();
        let tokens = files.name_all(["/a/b.txt".into(), "/".into()], Purpose::Read);
        assert_eq!(tokens, ["1/b.txt", "2//"]);
        let mut params = json!({ "paths": tokens });
        files.resolve("find_files", &mut params).unwrap();
        assert_eq!(params, json!({ "paths": ["/a/b.txt", "/"] }));
        let mut other = json!({ "path": "anything", "name": "1/b.txt" });
        files.resolve("name_library", &mut other).unwrap();
        assert_eq!(other, json!({ "path": "anything", "name": "1/b.txt" }));
    }

    #[test]
    fn so_many_are_remembered_and_no_more() {
        let files = Files::default();
        let first = files.name("/first".into(), Purpose::Read);
        let second = files.name("/second".into(), Purpose::Read);
        for _ in 0..MOST - 1 {
            files.name("/more".into(), Purpose::Read);
        }
        assert!(refused(files.path(&first, Purpose::Read)));
        assert!(files.path(&second, Purpose::Read).is_ok());
    }

    /// A command that is new to the desk must not take a path from the page because nobody thought of it here.
    #[test]
    fn every_parameter_that_names_a_file_is_known_here() {
        let contract = obelus_desk::typescript();
        let commands = contract.split("export interface Commands {").nth(1).unwrap();
        let mut found = Vec::new();
        for line in commands.lines().filter(|line| line.contains(": { params: ")) {
            let (name, rest) = line.trim().split_once(": { params: ").unwrap();
            let (params, _) = rest.split_once(';').unwrap();
            let declared = contract.split(&format!("export type {params} = ")).nth(1).unwrap();
            let declared = declared.split("\n\n").next().unwrap();
            let fields = declared.lines().filter(|line| !line.trim_start().starts_with(['*', '/']));
            for key in fields.filter_map(|line| Some(line.split_once(": ")?.0.trim_end_matches('?').to_owned())) {
                if ["path", "file", "folder", "directory", "destination", "target"]
                    .iter()
                    .any(|each| key.contains(each))
                {
                    found.push((name.to_owned(), key));
                }
            }
        }
        found.sort();
        let mut known = PARAMETERS.map(|(command, key, _)| (command.to_owned(), key.to_owned())).to_vec();
        known.sort();
        assert_eq!(found, known);
    }
}
