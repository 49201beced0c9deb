//! The rooms of the interface: host ← state ← words ← rooms of nouns ← app; parts import nothing of ours. And what would
//! make markup or a script of a text, which is nowhere.

use super::{Page, Violation};

/// The rooms of one noun each; they do not know each other.
const NOUNS: [&str; 14] = [
    "reading",
    "pages",
    "library",
    "claims",
    "codebook",
    "history",
    "evidence",
    "sources",
    "search",
    "exchange",
    "progress",
    "keeping",
    "suggestions",
    "versions",
];

/// The one file that knows that JavaScript counts in UTF-16.
const UTF16: &str = "ui/src/reading/utf16.ts";

/// Ways of the page to make markup or a script of a text. Without them no text of a document can become either.
const MARKUP: [&str; 24] = [
    "{@html",
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "setHTML",
    "parseHTML",
    "createContextualFragment",
    "DOMParser",
    "document.write",
    "document.domain",
    "srcdoc",
    "javascript:",
    "vbscript:",
    "eval(",
    "eval?.(",
    "new Function",
    "Function(",
    "setTimeout(\"",
    "setTimeout('",
    "setInterval(\"",
    "setInterval('",
    "importScripts",
    "insertRule(`",
    "<iframe",
];

/// Judges the imports of a file of the interface, whether it counts characters, and whether it makes markup.
pub fn judge(page: &Page) -> Vec<Violation> {
    let Some(inside) = page.path.strip_prefix("ui/src/") else { return markup(page, page.path == "ui/index.html") };
    if !(inside.ends_with(".ts") || inside.ends_with(".svelte")) || inside.starts_with("host/generated/") {
        return Vec::new();
    }
    let home = inside.split_once('/').map_or("app", |(room, _)| room);
    let mut violations = Vec::new();
    for (line, specifier) in imports(&page.text) {
        if specifier.starts_with("@tauri-apps/") && home != "host" {
            violations.push(Violation::new(page, line, "@tauri-apps is imported in ui/src/host only"));
        }
        let Some(other) = room_of(inside, specifier) else { continue };
        if !may_import(home, &other) {
            violations.push(Violation::new(page, line, format!("{home} may not import {other}")));
        }
    }
    violations.extend(counting(page));
    violations.extend(markup(page, true));
    violations
}

/// The lines in which markup or a script is made of a text. Tests may speak of it.
fn markup(page: &Page, is_interface: bool) -> Vec<Violation> {
    if !is_interface || page.path.ends_with(".test.ts") {
        return Vec::new();
    }
    let mut violations = Vec::new();
    for (index, line) in page.text.lines().enumerate() {
        for word in MARKUP.iter().filter(|word| stands_in(line, word)) {
            let rule = format!("no text becomes markup or a script: {word}");
            violations.push(Violation::new(page, index + 1, rule));
        }
    }
    violations
}

/// Whether a word stands in a line and is not the end of a longer one.
fn stands_in(line: &str, word: &str) -> bool {
    let is_part = |before: char| before.is_alphanumeric() || before == '_' || before == '$';
    let starts_as_name = word.starts_with(char::is_alphabetic);
    line.match_indices(word)
        .any(|(at, _)| !starts_as_name || !line.get(..at).unwrap_or("").chars().next_back().is_some_and(is_part))
}

fn may_import(home: &str, other: &str) -> bool {
    let is_noun = |room: &str| NOUNS.contains(&room);
    match home {
        _ if home == other => true,
        "app" => true,
        "host" | "parts" => false,
        "state" => other == "host",
        "words" => matches!(other, "host" | "state"),
        noun if is_noun(noun) => matches!(other, "host" | "state" | "words" | "parts"),
        _ => false,
    }
}

/// The room that a specifier leads to, seen from a file (both below ui/src); `None` for packages from outside.
fn room_of(file: &str, specifier: &str) -> Option<String> {
    if let Some(alias) = specifier.strip_prefix('$') {
        let room = alias.split('/').next().unwrap_or("");
        return (NOUNS.contains(&room) || matches!(room, "host" | "state" | "words" | "parts" | "app"))
            .then(|| room.to_owned());
    }
    if !specifier.starts_with('.') {
        return None;
    }
    let mut path: Vec<&str> = file.split('/').collect();
    path.pop();
    for step in specifier.split('/') {
        match step {
            "." => {}
            ".." => {
                path.pop()?;
            }
            name => path.push(name),
        }
    }
    // What lies beside main.ts belongs to the app.
    Some(if path.len() < 2 { "app".to_owned() } else { (*path.first()?).to_owned() })
}

/// Line (from 1) and specifier of every `from "…"`, `import "…"` and `import("…")`.
fn imports(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for opener in ["from ", "import ", "import("] {
            for (at, _) in line.match_indices(opener) {
                let rest = line.get(at + opener.len()..).unwrap_or("");
                let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
                if let Some(specifier) = rest.get(1..).and_then(|rest| rest.split(quote).next()) {
                    found.push((index + 1, specifier));
                }
            }
        }
    }
    found
}

fn counting(page: &Page) -> Vec<Violation> {
    if page.path == UTF16 || page.path.ends_with(".test.ts") {
        return Vec::new();
    }
    let counts = |line: &str| [".codePointAt(", ".charCodeAt(", ".charAt("].iter().any(|call| line.contains(call));
    let lines = page.text.lines().enumerate().filter(|(_, line)| counts(line));
    lines.map(|(index, _)| Violation::new(page, index + 1, format!("characters are counted in {UTF16} only"))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    fn check_import(file: &str, specifier: &str, expected: &[(usize, &str)]) {
        check(file, &format!("// x\nimport {{ a }} from \"{specifier}\";\n"), expected);
    }

    #[test]
    fn rooms_import_from_left_to_right() {
        check_import("ui/src/state/a.ts", "../host/host.ts", &[]);
        check_import("ui/src/host/a.ts", "../state/a.ts", &[(2, "host may not import state")]);
        check_import("ui/src/claims/list/a.ts", "../../state/a.ts", &[]);
        check_import("ui/src/claims/a.ts", "../words/a.ts", &[]);
        check_import("ui/src/claims/a.ts", "../reading/a.ts", &[(2, "claims may not import reading")]);
        check_import("ui/src/claims/a.ts", "$app/words.ts", &[(2, "claims may not import app")]);
        check_import("ui/src/app/a.ts", "../claims/a.ts", &[]);
        check_import("ui/src/main.ts", "./app/App.svelte", &[]);
        check_import("ui/src/parts/a.ts", "../state/a.ts", &[(2, "parts may not import state")]);
        check_import("ui/src/parts/a.ts", "svelte", &[]);
        check(
            "ui/src/claims/A.svelte",
            "<script>\n  await import('../search/a.ts');\n",
            &[(2, "claims may not import search")],
        );
    }

    #[test]
    fn the_shell_is_behind_one_door() {
        check_import("ui/src/host/tauri.ts", "@tauri-apps/api/core", &[]);
        check_import("ui/src/state/a.ts", "@tauri-apps/api/core", &[(2, "ui/src/host only")]);
    }

    #[test]
    fn no_text_becomes_markup_or_a_script() {
        for word in super::MARKUP {
            // Some are part of others: `new Function(` is both.
            let text = format!("// x\nconst a = {word}(b);\n");
            for path in [
                "ui/src/claims/a.ts",
                "ui/src/claims/A.svelte",
                "ui/src/main.ts",
                "ui/src/reading/a.ts",
                "ui/index.html",
            ] {
                let page = super::Page { path: path.to_owned(), text: text.clone() };
                let found = super::judge(&page);
                assert!(found.iter().any(|each| each.to_string().contains(word)), "{word} in {path}");
                assert!(found.iter().all(|each| each.to_string().contains(":2:")), "{word} in {path}");
            }
            check("ui/src/parts/a.test.ts", &text, &[]);
            check("ui/e2e/journeys/a.journey.ts", &text, &[]);
        }
        let honest =
            "// x\nsetInterval(look, 9); retrieval(a); isFunction(b); textContent = c; AsyncFunctionLike; el.html;\n";
        check("ui/src/claims/a.ts", honest, &[]);
    }

    #[test]
    fn characters_are_counted_in_one_file() {
        check("ui/src/reading/utf16.ts", "// x\ntext.codePointAt(0);\n", &[]);
        check("ui/src/claims/a.ts", "// x\ntext.charCodeAt(0);\n", &[(2, "counted in")]);
    }
}
