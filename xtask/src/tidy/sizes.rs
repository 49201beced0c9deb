//! How long a file and a function may be. Tests do not count: a long table of cases is a good thing.

use super::code::without_prose;
use super::{Page, Violation};

/// Lines of a Rust file, up to its tests.
const RUST: usize = 400;
/// Lines of a Rust function, from its name to its last brace.
const FUNCTION: usize = 60;
/// Lines of a TypeScript file.
const TYPESCRIPT: usize = 250;
/// Lines of a Svelte component.
const SVELTE: usize = 200;

/// Judges the length of a source file.
pub fn judge(page: &Page) -> Vec<Violation> {
    if page.path.contains("/generated/") {
        return Vec::new();
    }
    match page.path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("rs") => rust(page),
        Some("ts") if !page.path.ends_with(".test.ts") => at_most(page, page.text.lines().count(), TYPESCRIPT),
        Some("svelte") => at_most(page, page.text.lines().count(), SVELTE),
        _ => Vec::new(),
    }
}

fn at_most(page: &Page, lines: usize, limit: usize) -> Vec<Violation> {
    if lines <= limit {
        return Vec::new();
    }
    vec![Violation::new(page, limit + 1, format!("{lines} lines; {limit} at most"))]
}

fn rust(page: &Page) -> Vec<Violation> {
    if is_test(&page.path) {
        return Vec::new();
    }
    let code = without_prose(&page.text);
    let lines: Vec<&str> = code.lines().take_while(|line| *line != "#[cfg(test)]").collect();
    let mut violations = at_most(page, lines.len(), RUST);
    for (start, end, name) in functions(&lines) {
        let length = end - start + 1;
        if length > FUNCTION {
            let rule = format!("function {name} has {length} lines; {FUNCTION} at most");
            violations.push(Violation::new(page, start + 1, rule));
        }
    }
    violations
}

/// Files that hold nothing but tests or benchmarks.
pub fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.contains("/benches/") || path.starts_with("tests/") || path.ends_with("/tests.rs")
}

/// First and last line (from 0) and name of every function that has a body.
fn functions<'a>(lines: &[&'a str]) -> Vec<(usize, usize, &'a str)> {
    let named = lines.iter().enumerate().filter_map(|(start, line)| Some((start, name_of_function(line)?)));
    named.filter_map(|(start, name)| Some((start, last_line(lines.get(start..)?)? + start, name))).collect()
}

fn name_of_function(line: &str) -> Option<&str> {
    let mut words = line.trim_start().split(' ').skip_while(|word| *word != "fn");
    let qualifiers = line.trim_start().split(' ').take_while(|word| *word != "fn");
    let is_qualifier = |word: &str| {
        matches!(word, "pub" | "const" | "async" | "extern" | "default" | "unsafe")
            || word.starts_with("pub(")
            || word.trim().is_empty()
    };
    if !qualifiers.clone().all(is_qualifier) {
        return None;
    }
    words.next()?;
    words.next()?.split(['(', '<']).next()
}

/// The line in which the first brace that opens is closed again; `None` for a function without a body.
fn last_line(lines: &[&str]) -> Option<usize> {
    let mut braces = 0usize;
    let mut brackets = 0usize;
    for (index, line) in lines.iter().enumerate() {
        for character in line.chars() {
            match character {
                '{' => braces += 1,
                '}' => {
                    braces = braces.checked_sub(1)?;
                    if braces == 0 {
                        return Some(index);
                    }
                }
                '(' | '[' => brackets += 1,
                ')' | ']' => brackets = brackets.saturating_sub(1),
                // `[u8; 4]` in a signature is not the end of it.
                ';' if braces == 0 && brackets == 0 => return None,
                _ => {}
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    fn file(body: &str) -> String {
        format!("//! A file.\n{body}")
    }

    #[test]
    fn a_file_has_a_limit_without_its_tests() {
        check("crates/text/src/a.rs", &file(&"// x\n".repeat(399)), &[]);
        check("crates/text/src/a.rs", &file(&"// x\n".repeat(400)), &[(401, "401 lines; 400 at most")]);
        let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "// x\n".repeat(900));
        check("crates/text/src/a.rs", &file(&tests), &[]);
        check("crates/text/tests/a.rs", &file(&"// x\n".repeat(900)), &[]);
        check("ui/src/parts/a.ts", &format!("// A file.\n{}", "x;\n".repeat(250)), &[(251, "251 lines; 250")]);
        check("ui/src/parts/a.svelte", &"<p>x</p>\n".repeat(201), &[(201, "201 lines; 200")]);
        check("ui/src/host/generated/a.ts", &"x;\n".repeat(900), &[]);
    }

    #[test]
    fn a_function_has_a_limit() {
        let body = |lines: usize| {
            file(&format!("pub(crate) async fn long(x: [u8; 4]) {{\n{}}}\n", "    \"}\";\n".repeat(lines)))
        };
        check("crates/text/src/a.rs", &body(58), &[]);
        check("crates/text/src/a.rs", &body(59), &[(2, "function long has 61 lines; 60 at most")]);
    }

    #[test]
    fn a_function_without_a_body_is_not_measured() {
        let body = format!("trait T {{\n    fn short(&self) -> u8;\n{}}}\n", "    // x\n".repeat(90));
        check("crates/text/src/a.rs", &file(&body), &[]);
    }
}
