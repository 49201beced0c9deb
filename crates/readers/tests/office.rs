//! What word processors wrote comes out as it was written, by whichever program and in whichever format.
//!
//! The files of `corpus/office` are an essay of our own, the sample and a text of many features, kept by pandoc and
//! LibreOffice; beside each stands what it reads as. To write those anew: `OBELUS_WRITE_EXPECTED=1 cargo nextest run -p obelus-readers office`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::path::{Path, PathBuf};

use obelus_readers::{Ask, ReadFault, Reading};
use proptest::prelude::*;

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

#[test]
fn the_same_essay_has_the_same_sentences_in_every_file() {
    let expected = sentences(&read(&corpus().join("pandoc.docx")));
    assert_eq!(expected.len(), 39);
    let is_essay = |path: &&PathBuf| path.file_stem().is_some_and(|stem| stem == "pandoc" || stem == "libreoffice");
    for path in files(&ENDINGS).iter().filter(is_essay) {
        assert_eq!(sentences(&read(path)), expected, "{}", path.display());
    }
}

#[test]
fn the_sample_has_the_sentences_of_the_plain_text_in_every_file() {
    let plain = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/sample.txt");
    let expected = sentences(&read(&plain));
    let kept: Vec<_> = files(&ENDINGS).into_iter().filter(|path| path.to_string_lossy().contains("sample")).collect();
    assert_eq!(kept.len(), 6);
    for path in kept {
        let mut found = sentences(&read(&path));
        // The program put the title of the page above its text.
        if found.first().is_some_and(|first| first == "Sample") {
            found.remove(0);
        }
        assert_eq!(found, expected, "{}", path.display());
    }
}

#[test]
fn a_file_cut_short_gives_no_text() {
    for path in files(&ENDINGS) {
        let bytes = std::fs::read(&path).unwrap();
        let whole = bytes.trim_ascii_end().len();
        for length in (0..whole).step_by(997).chain([whole - 1]) {
            let outcome =
                obelus_readers::read(&bytes[..length], &Ask { name: Some("a.docx".into()), ..Ask::default() });
            // Cut before its first names, a file is no longer told from any other.
            let is_refused = matches!(
                outcome,
                Err(ReadFault::Damaged { .. }
                    | ReadFault::OtherFormat { .. }
                    | ReadFault::Empty
                    | ReadFault::Binary { .. })
            );
            let is_plain = outcome.is_ok_and(|reading| length < 4_000 && reading.media_type.is_plain());
            assert!(is_refused || is_plain, "{} at {length}", path.display());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_files_are_answered(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let files = files(&ENDINGS);
        let mut bytes = std::fs::read(which.get(&files)).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(reading) = obelus_readers::read(&bytes, &Ask::default()) {
            prop_assert!(reading.fits());
        }
    }

    #[test]
    fn any_bytes_behind_a_signature_are_answered(
        signature in prop::sample::select(vec![
            b"PK\x03\x04word/document.xml".as_slice(),
            b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text",
            b"{\\rtf1",
            b"<?xml version='1.0'?><office:document office:mimetype=\"application/vnd.oasis.opendocument.text\">",
        ]),
        bytes in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        if let Ok(reading) = obelus_readers::read(&[signature, &bytes].concat(), &Ask::default()) {
            prop_assert!(reading.fits());
        }
    }
}
