//! The suites, and what each is handed. A new one is a module and a line in [`SUITES`].

use std::path::PathBuf;

use crate::failure::Result;
use crate::faults;
use crate::full;
use crate::kill;
use crate::power;
use crate::report::Report;
use crate::share::Share;

/// How much is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// A sample, for every run of the tests.
    Short,
    /// All of it.
    Full,
}

impl Length {
    /// The one number or the other.
    pub fn pick<N>(self, short: N, full: N) -> N {
        match self {
            Length::Short => short,
            Length::Full => full,
        }
    }
}

/// What a suite is handed.
#[derive(Clone, Debug)]
pub struct Trial {
    /// How much to try.
    pub length: Length,
    /// What chance begins with.
    pub seed: u64,
    /// How many threads to work with.
    pub workers: usize,
    /// The program under test, `obelus-cli`.
    pub program: PathBuf,
    /// A folder for this suite alone, in memory where there is such.
    pub scratch: PathBuf,
    /// The one place to try, as a loss has told it.
    pub only: Option<String>,
    /// Which of the jobs are this process'.
    pub share: Share,
}

impl Trial {
    /// How many threads to work with where each starts a program and waits for it most of the time.
    pub fn waiting(&self) -> usize {
        2 * self.workers
    }

    /// Those of the jobs that fall to this process.
    pub fn mine<J>(&self, jobs: Vec<J>) -> Vec<J> {
        let Share { part, of } = self.share;
        jobs.into_iter().enumerate().filter(|(index, _)| index % of == part).map(|(_, job)| job).collect()
    }
}

/// A suite.
pub struct Suite {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it does, in a line.
    pub about: &'static str,
    /// Runs it.
    pub run: fn(&Trial) -> Result<Report>,
    /// Whether it opens libraries in this process, again and again: then its jobs are shared out to processes (`share`).
    pub is_shared: bool,
}

/// All of them, in the order in which they run.
pub const SUITES: &[Suite] = &[
    power::SUITE,
    kill::SUITE,
    faults::SUITE,
    full::SUITE,
    // These three ask whether what is there is true, the others whether it is there.
    Suite {
        name: "damage",
        about: "bytes of a library are changed; what is then read without a finding must be true",
        run: crate::damage::run,
        is_shared: true,
    },
    Suite {
        name: "model",
        about: "random work with undo, redo, openings and crashes, held against a model of the library",
        run: crate::model::run,
        is_shared: true,
    },
    Suite {
        name: "documents",
        about: "hostile documents through every reader: none outlives its time or its memory",
        run: crate::documents::run,
        is_shared: false,
    },
];
