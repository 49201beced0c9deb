//! Traces of one machine: paths that only it has, and the places that its packages came from.

use super::{Page, Violation};

/// Hosts of package registries. Written in two halves, so that this file does not hold what it looks for.
const HOSTS: [&str; 5] = [
    concat!("crates", ".io"),
    concat!("npmjs", ".org"),
    concat!("pypi", ".org"),
    concat!("pythonhosted", ".org"),
    concat!("deb.debian", ".org"),
];

/// Folders of one machine or one person.
const FOLDERS: [&str; 5] =
    [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/tm", "p/"), concat!("/Us", "ers/")];

/// Judges every line of a file.
pub fn judge(page: &Page) -> Vec<Violation> {
    // Cargo itself writes the name of its registry into its lock file.
    let hosts: &[&str] = if page.path == "Cargo.lock" { &[] } else { &HOSTS };
    let mut violations = Vec::new();
    for (index, line) in page.text.lines().enumerate() {
        if let Some(host) = hosts.iter().find(|host| line.contains(**host)) {
            violations.push(Violation::new(page, index + 1, format!("names the registry host {host}")));
        }
        if let Some(folder) = FOLDERS.iter().find(|folder| begins_path(line, folder)) {
            violations.push(Violation::new(page, index + 1, format!("names a folder of one machine: {folder}")));
        }
    }
    violations
}

/// Whether the line holds a path that begins with this folder, and not one that has it further down.
fn begins_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | ')' | '}' | '/' | '*'))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn registries_are_not_named() {
        check("docs/a.md", concat!("see https://crates", ".io/x\n"), &[(1, "registry host")]);
        check("Cargo.lock", concat!("source = \"registry+https://github.com/rust-lang/crates", ".io-index\"\n"), &[]);
    }

    #[test]
    fn folders_of_one_machine_are_not_named() {
        check("docs/a.md", concat!("\nin \"/ho", "me/someone/x\"\n"), &[(2, "folder of one machine")]);
        check("docs/a.md", concat!("in target/tm", "p/x and src/ro", "ot/x\n"), &[]);
    }
}
