//! `cargo xtask test` and its quick part, `check`: what must hold before anything is handed on.
//! Invariant: what is quick and most often wrong comes first; the first step that fails is the last that runs.

use crate::absence;
use crate::install;
use crate::journeys;
use crate::ledger::{Ledger, Outcome};
use crate::place;
use crate::program;
use crate::shell::{Call, Failure, call};
use crate::system::{self, Purpose};
use crate::tidy;
use crate::torture;
use crate::window_ui;

/// Everything.
pub fn test(ledger: &mut Ledger) -> Result<(), Failure> {
    system::set_up(ledger, Purpose::Tests)?;
    quick(ledger)?;
    rust_tests(ledger)?;
    command_line_alone(ledger)?;
    program::build_beside_tests(ledger)?;
    torture::short(ledger)?;
    journeys::walk(ledger, &[])?;
    install::test(ledger)
}

/// The quick part.
pub fn check(ledger: &mut Ledger) -> Result<(), Failure> {
    system::set_up(ledger, Purpose::Window)?;
    quick(ledger)
}

/// Rooms, sizes and names alone.
pub fn tidy(ledger: &mut Ledger) -> Result<(), Failure> {
    ledger.step("tidy", || {
        let violations = tidy::look(place::root())?;
        for violation in &violations {
            println!("{violation}");
        }
        match violations.len() {
            0 => Ok(Outcome::Done),
            count => Err(Failure::new(format!("{count} places break a rule of the house"))),
        }
    })
}

/// Benchmarks of the whole workspace.
pub fn bench(ledger: &mut Ledger) -> Result<(), Failure> {
    simple(ledger, "benchmarks", call("cargo", &["bench", "--workspace", "--bench", "*"]))
}

fn quick(ledger: &mut Ledger) -> Result<(), Failure> {
    simple(ledger, "format", call("cargo", &["fmt", "--all", "--check"]))?;
    tidy(ledger)?;
    ledger.step("no network in the application", || absence::of_network().map(|()| Outcome::Done))?;
    ledger.step("no window in the command line", || absence::of_windows().map(|()| Outcome::Done))?;
    window_ui::set_up(ledger)?;
    simple(ledger, "types of the interface", window_ui::npm(&["run", "check"]))?;
    simple(ledger, "types of the journeys", window_ui::tool("tsc", &["--project", "ui/e2e"]))?;
    simple(ledger, "lints of the interface", window_ui::npm(&["run", "lint"]))?;
    simple(ledger, "tests of the interface", window_ui::npm(&["run", "test"]))?;
    // The window is compiled with its interface inside, so that has to be there first.
    window_ui::build(ledger)?;
    let clippy = ["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"];
    simple(ledger, "lints of Rust", call("cargo", &clippy))
}

fn rust_tests(ledger: &mut Ledger) -> Result<(), Failure> {
    let runner: &[&str] = if call("cargo", &["nextest", "--version"]).succeeds() {
        &["nextest", "run", "--workspace"]
    } else {
        &["test", "--workspace", "--lib", "--bins", "--tests"]
    };
    simple(ledger, "tests of Rust", call("cargo", runner))?;
    simple(ledger, "examples in the documentation", call("cargo", &["test", "--workspace", "--doc", "--quiet"]))
}

/// Built by itself: within the workspace the window's choice of features could hide that it does not stand alone.
fn command_line_alone(ledger: &mut Ledger) -> Result<(), Failure> {
    simple(ledger, "the command line by itself", call("cargo", &["build", "--package", "obelus-cli"]))
}

fn simple(ledger: &mut Ledger, name: &str, call: Call) -> Result<(), Failure> {
    ledger.step(name, || call.run().map(|()| Outcome::Done))
}
