//! How files open and what things may not be called.

use super::code::without_prose;
use super::{Page, Violation};

/// Endings that say nothing about what a thing is.
const EMPTY_WORDS: [&str; 10] =
    ["Manager", "Service", "Helper", "Helpers", "Util", "Utils", "Handler", "Dto", "Data", "Info"];

/// Judges names and the opening of a source file.
pub fn judge(page: &Page) -> Vec<Violation> {
    let Some((stem, ending)) = stem_and_ending(&page.path) else { return Vec::new() };
    if !matches!(ending, "rs" | "ts" | "svelte") || page.path.contains("/generated/") {
        return Vec::new();
    }
    let mut violations = Vec::new();
    if ending == "rs" && stem == "mod" {
        violations.push(Violation::new(page, 1, "no mod.rs: a module is a file of its own name"));
    }
    if let Some(word) = empty_word(stem) {
        violations.push(Violation::new(page, 1, format!("a file is not called …{word}: say what it is")));
    }
    violations.extend(opening(page, stem, ending));
    violations.extend(types(page, ending));
    violations
}

fn stem_and_ending(path: &str) -> Option<(&str, &str)> {
    path.rsplit('/').next()?.rsplit_once('.')
}

fn opening(page: &Page, stem: &str, ending: &str) -> Option<Violation> {
    let first = page.text.lines().next().unwrap_or("");
    let (is_told, how) = match ending {
        "rs" if stem == "build" => (first.starts_with("//"), "//"),
        "rs" => (first.starts_with("//!"), "//!"),
        "ts" => (first.starts_with("//") || first.starts_with("/*"), "//"),
        _ => (true, ""),
    };
    (!is_told).then(|| Violation::new(page, 1, format!("a file opens with its job: a few lines of {how}")))
}

fn types(page: &Page, ending: &str) -> Vec<Violation> {
    let introducers: &[&str] =
        if ending == "rs" { &["struct", "enum", "trait", "type"] } else { &["class", "interface", "type"] };
    let code = if ending == "rs" { without_prose(&page.text) } else { page.text.clone() };
    let mut violations = Vec::new();
    for (index, line) in code.lines().enumerate() {
        let mut words = line
            .split_whitespace()
            .skip_while(|word| matches!(*word, "pub" | "export" | "default" | "abstract") || word.starts_with("pub("));
        let Some(introducer) = words.next() else { continue };
        let name = words.next().unwrap_or("").split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
        if let Some(word) = empty_word(name).filter(|_| introducers.contains(&introducer)) {
            violations.push(Violation::new(
                page,
                index + 1,
                format!("{name}: nothing is called …{word}; say what it is"),
            ));
        }
    }
    violations
}

/// The empty word that a name ends with, where it is a word of its own: `AppData` and `app-data`, not `metadata`.
fn empty_word(name: &str) -> Option<&'static str> {
    let last = name.rsplit(['_', '-', '.']).next().unwrap_or("");
    EMPTY_WORDS
        .into_iter()
        .find(|word| last == word.to_lowercase() || last == *word || (last.ends_with(*word) && last.len() > word.len()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_rust_file_opens_with_its_job() {
        check("crates/text/src/a.rs", "use x;\n", &[(1, "opens with its job")]);
        check("crates/text/src/a.rs", "// x\n", &[(1, "opens with its job")]);
        check("src-tauri/build.rs", "// Hands over.\n", &[]);
        check("ui/src/parts/a.ts", "export {};\n", &[(1, "opens with its job")]);
        check("ui/src/host/generated/a.ts", "export {};\n", &[]);
    }

    #[test]
    fn names_say_what_a_thing_is() {
        check("crates/text/src/util.rs", "//! x\n", &[(1, "not called …Util")]);
        check("ui/src/parts/date-helper.ts", "// x\n", &[(1, "not called …Helper")]);
        check("crates/text/src/a.rs", "//! x\n\npub struct ClaimData {\n", &[(3, "ClaimData")]);
        check("crates/text/src/a.rs", "//! x\npub(crate) trait EventHandler<T> {}\n", &[(2, "EventHandler")]);
        check("ui/src/parts/a.ts", "// x\nexport interface UserInfo {\n", &[(2, "UserInfo")]);
        check("crates/text/src/metadata.rs", "//! x\npub struct Metadata;\nstruct Informed;\n", &[]);
    }
}
