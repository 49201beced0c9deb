//! `cargo xtask run`: from a clean clone to an open window.
//! Invariant: where there is no display it is said, and the tour leaves something to look at instead.

use crate::journeys;
use crate::ledger::{Ledger, Outcome};
use crate::place;
use crate::program::{self, Profile};
use crate::shell::{Failure, call};
use crate::system::{self, Purpose};
use crate::window_ui;

/// Sets up, builds, and opens the window with `files`, or plays the tour.
pub fn run(ledger: &mut Ledger, files: &[String]) -> Result<(), Failure> {
    let display = has_display();
    if !display {
        println!("There is no display here: the window will open on a hidden one (Xvfb) and play a short tour.");
    }
    system::set_up(ledger, if display { Purpose::Window } else { Purpose::Tests })?;
    window_ui::set_up(ledger)?;
    window_ui::build(ledger)?;
    program::build(ledger, Profile::Dev)?;
    if display {
        ledger.sum_up();
        println!("\nThe window opens; this terminal is free again when it is closed.");
        // Files are named from where the person is, not from the root.
        return call(program::window(Profile::Dev), files).within(&std::env::current_dir()?).run();
    }
    let album = place::target().join("tour");
    ledger.step("tour", || {
        journeys::tour(&album)?;
        Ok(Outcome::Done)
    })?;
    println!("\nThe tour left these:");
    for file in place::files_below(&album, &[])? {
        println!("  {}", place::shown(&file));
    }
    Ok(())
}

fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
