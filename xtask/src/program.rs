//! The two programs, `obelus` and `obelus-cli`, as cargo builds them.
//! Invariant: always built as part of the whole workspace, so that one set of features is compiled once and serves
//! window, tests and package alike.

use std::path::PathBuf;

use crate::ledger::{Ledger, Outcome};
use crate::place;
use crate::shell::{Failure, call};

/// How a program is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build.
    Dev,
    /// Small and fast; what people install.
    Release,
}

impl Profile {
    /// The folder in cargo's target folder.
    pub fn folder(self) -> PathBuf {
        place::target().join(match self {
            Profile::Dev => "debug",
            Profile::Release => "release",
        })
    }
}

/// Builds both programs.
pub fn build(ledger: &mut Ledger, profile: Profile) -> Result<(), Failure> {
    ledger.step("build of the programs", || {
        let mut words = vec!["build", "--workspace", "--bins"];
        if profile == Profile::Release {
            words.push("--release");
        }
        call("cargo", &words).run()?;
        Ok(Outcome::Done)
    })
}

/// Builds both programs as the tests have them. Crates that only tests need switch on features of crates that the
/// window needs too; built without them the whole window would be compiled a second time.
pub fn build_beside_tests(ledger: &mut Ledger) -> Result<(), Failure> {
    ledger.step("build of the programs", || {
        call("cargo", &["build", "--workspace", "--bins", "--tests"]).run()?;
        Ok(Outcome::Done)
    })
}

/// Where the desktop application is.
pub fn window(profile: Profile) -> PathBuf {
    profile.folder().join(format!("obelus{}", std::env::consts::EXE_SUFFIX))
}

/// Where the program is that tortures the others.
pub fn torturer(profile: Profile) -> PathBuf {
    profile.folder().join(format!("obelus-torture{}", std::env::consts::EXE_SUFFIX))
}

/// Where the command line without a window is.
pub fn command_line(profile: Profile) -> PathBuf {
    profile.folder().join(format!("obelus-cli{}", std::env::consts::EXE_SUFFIX))
}
