//! What must not be there: network crates in the application, window libraries in the command line.
//! Invariant: what counts is what cargo would link, not what a manifest says.

use crate::shell::{Failure, call};

/// Crates that talk to a network, or bring what does. The application has no use for any.
const NETWORK: [&str; 24] = [
    "attohttpc",
    "async-net",
    "awc",
    "curl",
    "curl-sys",
    "h2",
    "hyper",
    "hyper-util",
    "isahc",
    "minreq",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "rustls",
    "socket2",
    "surf",
    "tiny_http",
    "tokio-tungstenite",
    "tonic",
    "tungstenite",
    "ureq",
    "ws",
];

/// Beginnings of the names of crates that need a window system.
const WINDOW: [&str; 12] =
    ["gdk", "gtk", "glib", "javascriptcore", "muda", "soup", "tao", "tauri", "webkit2gtk", "wry", "x11", "wayland"];

/// The desktop application holds no network crate, and no runtime with sockets.
pub fn of_network() -> Result<(), Failure> {
    let found = offenders(&linked("obelus")?, |name| NETWORK.contains(&name));
    refuse("obelus", "talks to a network", &found)?;
    let features =
        call("cargo", &["tree", "--package", "obelus", "--edges", "normal,features", "--prefix", "none"]).read()?;
    match features.lines().any(|line| line.starts_with("tokio feature \"net\"")) {
        true => Err(Failure::new("tokio's feature \"net\" is switched on in obelus")),
        false => Ok(()),
    }
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
}
