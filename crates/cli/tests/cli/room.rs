//! A folder with a library in it, and the binary run on it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A short text with a repeat, an emoji of several code points and a letter with a combining accent.
pub const LETTER: &str = "He came in August. Was it so? 👩‍👩‍👧‍👦 saw him in Coyoaca\u{301}n. He left in August.";

/// What a run of the binary came to.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The answer, which is one JSON value and a newline.
    #[track_caller]
    pub fn value(&self) -> Value {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{self:?}");
        assert!(self.out.ends_with('\n') && self.out.matches('\n').count() == 1, "{self:?}");
        serde_json::from_str(&self.out).unwrap()
    }

    /// Code, subject and detail of the fault, which is all of standard error.
    #[track_caller]
    pub fn fault(&self) -> (String, String, String) {
        assert_eq!((self.code, self.out.as_str()), (1, ""), "{self:?}");
        let told: Value = serde_json::from_str(&self.err).unwrap();
        let part = |key: &str| told["fault"][key].as_str().unwrap().to_owned();
        assert_eq!(told["fault"].as_object().unwrap().len(), 3);
        (part("code"), part("subject"), part("detail"))
    }
}

/// A folder that goes away with the test.
pub struct Room(TempDir);

impl Room {
    pub fn new() -> Room {
        let room = Room(tempfile::tempdir().unwrap());
        fs::create_dir(room.path().join("library")).unwrap();
        room
    }

    /// One with a library that holds [`LETTER`], and the document's id.
    pub fn with_letter() -> (Room, String) {
        let room = Room::new();
        room.file("letter.txt", LETTER);
        let imported = room.json(&["import", "letter.txt"]).value();
        (room, imported[0]["document"].as_str().unwrap().to_owned())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    /// The binary, to be run in this folder on its `library/l.obelus`.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_obelus-cli"));
        command.current_dir(self.path()).env("OBELUS_LIBRARY", "library/l.obelus").args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        ran(self.command(arguments), b"")
    }

    pub fn json(&self, arguments: &[&str]) -> Ran {
        let mut with = vec!["--json"];
        with.extend(arguments);
        self.run(&with)
    }

    pub fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Ran {
        ran(self.command(arguments), input)
    }

    /// Every byte of the library, of its log and of whatever else lies beside it, but for its backups.
    pub fn library_bytes(&self) -> BTreeMap<String, Vec<u8>> {
        let folder = self.path().join("library");
        let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
        files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap())).collect()
    }
}

/// Which of the library's files are other than before, with their sizes; nothing where all are the same.
pub fn difference(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let size = |files: &BTreeMap<String, Vec<u8>>, name: &str| files.get(name).map(Vec::len);
    let other = names.into_iter().filter(|name| before.get(*name) != after.get(*name));
    other.map(|name| format!("{name}: {:?} bytes, then {:?}", size(before, name), size(after, name))).collect()
}

/// Runs a command with this on its standard input.
pub fn ran(mut command: Command, input: &[u8]) -> Ran {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A command that does not read its input may have ended already.
    let _ = child.stdin.take().unwrap().write_all(input);
    let done = child.wait_with_output().unwrap();
    Ran {
        code: done.status.code().unwrap(),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

/// An exported file without the lines of these keys at the top.
pub fn without(json: &str, keys: &[&str]) -> String {
    let is_one = |line: &&str| keys.iter().any(|key| line.starts_with(&format!("  \"{key}\":")));
    assert_eq!(json.lines().filter(is_one).count(), keys.len());
    json.lines().filter(|line| !is_one(line)).map(|line| format!("{line}\n")).collect()
}
