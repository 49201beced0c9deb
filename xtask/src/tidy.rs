//! The rules of the house that no compiler knows: who may import whom, how long a file may be, which words are out.
//! Invariant: every violation is told with its file, its line and the rule. Not here: what clippy and eslint see.

mod code;
mod interface;
mod naming;
mod rooms;
mod sizes;
mod traces;

use std::fmt;
use std::path::Path;

use crate::shell::{Failure, call};

/// One file of the repository.
pub struct Page {
    /// Its path from the root, with `/`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// A place that breaks a rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    path: String,
    line: usize,
    rule: String,
}

impl Violation {
    /// The rule is broken in this line, counted from 1.
    fn new(page: &Page, line: usize, rule: impl Into<String>) -> Violation {
        Violation { path: page.path.clone(), line, rule: rule.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.rule)
    }
}

/// Looks through every file that is in the repository or would be with the next commit.
pub fn look(root: &Path) -> Result<Vec<Violation>, Failure> {
    // A clone may belong to someone else than who tests it (a container's root); listing its files harms nobody.
    let git = ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let listing = call("git", &git).within(root).read()?;
    let mut pages = Vec::new();
    for path in listing.split('\0').filter(|path| !path.is_empty()) {
        // A file may be deleted and not yet committed so; what is not text has no lines to tell.
        let Ok(bytes) = std::fs::read(root.join(path)) else { continue };
        let Ok(text) = String::from_utf8(bytes) else { continue };
        pages.push(Page { path: path.to_owned(), text });
    }
    Ok(judge(&pages))
}

/// Every violation in these files, in their order.
pub fn judge(pages: &[Page]) -> Vec<Violation> {
    let rules = [rooms::judge, sizes::judge, naming::judge, interface::judge, traces::judge];
    let mut violations: Vec<Violation> =
        pages.iter().flat_map(|page| rules.iter().flat_map(|rule| rule(page))).collect();
    violations.sort();
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One file of a made-up tree, and the places in it that must be found: line and a part of the rule.
    pub fn check(path: &str, text: &str, expected: &[(usize, &str)]) {
        let page = Page { path: path.to_owned(), text: text.to_owned() };
        let found = judge(&[page]);
        assert_eq!(found.len(), expected.len(), "{path}: {found:#?}");
        for (violation, (line, rule)) in found.iter().zip(expected) {
            assert_eq!(violation.line, *line, "{violation}");
            assert!(violation.rule.contains(rule), "{violation}");
        }
    }

    #[test]
    fn a_violation_is_told_with_its_place_and_its_rule() {
        let page = Page { path: "crates/text/src/mod.rs".to_owned(), text: "//! A room.\n".to_owned() };
        let told: Vec<String> = judge(&[page]).iter().map(ToString::to_string).collect();
        assert_eq!(told, ["crates/text/src/mod.rs:1: no mod.rs: a module is a file of its own name"]);
    }

    #[test]
    fn this_repository_is_tidy() {
        let violations = look(crate::place::root()).unwrap();
        assert_eq!(violations, [], "{}", violations.iter().map(|each| format!("{each}\n")).collect::<String>());
    }
}
