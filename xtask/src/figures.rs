//! `cargo xtask figures`: the speed and size of the real window, in the release build.
//! Invariant: nothing fails for being slow; figures are for people to read. Not here: what is measured (`ui/e2e/figures`).

use crate::journeys;
use crate::ledger::{Ledger, Outcome};
use crate::place;
use crate::program::{self, Profile};
use crate::shell::{Failure, call};
use crate::system::{self, Purpose};
use crate::window_ui;

/// Sets up, builds for release, and measures; `names` chooses measurements by a part of their name.
pub fn figures(ledger: &mut Ledger, names: &[String]) -> Result<(), Failure> {
    system::set_up(ledger, Purpose::Tests)?;
    window_ui::set_up(ledger)?;
    window_ui::build(ledger)?;
    program::build(ledger, Profile::Release)?;
    ledger.step("build of the empty window", || {
        call("cargo", &["build", "--release", "--package", "obelus", "--example", "empty-window"]).run()?;
        Ok(Outcome::Done)
    })?;
    let album = place::target().join("figures");
    std::fs::create_dir_all(&album)?;
    ledger.step("figures", || {
        journeys::figures(&album, names)?;
        Ok(Outcome::Done)
    })?;
    println!("\nThe figures: {}", place::shown(&album.join("figures.md")));
    Ok(())
}
