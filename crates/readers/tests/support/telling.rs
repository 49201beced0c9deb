//! A reading as lines that a test can compare: its metadata and way, its text, then each block and run with its words.

use obelus_readers::Reading;

/// Tells a reading.
pub fn told(reading: &Reading) -> String {
    let characters: Vec<char> = reading.text.as_str().chars().collect();
    let words = |start: u32, end: u32| characters[start as usize..end as usize].iter().collect::<String>();
    let mut lines = vec![format!("{:?}", reading.metadata), format!("{:?}", reading.way)];
    lines.push(reading.text.as_str().to_owned());
    for page in &reading.structure.pages {
        lines.push(format!("page {} from {}", page.label, page.start));
    }
    for block in &reading.structure.blocks {
        lines.push(format!("{:?} {:?}", block.kind, words(block.span.start(), block.span.end())));
    }
    for run in &reading.structure.runs {
        lines.push(format!("  {:?} {:?}", run.kind, words(run.span.start(), run.span.end())));
    }
    lines.join("\n") + "\n"
}

/// The blocks and runs alone, a line each.
#[allow(dead_code, reason = "not every test that tells readings asks for their structure")]
pub fn structure(reading: &Reading) -> Vec<String> {
    let lines = told(reading);
    let from = lines.lines().count() - reading.structure.blocks.len() - reading.structure.runs.len();
    lines.lines().skip(from).map(|line| line.trim_start().to_owned()).collect()
}
