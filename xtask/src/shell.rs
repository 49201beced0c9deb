//! Starting other programs, and failing with a reason.
//! Invariant: a program that ends badly becomes a failure that names it and how it ended.

use std::ffi::OsStr;
use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};

/// Why a step did not succeed, in a sentence for the person at the terminal.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure with this reason.
    pub fn new(reason: impl Into<String>) -> Failure {
        Failure(reason.into())
    }

    /// The same failure, told from further away.
    pub fn at(self, place: &str) -> Failure {
        Failure(format!("{place}: {}", self.0))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure(error.to_string())
    }
}

/// A program and how it is called.
pub struct Call {
    command: Command,
    told: String,
}

/// A call of `program` with these arguments, from the root of the repository.
pub fn call<A: AsRef<OsStr>>(program: impl AsRef<OsStr>, arguments: &[A]) -> Call {
    let mut command = Command::new(program.as_ref());
    command.args(arguments).current_dir(crate::place::root());
    let mut told = program.as_ref().to_string_lossy().into_owned();
    for argument in arguments {
        told.push(' ');
        told.push_str(&argument.as_ref().to_string_lossy());
    }
    Call { command, told }
}

impl Call {
    /// Calls it from another folder.
    pub fn within(mut self, folder: &Path) -> Call {
        self.command.current_dir(folder);
        self
    }

    /// Calls it with an environment variable set.
    pub fn with(mut self, name: &str, value: impl AsRef<OsStr>) -> Call {
        self.command.env(name, value);
        self
    }

    /// Runs it, its output going where ours goes.
    pub fn run(mut self) -> Result<(), Failure> {
        println!("$ {}", self.told);
        self.command.stdin(Stdio::null());
        let status = self.command.status().map_err(|error| Failure(format!("{}: {error}", self.told)))?;
        if status.success() { Ok(()) } else { Err(Failure(format!("`{}` ended with {status}", self.told))) }
    }

    /// Runs it and gives what it wrote to standard output; standard error goes where ours goes.
    pub fn read(mut self) -> Result<String, Failure> {
        self.command.stdin(Stdio::null()).stderr(Stdio::inherit());
        let output = self.command.output().map_err(|error| Failure(format!("{}: {error}", self.told)))?;
        if !output.status.success() {
            return Err(Failure(format!("`{}` ended with {}", self.told, output.status)));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Whether it can be run and ends well; its output is not shown.
    pub fn succeeds(mut self) -> bool {
        self.command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        self.command.status().is_ok_and(|status| status.success())
    }
}

/// Whether a program of this name is on the path.
pub fn has_program(name: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else { return false };
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}
