//! What the operating system must bring, and how it is brought.
//! Invariant: nothing is installed that is there already; what cannot be installed here is told as one exact command.
//!
//! Things are looked for as what they are (a library for pkg-config, a program on the path) and not as packages, so
//! that a machine that has them from elsewhere is left alone.

use crate::ledger::{Ledger, Outcome};
use crate::shell::{Failure, call, has_program};

/// What the machine is being set up for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To build the window and open it.
    Window,
    /// To build it and drive it on a display of its own.
    Tests,
}

enum Kind {
    Program(&'static str),
    Library(&'static str),
    /// A file that lies at one of these paths.
    File(&'static [&'static str]),
    /// Words that the system's own Python understands.
    Python(&'static str),
}

struct Need {
    kind: Kind,
    purpose: Purpose,
    debian: &'static str,
    fedora: &'static str,
    arch: &'static str,
}

/// In the order in which they are told. Fedora finds the owner of a file by its path.
const NEEDS: [Need; 12] = [
    Need {
        kind: Kind::Program("cc"),
        purpose: Purpose::Window,
        debian: "build-essential",
        fedora: "gcc",
        arch: "base-devel",
    },
    Need {
        kind: Kind::Program("pkg-config"),
        purpose: Purpose::Window,
        debian: "pkg-config",
        fedora: "pkgconf-pkg-config",
        arch: "pkgconf",
    },
    Need {
        kind: Kind::Library("gtk+-3.0"),
        purpose: Purpose::Window,
        debian: "libgtk-3-dev",
        fedora: "gtk3-devel",
        arch: "gtk3",
    },
    Need {
        kind: Kind::Library("webkit2gtk-4.1"),
        purpose: Purpose::Window,
        debian: "libwebkit2gtk-4.1-dev",
        fedora: "webkit2gtk4.1-devel",
        arch: "webkit2gtk-4.1",
    },
    Need {
        kind: Kind::Program("Xvfb"),
        purpose: Purpose::Tests,
        debian: "xvfb",
        fedora: "xorg-x11-server-Xvfb",
        arch: "xorg-server-xvfb",
    },
    Need {
        kind: Kind::Program("WebKitWebDriver"),
        purpose: Purpose::Tests,
        debian: "webkit2gtk-driver",
        fedora: "/usr/bin/WebKitWebDriver",
        arch: "webkit2gtk-4.1",
    },
    Need {
        kind: Kind::Program("desktop-file-validate"),
        purpose: Purpose::Tests,
        debian: "desktop-file-utils",
        fedora: "desktop-file-utils",
        arch: "desktop-file-utils",
    },
    // Every call of the program that changes a file can be recorded, or made to fail (crates/torture).
    Need { kind: Kind::Program("strace"), purpose: Purpose::Tests, debian: "strace", fedora: "strace", arch: "strace" },
    // What a screen reader hears of the window is read on buses of its own.
    Need {
        kind: Kind::Program("dbus-daemon"),
        purpose: Purpose::Tests,
        debian: "dbus-daemon",
        fedora: "dbus-daemon",
        arch: "dbus",
    },
    Need {
        kind: Kind::File(&[
            "/usr/libexec/at-spi-bus-launcher",
            "/usr/lib/at-spi2-core/at-spi-bus-launcher",
            "/usr/lib/at-spi-bus-launcher",
        ]),
        purpose: Purpose::Tests,
        debian: "at-spi2-core",
        fedora: "at-spi2-core",
        arch: "at-spi2-core",
    },
    Need {
        kind: Kind::Python("import gi"),
        purpose: Purpose::Tests,
        debian: "python3-gi",
        fedora: "python3-gobject",
        arch: "python-gobject",
    },
    Need {
        kind: Kind::Python("import gi; gi.require_version('Atspi', '2.0')"),
        purpose: Purpose::Tests,
        debian: "gir1.2-atspi-2.0",
        fedora: "at-spi2-core",
        arch: "at-spi2-core",
    },
];

impl Need {
    fn is_met(&self) -> bool {
        match self.kind {
            Kind::Program(name) => has_program(name),
            Kind::Library(name) => call("pkg-config", &["--exists", name]).succeeds(),
            Kind::File(paths) => paths.iter().any(|path| std::path::Path::new(path).exists()),
            Kind::Python(words) => call("/usr/bin/python3", &["-c", words]).succeeds(),
        }
    }
}

/// Looks for what is needed and brings what is missing.
pub fn set_up(ledger: &mut Ledger, purpose: Purpose) -> Result<(), Failure> {
    ledger.step("system packages", || bring(purpose))?;
    ledger.step("tools of Rust and Node", tools)
}

fn bring(purpose: Purpose) -> Result<Outcome, Failure> {
    if cfg!(target_os = "macos") {
        return if has_program("cc") {
            Ok(Outcome::Idle("the web view is part of the system"))
        } else {
            Err(Failure::new("no C compiler; install one with:\n\n  xcode-select --install\n"))
        };
    }
    if !cfg!(target_os = "linux") {
        return Ok(Outcome::Idle("the web view is part of the system"));
    }
    let missing = missing(purpose);
    if missing.is_empty() {
        return Ok(Outcome::Idle("all there"));
    }
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let debian: Vec<&str> = missing.iter().map(|need| need.debian).collect();
    match Family::of(&release) {
        Some(Family::Debian) => install_debian(&debian)?,
        Some(Family::Fedora) => return Err(told("sudo dnf install", missing.iter().map(|need| need.fedora))),
        Some(Family::Arch) => return Err(told("sudo pacman -S --needed", missing.iter().map(|need| need.arch))),
        None => {
            let names = debian.join(", ");
            return Err(Failure::new(format!(
                "this system is not one of Debian, Fedora, Arch; install what Debian calls {names}, then try again"
            )));
        }
    }
    match self::missing(purpose).first() {
        None => Ok(Outcome::Done),
        Some(need) => Err(Failure::new(format!("{} is installed and still not to be found", need.debian))),
    }
}

fn missing(purpose: Purpose) -> Vec<&'static Need> {
    NEEDS
        .iter()
        .filter(|need| purpose == Purpose::Tests || need.purpose == Purpose::Window)
        .filter(|n| !n.is_met())
        .collect()
}

fn told<'a>(command: &str, packages: impl Iterator<Item = &'a str>) -> Failure {
    let packages: Vec<&str> = packages.collect();
    Failure::new(format!(
        "some system packages are missing; install them with:\n\n  {command} {}\n",
        packages.join(" ")
    ))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Debian,
    Fedora,
    Arch,
}

impl Family {
    /// Reads `ID` and `ID_LIKE` of an os-release file; the first that is known counts.
    fn of(release: &str) -> Option<Family> {
        let value = |key: &str| release.lines().find_map(|line| line.strip_prefix(key)).unwrap_or("").trim_matches('"');
        value("ID=").split(' ').chain(value("ID_LIKE=").split(' ')).find_map(|id| match id {
            "debian" | "ubuntu" => Some(Family::Debian),
            "fedora" | "rhel" => Some(Family::Fedora),
            "arch" => Some(Family::Arch),
            _ => None,
        })
    }
}

fn install_debian(packages: &[&str]) -> Result<(), Failure> {
    let sudo: &[&str] = if call("id", &["-u"]).read()?.trim() == "0" {
        &[]
    } else if has_program("sudo") && call("sudo", &["-n", "true"]).succeeds() {
        &["sudo", "-n"]
    } else {
        return Err(told("sudo apt-get install --no-install-recommends", packages.iter().copied()));
    };
    let apt = |arguments: &[&str]| {
        let words: Vec<&str> = sudo
            .iter()
            .chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
            .chain(arguments)
            .copied()
            .collect();
        let (program, rest) = words.split_first().ok_or_else(|| Failure::new("no command"))?;
        call(program, rest).run()
    };
    println!("installing {}", packages.join(" "));
    apt(&["update", "--quiet"])?;
    let install = ["install", "--yes", "--quiet", "--no-install-recommends"];
    apt(&install.iter().chain(packages).copied().collect::<Vec<&str>>())
}

/// rustfmt and clippy come with rustup and not with every Rust; npm comes with Node.
fn tools() -> Result<Outcome, Failure> {
    if !has_program("node") || !has_program("npm") {
        return Err(Failure::new("Node.js 20 or later with npm is needed and is not on the path"));
    }
    let version = call("node", &["--version"]).read()?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < 20) {
        return Err(Failure::new(format!("Node.js 20 or later is needed, here is {}", version.trim())));
    }
    let absent: Vec<&str> = [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")]
        .iter()
        .filter(|(program, _)| !call(program, &["--version"]).succeeds())
        .map(|(_, component)| *component)
        .collect();
    if absent.is_empty() {
        return Ok(Outcome::Idle("all there"));
    }
    if !has_program("rustup") {
        return Err(Failure::new(format!("this Rust has no {}; install it as Rust was installed", absent.join(", "))));
    }
    call("rustup", &[&["component", "add"][..], &absent].concat()).run()?;
    Ok(Outcome::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(release: &str, expected: Option<Family>) {
        assert_eq!(Family::of(release), expected, "{release}");
    }

    #[test]
    fn families_are_known_by_their_own_name_or_their_parent() {
        check("PRETTY_NAME=\"Debian\"\nID=debian\n", Some(Family::Debian));
        check("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", Some(Family::Debian));
        check("NAME=Fedora\nID=fedora\n", Some(Family::Fedora));
        check("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", Some(Family::Fedora));
        check("ID=manjaro\nID_LIKE=arch\n", Some(Family::Arch));
        check("ID=nixos\n", None);
        check("", None);
    }
}
