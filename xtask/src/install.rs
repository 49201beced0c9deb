//! The installation test: the .deb is unpacked into a root of its own and used from there.
//! Invariant: nothing of the system is changed, and nothing of the build folder is used but the package.

use std::path::{Path, PathBuf};

use crate::bundle;
use crate::journeys;
use crate::ledger::{Ledger, Outcome};
use crate::place;
use crate::program::{self, Profile};
use crate::shell::{Failure, call, has_program};
use crate::system::{self, Purpose};
use crate::window_ui;

/// `cargo xtask install`: the test with all that it needs.
pub fn alone(ledger: &mut Ledger) -> Result<(), Failure> {
    system::set_up(ledger, Purpose::Tests)?;
    window_ui::set_up(ledger)?;
    window_ui::build(ledger)?;
    program::build(ledger, Profile::Dev)?;
    test(ledger)
}

/// Packs what is built for development, unpacks it and looks whether it is whole and starts.
pub fn test(ledger: &mut Ledger) -> Result<(), Failure> {
    let root = place::target().join("xtask/installed");
    ledger.step("package", || {
        if !has_program("dpkg-deb") {
            return Ok(Outcome::Absent("a .deb is unpacked by dpkg-deb, which this system does not have"));
        }
        bundle::pack(Profile::Dev, "deb").map(|()| Outcome::Done)
    })?;
    ledger.step("installation", || {
        if !has_program("dpkg-deb") {
            return Ok(Outcome::Absent("there is no package"));
        }
        unpack(&bundle::newest(Profile::Dev, "deb")?, &root)?;
        desktop_entry(&root)?;
        file_type(&root)?;
        icons(&root)?;
        for name in ["obelus", "obelus-cli"] {
            version(&root.join("usr/bin").join(name))?;
        }
        journeys::installed(&root.join("usr/bin/obelus"), &place::target().join("journeys"))?;
        Ok(Outcome::Done)
    })
}

fn unpack(package: &Path, root: &Path) -> Result<(), Failure> {
    if root.exists() {
        std::fs::remove_dir_all(root)?;
    }
    std::fs::create_dir_all(root)?;
    call("dpkg-deb", &[Path::new("--extract"), package, root]).run()
}

fn desktop_entry(root: &Path) -> Result<(), Failure> {
    let entry = present(root, "usr/share/applications/Obelus.desktop")?;
    let text = std::fs::read_to_string(&entry)?;
    for line in ["Exec=obelus %F", "Icon=obelus", "MimeType=application/x-obelus"] {
        if !text.lines().any(|each| each.trim_end_matches(';') == line) {
            return Err(Failure::new(format!("{} has no line \"{line}\"", place::shown(&entry))));
        }
    }
    call("desktop-file-validate", &[&entry]).run()
}

/// The system's own tool must understand the file type and know the ending afterwards.
fn file_type(root: &Path) -> Result<(), Failure> {
    present(root, "usr/share/mime/packages/obelus.xml")?;
    let folder = root.join("usr/share/mime");
    call("update-mime-database", &[&folder]).run()?;
    let endings = std::fs::read_to_string(folder.join("globs2"))?;
    if endings.lines().any(|line| line.ends_with("application/x-obelus:*.obelus")) {
        Ok(())
    } else {
        Err(Failure::new("the system's list of file types does not know *.obelus"))
    }
}

fn icons(root: &Path) -> Result<(), Failure> {
    let theme = "usr/share/icons/hicolor";
    present(root, &format!("{theme}/scalable/apps/obelus.svg"))?;
    for side in [16, 24, 32, 48, 64, 128, 256, 512] {
        present(root, &format!("{theme}/{side}x{side}/apps/obelus.png"))?;
    }
    Ok(())
}

fn version(program: &Path) -> Result<(), Failure> {
    let answer = call(program, &["--version"]).read()?;
    println!("{}: {}", place::shown(program), answer.trim());
    match answer.split_whitespace().any(|word| word == env!("CARGO_PKG_VERSION")) {
        true => Ok(()),
        false => Err(Failure::new(format!("{} does not tell its version", place::shown(program)))),
    }
}

fn present(root: &Path, path: &str) -> Result<PathBuf, Failure> {
    let file = root.join(path);
    match file.is_file() {
        true => Ok(file),
        false => Err(Failure::new(format!("the package holds no /{path}"))),
    }
}
