//! The user interface: its packages and its build.
//! Invariant: nothing is fetched or built whose inputs are as they were.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::PathBuf;

use crate::ledger::{Ledger, Outcome};
use crate::place;
use crate::shell::{Call, Failure, call};

/// What the built interface does not depend on.
const NOT_INPUT: [&str; 4] = ["node_modules", "dist", "e2e", "test-results"];

/// Brings the packages of the interface.
pub fn set_up(ledger: &mut Ledger) -> Result<(), Failure> {
    ledger.step("packages of the interface", || {
        let wanted = place::written(&place::ui().join("package-lock.json"));
        let installed = place::written(&place::ui().join("node_modules/.package-lock.json"));
        if installed.is_some() && installed >= wanted {
            return Ok(Outcome::Idle("as package-lock.json says"));
        }
        npm(&["ci", "--no-audit", "--no-fund"]).run()?;
        Ok(Outcome::Done)
    })
}

/// Builds the interface into ui/dist.
pub fn build(ledger: &mut Ledger) -> Result<(), Failure> {
    ledger.step("build of the interface", || {
        let stamp = place::target().join("xtask/interface.stamp");
        let fingerprint = fingerprint()?;
        let is_built = place::ui().join("dist/index.html").exists();
        if is_built && std::fs::read_to_string(&stamp).is_ok_and(|known| known == fingerprint) {
            return Ok(Outcome::Idle("nothing changed"));
        }
        npm(&["run", "build"]).run()?;
        if let Some(folder) = stamp.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&stamp, fingerprint)?;
        Ok(Outcome::Done)
    })
}

/// A call of npm in ui/.
pub fn npm(arguments: &[&str]) -> Call {
    // On Windows npm is a script and only found with its ending.
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    call(program, arguments).within(&place::ui())
}

/// A call of a program that a package of the interface brings, from the root of the repository.
pub fn tool(name: &str, arguments: &[&str]) -> Call {
    let ending = if cfg!(windows) { ".cmd" } else { "" };
    let program: PathBuf = place::ui().join("node_modules/.bin").join(format!("{name}{ending}"));
    call(program, arguments)
}

/// Path, size and time of every input, in one number: a file that is added, changed or taken away changes it.
fn fingerprint() -> Result<String, Failure> {
    let mut hasher = DefaultHasher::new();
    for file in place::files_below(&place::ui(), &NOT_INPUT)? {
        let metadata = file.metadata()?;
        (file, metadata.len(), metadata.modified()?).hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}
