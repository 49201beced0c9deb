//! Which room of Rust may import which, and which outside crate lives where. Read from the manifests.

use super::{Page, Violation};

/// A room and the rooms that it may import. docs/ARCHITECTURE.md draws the same.
const ROOMS: [(&str, &[&str]); 16] = [
    ("text", &[]),
    ("model", &["text"]),
    ("index", &[]),
    ("readers", &["text"]),
    ("worker", &["readers"]),
    ("insight", &["text"]),
    ("sources", &[]),
    ("exchange", &["model", "text"]),
    ("store", &["index", "model", "text"]),
    ("engine", &["store", "exchange", "readers", "sources", "insight", "model", "text"]),
    ("desk", &["engine", "model", "worker"]),
    ("cli", &["desk"]),
    ("testkit", &["model", "text"]),
    ("torture", &["desk", "engine", "store", "exchange", "readers", "worker", "insight", "model", "text", "testkit"]),
    ("xtask", &[]),
    (WINDOW, &["desk", "cli"]),
];

/// The root package.
const WINDOW: &str = "src-tauri";

/// Crates from outside that one room keeps to itself, so that the others can do without.
const KEPT: [(&str, &[&str]); 4] = [
    ("rusqlite", &["store", "torture"]),
    ("tauri", &[WINDOW]),
    ("tokio", &["desk", "cli", WINDOW]),
    ("ts-rs", &["desk"]),
];

/// A line of a manifest that names a dependency.
struct Dependency<'a> {
    line: usize,
    section: &'a str,
    name: &'a str,
}

/// Judges a manifest.
pub fn judge(page: &Page) -> Vec<Violation> {
    let Some(room) = room_of(&page.path) else { return Vec::new() };
    let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        return vec![Violation::new(page, 1, format!("the plan has no room \"{room}\": xtask/src/tidy/rooms.rs"))];
    };
    let mut violations = Vec::new();
    for dependency in dependencies(&page.text) {
        let Dependency { line, section, name } = dependency;
        if let Some(other) = name.strip_prefix("obelus-") {
            let is_for_tests = other == "testkit" && section == "dev-dependencies";
            if !is_for_tests && !allowed.contains(&other) {
                let rule = format!("{room} may not import {other} (it may import: {})", listed(allowed));
                violations.push(Violation::new(page, line, rule));
            }
        }
        for (kept, homes) in KEPT {
            let is_it = name == kept || name.strip_prefix(kept).is_some_and(|rest| rest.starts_with('-'));
            if is_it && !homes.contains(&room) {
                violations.push(Violation::new(page, line, format!("{name} lives in {} only", listed(homes))));
            }
        }
    }
    violations
}

fn room_of(path: &str) -> Option<&str> {
    match path {
        "Cargo.toml" => Some(WINDOW),
        "xtask/Cargo.toml" => Some("xtask"),
        _ => path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml"),
    }
}

fn listed(rooms: &[&str]) -> String {
    if rooms.is_empty() { "none".to_owned() } else { rooms.join(", ") }
}

/// Dependencies of the package itself; `[workspace.dependencies]` only says which versions there are.
fn dependencies(manifest: &str) -> Vec<Dependency<'_>> {
    let mut section = "";
    let mut found = Vec::new();
    for (index, line) in manifest.lines().enumerate() {
        let line = line.trim();
        if let Some(header) = line.strip_prefix('[').and_then(|rest| rest.split(']').next()) {
            section = header;
            // `[dependencies.name]` is a section and a dependency at once.
            if let Some((before, name)) = header.rsplit_once('.')
                && is_section(before)
            {
                found.push(Dependency { line: index + 1, section: before, name });
            }
        } else if is_section(section) && !line.starts_with('#') {
            let name = line.split(['=', '.', ' ']).next().unwrap_or("").trim_matches('"');
            if !name.is_empty() {
                found.push(Dependency { line: index + 1, section, name });
            }
        }
    }
    found
}

fn is_section(header: &str) -> bool {
    let last = header.rsplit('.').next().unwrap_or("");
    !header.starts_with("workspace") && matches!(last, "dependencies" | "dev-dependencies" | "build-dependencies")
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_room_imports_only_what_the_plan_says() {
        check(
            "crates/text/Cargo.toml",
            "[dependencies]\nobelus-model.workspace = true\n",
            &[(2, "text may not import model")],
        );
        check("crates/engine/Cargo.toml", "[dependencies]\nobelus-store.workspace = true\n", &[]);
        check(
            "crates/cli/Cargo.toml",
            "[dev-dependencies]\nobelus-store = { path = \"x\" }\n",
            &[(2, "cli may not import store")],
        );
        check(
            "crates/text/Cargo.toml",
            "[dependencies.obelus-desk]\npath = \"x\"\n",
            &[(1, "text may not import desk")],
        );
        check("Cargo.toml", "[dependencies]\nobelus-engine.workspace = true\n", &[(2, "may not import engine")]);
        check("crates/attic/Cargo.toml", "[dependencies]\n", &[(1, "the plan has no room")]);
    }

    #[test]
    fn builders_of_tests_are_for_tests() {
        check("crates/store/Cargo.toml", "[dev-dependencies]\nobelus-testkit.workspace = true\n", &[]);
        check(
            "crates/store/Cargo.toml",
            "[dependencies]\nobelus-testkit.workspace = true\n",
            &[(2, "may not import testkit")],
        );
    }

    #[test]
    fn an_outside_crate_has_one_room() {
        check(
            "crates/engine/Cargo.toml",
            "[dependencies]\nrusqlite.workspace = true\n",
            &[(2, "rusqlite lives in store, torture only")],
        );
        check("crates/store/Cargo.toml", "[dependencies]\nrusqlite.workspace = true\n", &[]);
        check(
            "crates/cli/Cargo.toml",
            "[target.'cfg(unix)'.dependencies]\ntauri-plugin-x = \"2\"\n",
            &[(2, "lives in src-tauri")],
        );
        check(
            "crates/model/Cargo.toml",
            "[dependencies]\nts-rs.workspace = true\n",
            &[(2, "ts-rs lives in desk only")],
        );
        check("Cargo.toml", "[workspace.dependencies]\nrusqlite = \"1\"\n[dependencies]\ntokio = \"1\"\n", &[]);
    }
}
