//! What must not be there: network crates in the application, window libraries in the command line.
//! Invariant: what counts is what cargo would link, not what a manifest says.

use std::path::Path;

use crate::place;
use crate::shell::{Failure, call};

/// Crates that talk to a network, or bring what does. The application has no use for any.
const NETWORK: [&str; 44] = [
    "actix-web",
    "async-io",
    "async-net",
    "async-std",
    "attohttpc",
    "awc",
    "axum",
    "boring",
    "curl",
    "curl-sys",
    "h2",
    "h3",
    "hickory-resolver",
    "hyper",
    "hyper-util",
    "isahc",
    "libp2p",
    "mbedtls",
    "minreq",
    "mio",
    "native-tls",
    "openssl",
    "openssl-sys",
    "polling",
    "quinn",
    "reqwest",
    "rustls",
    "smol",
    "socket2",
    "ssh2",
    "surf",
    "tauri-plugin-http",
    "tauri-plugin-opener",
    "tauri-plugin-shell",
    "tauri-plugin-updater",
    "tauri-plugin-upload",
    "tauri-plugin-websocket",
    "tiny_http",
    "tokio-tungstenite",
    "tonic",
    "tungstenite",
    "ureq",
    "warp",
    "ws",
];

/// Features that open sockets, of crates that are there for something else.
const FEATURES: [&str; 4] =
    ["tokio feature \"net\"", "rustix feature \"net\"", "nix feature \"net\"", "nix feature \"socket\""];

/// Words of the standard library for a network; our own rooms have no use for any.
const WORDS: [&str; 5] = ["std::net", "TcpStream", "TcpListener", "UdpSocket", "ToSocketAddrs"];

/// Beginnings of the names of crates that need a window system.
const WINDOW: [&str; 12] =
    ["gdk", "gtk", "glib", "javascriptcore", "muda", "soup", "tao", "tauri", "webkit2gtk", "wry", "x11", "wayland"];

/// The desktop application holds no network crate, and no runtime with sockets.
pub fn of_network() -> Result<(), Failure> {
    let found = offenders(&linked("obelus")?, |name| NETWORK.contains(&name));
    refuse("obelus", "talks to a network", &found)?;
    let features =
        call("cargo", &["tree", "--package", "obelus", "--edges", "normal,features", "--prefix", "none"]).read()?;
    if let Some(feature) = switched_on(&features) {
        return Err(Failure::new(format!("{feature} is switched on in obelus")));
    }
    let root = place::root();
    for room in ["crates", "src-tauri"] {
        speaks_of_networks(&root.join(room))?;
    }
    Ok(())
}

/// The first feature in a tree that opens sockets.
fn switched_on(tree: &str) -> Option<&'static str> {
    FEATURES.into_iter().find(|feature| tree.lines().any(|line| line.starts_with(feature)))
}

/// Refuses Rust source below a folder that speaks of a network; tests may, which look whether it can be reached.
fn speaks_of_networks(folder: &Path) -> Result<(), Failure> {
    let cannot = |error: std::io::Error| Failure::new(format!("{}: {error}", folder.display()));
    for path in place::files_below(folder, &["tests", "benches"]).map_err(cannot)? {
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let source = std::fs::read_to_string(&path).map_err(cannot)?;
        if let Some(word) = WORDS.into_iter().find(|word| source.contains(word)) {
            return Err(Failure::new(format!("{} speaks of a network: {word}", path.display())));
        }
    }
    Ok(())
}

/// The command line holds no window library.
pub fn of_windows() -> Result<(), Failure> {
    let found = offenders(&linked("obelus-cli")?, |name| WINDOW.iter().any(|beginning| name.starts_with(beginning)));
    refuse("obelus-cli", "needs a window system", &found)
}

/// The tree of what is linked into a package, one crate a line.
fn linked(package: &str) -> Result<String, Failure> {
    call("cargo", &["tree", "--package", package, "--edges", "normal", "--prefix", "none"]).read()
}

fn offenders(tree: &str, offends: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found: Vec<String> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|name| offends(name))
        .map(str::to_owned)
        .collect();
    found.sort();
    found.dedup();
    found
}

fn refuse(package: &str, why: &str, found: &[String]) -> Result<(), Failure> {
    match found.first() {
        None => Ok(()),
        Some(first) => Err(Failure::new(format!(
            "{package} links {}, which {why}; `cargo tree -p {package} -i {first}` shows who brings it",
            found.join(", ")
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_that_must_be_absent_is_found_by_its_whole_name() {
        let tree = "obelus v0.1.0 (somewhere)\nserde v1.0.0\nhyper v1.6.0\nhyperlink v1.0.0\nhyper v1.6.0 (*)\n";
        assert_eq!(offenders(tree, |name| NETWORK.contains(&name)), ["hyper"]);
        assert!(refuse("obelus", "talks to a network", &["hyper".to_owned()]).is_err());
    }

    #[test]
    fn a_feature_that_opens_sockets_is_found() {
        assert_eq!(switched_on("tokio v1.48.0\ntokio feature \"rt\"\nrustix feature \"fs\"\n"), None);
        let on = "tokio v1.48.0\nrustix feature \"net\" (command-line)\n";
        assert_eq!(switched_on(on), Some("rustix feature \"net\""));
    }

    #[test]
    fn source_that_speaks_of_a_network_is_found() {
        let folder = place::target().join("absence-test");
        let inside = folder.join("room/src");
        std::fs::create_dir_all(&inside).unwrap();
        std::fs::write(inside.join("lib.rs"), "use std::fs::File;\n").unwrap();
        assert!(speaks_of_networks(&folder).is_ok());
        std::fs::write(inside.join("lib.rs"), "use std::net::Ipv4Addr;\n").unwrap();
        assert!(speaks_of_networks(&folder).is_err());
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn the_application_has_none_of_it() {
        of_network().unwrap();
    }
}
