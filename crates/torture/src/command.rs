//! The program under test, called as a person calls it: plainly, or with every call of the system watched.
//! Invariant: no run outlives its limit; what it said and how it ended is kept apart.

use std::fs::File;
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::failure::{Failure, Result};

/// No command of a suite takes this long, traced on a busy machine; one that does hangs.
const LIMIT: Duration = Duration::from_secs(60);

/// The library of every scenario, in the folder of the scenario.
pub const LIBRARY: &str = "a.obelus";

/// Where commands run: the program, the folder with the library, and a folder beside it for what they say.
#[derive(Clone, Debug)]
pub struct Place {
    /// The program under test.
    pub program: PathBuf,
    /// The folder with the library; nothing else of the harness is in it.
    pub folder: PathBuf,
    /// A folder of the harness: answers and traces.
    pub aside: PathBuf,
}

/// How a run ended.
#[derive(Clone, Debug)]
pub struct Ended {
    /// The status; absent where the run was stopped because it hung.
    pub status: Option<ExitStatus>,
    /// Standard output.
    pub told: String,
    /// Standard error.
    pub complained: String,
}

impl Ended {
    /// A run that says that it has done what it was asked, whatever came of it: for controls.
    pub fn believed() -> Ended {
        Ended { status: Some(ExitStatus::default()), told: String::new(), complained: String::new() }
    }

    /// Whether it was killed (`kill -9`).
    pub fn is_killed(&self) -> bool {
        self.status.and_then(|status| status.signal()) == Some(9)
    }

    /// Whether it says that it has done what it was asked.
    pub fn is_done(&self) -> bool {
        self.status.is_some_and(|status| status.success())
    }

    /// The exit code, where it ended by itself.
    pub fn code(&self) -> Option<i32> {
        self.status.and_then(|status| status.code())
    }
}

impl Place {
    /// A place below a folder of the harness; both folders are made.
    pub fn new(program: &Path, below: &Path) -> Result<Place> {
        let place = Place { program: program.to_owned(), folder: below.join("disk"), aside: below.join("aside") };
        std::fs::create_dir_all(&place.folder)?;
        std::fs::create_dir_all(&place.aside)?;
        Ok(place)
    }

    /// Where the library lies.
    pub fn library(&self) -> PathBuf {
        self.folder.join(LIBRARY)
    }

    /// What the program says goes into this file.
    pub fn told_path(&self) -> PathBuf {
        self.aside.join("told")
    }

    /// Runs a command of the program to its end.
    pub fn run(&self, words: &[String]) -> Result<Ended> {
        self.finish(self.start(Command::new(&self.program), words)?)
    }

    /// Runs a command of the program to its end, under `strace` with these arguments.
    pub fn run_traced(&self, options: &[String], words: &[String]) -> Result<Ended> {
        let mut strace = Command::new("strace");
        strace.args(options).arg(&self.program);
        self.finish(self.start(strace, words)?)
    }

    /// Starts a command of the program.
    pub fn start(&self, mut command: Command, words: &[String]) -> Result<Child> {
        command.args(["--json", "--library", LIBRARY]).args(words).current_dir(&self.folder);
        // Whatever the one who tests has set must not reach the library that is meant.
        command.env_remove("OBELUS_LIBRARY").env("HOME", &self.aside).env("XDG_DATA_HOME", &self.aside);
        command.stdin(Stdio::null()).stdout(File::create(self.told_path())?).stderr(Stdio::piped());
        command.spawn().map_err(|error| Failure::new(format!("{command:?}: {error}")))
    }

    /// Waits for a command, and stops it where it hangs.
    pub fn finish(&self, mut child: Child) -> Result<Ended> {
        let mut complaints = child.stderr.take();
        // Read on a thread of its own: a worker that outlives its parent would keep the pipe open.
        let reader = std::thread::spawn(move || {
            let mut bytes = Vec::new();
            if let Some(pipe) = complaints.as_mut() {
                let _ = pipe.read_to_end(&mut bytes);
            }
            String::from_utf8_lossy(&bytes).into_owned()
        });
        let begun = Instant::now();
        let mut pause = Duration::from_micros(200);
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break Some(status);
            }
            if begun.elapsed() > LIMIT {
                child.kill()?;
                child.wait()?;
                break None;
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(5));
        };
        let complained = reader.join().unwrap_or_default();
        Ok(Ended { status, told: std::fs::read_to_string(self.told_path())?, complained })
    }
}

/// Words of a command from a line; no word holds a space.
pub fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}
