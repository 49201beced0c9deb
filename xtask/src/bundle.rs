//! `cargo xtask bundle`: the packages that people install, made by Tauri's bundler.
//! Invariant: both programs are inside; what is measured is what was made.

use std::path::{Path, PathBuf};

use crate::ledger::{Ledger, Outcome};
use crate::place;
use crate::program::{self, Profile};
use crate::shell::Failure;
use crate::system::{self, Purpose};
use crate::window_ui;

/// Release packages, with their sizes.
pub fn release(ledger: &mut Ledger) -> Result<(), Failure> {
    system::set_up(ledger, Purpose::Window)?;
    window_ui::set_up(ledger)?;
    window_ui::build(ledger)?;
    program::build(ledger, Profile::Release)?;
    let mut made = vec![program::window(Profile::Release), program::command_line(Profile::Release)];
    ledger.step("packages", || {
        pack(Profile::Release, "deb,rpm")?;
        for kind in ["deb", "rpm"] {
            made.push(newest(Profile::Release, kind)?);
        }
        Ok(Outcome::Done)
    })?;
    println!();
    for file in &made {
        // Megabytes of a million bytes, as file managers and package indexes count.
        println!("{:>8.2} MB  {}", file.metadata()?.len() as f64 / 1e6, place::shown(file));
    }
    Ok(())
}

/// Packs what is built, as the kinds of package named, separated by commas.
pub fn pack(profile: Profile, kinds: &str) -> Result<(), Failure> {
    for kind in kinds.split(',') {
        // An older version would otherwise lie beside the new one.
        let folder = folder(profile, kind);
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
    }
    let config = second_program(&program::command_line(profile));
    let mut words = vec!["bundle", "--ci", "--bundles", kinds, "--config", &config];
    if profile == Profile::Dev {
        words.push("--debug");
    }
    window_ui::tool("tauri", &words).run()
}

/// The package of this kind that was made last.
pub fn newest(profile: Profile, kind: &str) -> Result<PathBuf, Failure> {
    let folder = folder(profile, kind);
    let files = place::files_below(&folder, &[])?;
    let packages = files.into_iter().filter(|file| file.extension().is_some_and(|ending| ending == kind));
    packages
        .max_by_key(|file| place::written(file))
        .ok_or_else(|| Failure::new(format!("the bundler left no .{kind} in {}", place::shown(&folder))))
}

fn folder(profile: Profile, kind: &str) -> PathBuf {
    profile.folder().join("bundle").join(kind)
}

/// Tauri packs the programs of one package only; this adds the other one by its path.
fn second_program(path: &Path) -> String {
    let path = path.display().to_string().replace('\\', "/");
    let files = format!("{{\"files\":{{\"/usr/bin/obelus-cli\":\"{path}\"}}}}");
    format!("{{\"bundle\":{{\"linux\":{{\"deb\":{files},\"rpm\":{files}}}}}}}")
}
