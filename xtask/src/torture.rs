//! `cargo xtask torture [SUITE…] [--short]`: everything around the program is broken, and nothing may be lost.
//! Invariant: in full on what people install (release), in short on what the tests have built. Not here: the suites
//! (`crates/torture`), and what is done to the window (`ui/e2e/journeys`).

use crate::journeys;
use crate::ledger::{Ledger, Outcome};
use crate::program::{self, Profile};
use crate::shell::{Failure, call};
use crate::system::{self, Purpose};
use crate::window_ui;

/// The suite that is walked in the real window; in short the tests walk it with all other journeys.
const WINDOW: &str = "window";

/// Sets up, builds and runs the suites that are named, or all.
pub fn torture(ledger: &mut Ledger, arguments: &[String]) -> Result<(), Failure> {
    system::set_up(ledger, Purpose::Tests)?;
    let profile = if arguments.iter().any(|word| word == "--short") { Profile::Dev } else { Profile::Release };
    ledger.step("build of the program and its torturer", || {
        let mut words = vec!["build", "--package", "obelus-cli", "--package", "obelus-torture"];
        if profile == Profile::Release {
            words.push("--release");
        }
        call("cargo", &words).run()?;
        Ok(Outcome::Done)
    })?;
    let suites: Vec<String> = arguments.iter().filter(|word| *word != WINDOW).cloned().collect();
    let names_none = arguments.iter().all(|word| word.starts_with("--"));
    if names_none || suites.iter().any(|word| !word.starts_with("--")) {
        run(ledger, profile, &suites)?;
    }
    if profile == Profile::Release && (names_none || suites.len() < arguments.len()) {
        window_ui::set_up(ledger)?;
        window_ui::build(ledger)?;
        program::build(ledger, profile)?;
        journeys::torture(ledger)?;
    }
    Ok(())
}

/// All suites in their short form, on the programs that the tests have built.
pub fn short(ledger: &mut Ledger) -> Result<(), Failure> {
    run(ledger, Profile::Dev, &["--short".to_owned()])
}

fn run(ledger: &mut Ledger, profile: Profile, arguments: &[String]) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        return ledger.step("torture", || Ok(Outcome::Absent("calls of the system are traced on Linux only")));
    }
    ledger.step("torture", || {
        call(program::torturer(profile), arguments).run()?;
        Ok(Outcome::Done)
    })
}
