//! Journeys through the real window, and the tour, which is one of them.
//! Not here: what a journey does (`ui/e2e`).

use std::path::Path;

use crate::ledger::{Ledger, Outcome};
use crate::place;
use crate::program::{self, Profile};
use crate::shell::{Call, Failure};
use crate::system::{self, Purpose};
use crate::window_ui;

/// `cargo xtask e2e`: sets up, builds, and walks the journeys whose name holds `names`, or all.
pub fn e2e(ledger: &mut Ledger, names: &[String]) -> Result<(), Failure> {
    system::set_up(ledger, Purpose::Tests)?;
    window_ui::set_up(ledger)?;
    window_ui::build(ledger)?;
    program::build(ledger, Profile::Dev)?;
    walk(ledger, names)
}

/// Walks the journeys in what is built.
pub fn walk(ledger: &mut Ledger, names: &[String]) -> Result<(), Failure> {
    ledger.step("journeys", || {
        if !cfg!(target_os = "linux") {
            return Ok(Outcome::Absent("only WebKitGTK has a driver for the web view of an application"));
        }
        let album = place::target().join("journeys");
        vitest(&program::window(Profile::Dev), &album, &named(names)).run()?;
        println!("pictures: {}", place::shown(&album));
        Ok(Outcome::Done)
    })
}

/// How often the window is killed in full.
const KILLS: &str = "45";

/// Walks in full what is done to the window that people install: kills, scripts in documents, a page that was taken over.
pub fn torture(ledger: &mut Ledger) -> Result<(), Failure> {
    ledger.step("torture of the window", || {
        if !cfg!(target_os = "linux") {
            return Ok(Outcome::Absent("only WebKitGTK has a driver for the web view of an application"));
        }
        let album = place::target().join("torture").join("window");
        let files = ["killed", "scripts", "walls"];
        let walk = vitest(&program::window(Profile::Release), &album, &files);
        walk.with("OBELUS_KILLS", KILLS).with("OBELUS_FULL", "1").run()?;
        Ok(Outcome::Done)
    })
}

/// Plays the tour; pictures and what it exports go into `album`.
pub fn tour(album: &Path) -> Result<(), Failure> {
    vitest(&program::window(Profile::Dev), album, &[]).with("OBELUS_E2E", "tour").run()
}

/// Measures the release build; the figures go into `album`.
pub fn figures(album: &Path, names: &[String]) -> Result<(), Failure> {
    vitest(&program::window(Profile::Release), album, &named(names)).with("OBELUS_E2E", "figures").run()
}

/// The arguments that choose tests by a part of their name.
fn named(names: &[String]) -> Vec<&str> {
    names.iter().flat_map(|name| ["-t", name.as_str()]).collect()
}

/// Starts the installed application at `binary` and looks whether its window answers.
pub fn installed(binary: &Path, album: &Path) -> Result<(), Failure> {
    vitest(binary, album, &[]).with("OBELUS_E2E", "installed").run()
}

fn vitest(binary: &Path, album: &Path, filter: &[&str]) -> Call {
    let words = ["run", "--config", "e2e/vitest.config.ts"];
    window_ui::tool("vitest", &[&words[..], filter].concat())
        .within(&place::ui())
        .with("OBELUS_BINARY", binary)
        .with("OBELUS_ALBUM", album)
}
