//! What word processors wrote comes out as it was written, by whichever program and in whichever format.
//!
//! The files of `corpus/office` are one essay of our own, kept by pandoc and LibreOffice; beside each stands what it
//! reads as. To write those anew: `OBELUS_WRITE_EXPECTED=1 cargo nextest run -p obelus-readers office`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::path::{Path, PathBuf};

use obelus_readers::{Ask, Reading};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/office")
}

fn read(path: &Path) -> Reading {
    let bytes = std::fs::read(path).unwrap();
    obelus_readers::read(&bytes, &Ask::default()).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// A reading as lines: its metadata, then each block with its runs below it.
fn told(reading: &Reading) -> String {
    let characters: Vec<char> = reading.text.as_str().chars().collect();
    let words = |start: u32, end: u32| characters[start as usize..end as usize].iter().collect::<String>();
    let mut lines = vec![format!("{:?}", reading.metadata)];
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

fn sentences(reading: &Reading) -> Vec<String> {
    let characters: Vec<char> = reading.text.as_str().chars().collect();
    let cut = obelus_text::sentences(&reading.text);
    cut.iter().map(|span| characters[span.start() as usize..span.end() as usize].iter().collect()).collect()
}

fn files(wanted: &[&str]) -> Vec<PathBuf> {
    let all = std::fs::read_dir(corpus()).unwrap().map(|entry| entry.unwrap().path());
    let ends = |path: &PathBuf| path.extension().is_some_and(|ending| wanted.iter().any(|one| ending == *one));
    let mut files: Vec<_> = all.filter(ends).collect();
    files.sort();
    files
}

const ENDINGS: [&str; 4] = ["docx", "odt", "rtf", "fodt"];

#[test]
fn each_file_reads_as_is_written_beside_it() {
    let mut wrong = Vec::new();
    for path in files(&ENDINGS) {
        let found = told(&read(&path));
        let expected = PathBuf::from(format!("{}.expected", path.display()));
        if std::env::var_os("OBELUS_WRITE_EXPECTED").is_some() {
            std::fs::write(&expected, &found).unwrap();
        }
        let expected = std::fs::read_to_string(expected).unwrap_or_default();
        let differing = found.lines().zip(expected.lines()).find(|(one, other)| one != other);
        if found != expected {
            wrong.push(format!("{}: {differing:#?}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
