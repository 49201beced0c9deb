//! `cargo xtask icons`: every size of the icon from the one drawing.

use std::path::Path;

use crate::ledger::{Ledger, Outcome};
use crate::place;
use crate::shell::Failure;
use crate::window_ui;

/// Sides in pixels that desktops look for in the hicolor theme.
const SIDES: &str = "16,24,32,48,64,128,256,512";

/// Draws the PNGs, and the icon files of Windows and macOS, into icons/.
pub fn draw(ledger: &mut Ledger) -> Result<(), Failure> {
    window_ui::set_up(ledger)?;
    ledger.step("icons", || {
        let icons = place::root().join("icons");
        let drawing = icons.join("obelus.svg").display().to_string();
        let scratch = place::target().join("xtask/icons");
        let folder = |name: &str| scratch.join(name);
        let tauri = |out: &Path, more: &[&str]| {
            let out = out.display().to_string();
            window_ui::tool("tauri", &[&["icon", &drawing, "--output", &out][..], more].concat()).run()
        };
        tauri(&folder("sides"), &["--png", SIDES])?;
        tauri(&folder("systems"), &[])?;
        for side in SIDES.split(',') {
            let name = format!("{side}x{side}.png");
            std::fs::copy(folder("sides").join(&name), icons.join(&name))?;
        }
        for name in ["icon.ico", "icon.icns"] {
            std::fs::copy(folder("systems").join(name), icons.join(name))?;
        }
        Ok(Outcome::Done)
    })
}
