//! The same essay as pages, books and Markdown, kept by pandoc, LibreOffice and Chromium, comes out the same.
//!
//! The files of `corpus/web` are of our own making; beside each stands what it reads as. To write those anew:
//! `OBELUS_WRITE_EXPECTED=1 cargo nextest run -p obelus-readers web`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so by panicking"
)]

use std::path::{Path, PathBuf};

use obelus_readers::{Ask, Reading, Way};

#[path = "support/telling.rs"]
mod telling;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/web")
}

fn read(name: &str, way: Option<Way>) -> Reading {
    let bytes = std::fs::read(corpus().join(name)).unwrap();
    let ask = Ask { name: Some(name.to_owned()), way, ..Ask::default() };
    obelus_readers::read(&bytes, &ask).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

fn check(name: &str, way: Option<Way>, expected: &str) {
    let found = telling::told(&read(name, way));
    let path = corpus().join(format!("{expected}.expected"));
    if std::env::var_os("OBELUS_WRITE_EXPECTED").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    assert_eq!(found, expected, "{name}");
}

#[test]
fn each_file_reads_as_is_written_beside_it() {
    let files = [
        "pandoc.html",
        "libreoffice.html",
        "chromium.mhtml",
        "pandoc-2.epub",
        "pandoc-3.epub",
        "libreoffice.epub",
        "essay.md",
        "saved-page.html",
    ];
    for name in files {
        check(name, None, name);
    }
    check("saved-page.html", Some(Way::Whole), "saved-page-whole.html");
}

#[test]
fn page_book_and_saved_page_give_the_same_sentences() {
    let sentences = |name: &str| {
        let reading = read(name, None);
        let cut = obelus_text::sentences(&reading.text);
        cut.iter().map(|&span| reading.text.slice(span).unwrap().to_owned()).collect::<Vec<_>>()
    };
    let expected = sentences("pandoc.html");
    assert!(expected.len() > 30, "{}", expected.len());
    for name in ["pandoc-2.epub", "pandoc-3.epub", "chromium.mhtml"] {
        assert_eq!(sentences(name), expected, "{name}");
    }
}

#[test]
fn the_real_text_gives_the_same_sentences_as_a_page() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/trotsky-stalin-splice.txt");
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("skipped: the real text is not beside the repository");
        return;
    };
    let sentences = |reading: &Reading| {
        let cut = obelus_text::sentences(&reading.text);
        cut.iter().map(|&span| reading.text.slice(span).unwrap().trim().to_owned()).collect::<Vec<_>>()
    };
    let plain = obelus_readers::read(&bytes, &Ask::default()).unwrap();
    let text = plain.text.as_str().replace('&', "&amp;").replace('<', "&lt;");
    let bare = format!("<!DOCTYPE html><title>t</title><p>{text}</p>");
    let furnished = format!(
        "<!DOCTYPE html><title>t</title><div class=cookie-banner>We use cookies.</div><nav><a href=/>Home</a></nav>\
         <article>{}</article><aside><ul><li><a href=/x>Something else</a></ul></aside><footer>All of it.</footer>",
        sentences(&plain).chunks(5).map(|some| format!("<p>{}</p>\n", some.join(" "))).collect::<String>()
    );
    for page in [bare, furnished] {
        let reading = obelus_readers::read(page.as_bytes(), &Ask::default()).unwrap();
        assert_eq!(reading.way, Some(Way::Main));
        assert_eq!(sentences(&reading), sentences(&plain));
    }
}
