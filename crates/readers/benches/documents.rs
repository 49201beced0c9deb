//! How fast documents of every kind are read, and how much memory that takes at the peak: each by a process of its own,
//! so that the peak is its own. `cargo bench -p obelus-readers`; nothing is timed against a limit.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing, dead_code, missing_docs)]

#[path = "../tests/pdf/writer.rs"]
mod writer;
#[path = "../tests/support/zipping.rs"]
mod zipping;

use std::fmt::Write;
use std::process::Command;
use std::time::Instant;

use obelus_readers::{Ask, read};

const PARAGRAPH: &str = "The letter of 4 October 1906 was found in the archive of the town, between two bills of a baker. \
    Nobody knew who had put it there, and the keeper of the archive said that it had not been there in spring. It names \
    the bridge, the boat and the night, but not the man who rowed. ";
/// Paragraphs of a document: about 5 MB of text.
const PARAGRAPHS: usize = 20_000;
const PAGES: usize = 200;

type Kind = (&'static str, &'static str, fn() -> Vec<u8>);

const KINDS: [Kind; 8] = [
    ("plain text", "a.txt", || paragraphs("", "\n\n").into_bytes()),
    ("Markdown", "a.md", || paragraphs("*A* ", "\n\n").into_bytes()),
    ("HTML", "a.html", || page().into_bytes()),
    ("DOCX", "a.docx", docx),
    ("ODT", "a.odt", odt),
    ("RTF", "a.rtf", || format!("{{\\rtf1\\ansi {}}}", paragraphs("{\\i A} ", "\\par\n")).into_bytes()),
    ("EPUB", "a.epub", epub),
    ("PDF", "a.pdf", pdf),
];

fn main() {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some("read") {
        return one(&arguments.next().unwrap());
    }
    println!("kind        file MB  text MB      ms   text MB/s   pages/s   peak MiB");
    for (kind, ..) in KINDS {
        let child = Command::new(std::env::current_exe().unwrap()).args(["read", kind]).status().unwrap();
        assert!(child.success(), "{kind}");
    }
}

/// Reads a kind three times and prints the best.
fn one(wanted: &str) {
    let (kind, name, make) = KINDS.into_iter().find(|(kind, ..)| *kind == wanted).unwrap();
    let bytes = make();
    let ask = Ask { name: Some(name.to_owned()), ..Ask::default() };
    let mut best = f64::INFINITY;
    let (mut length, mut pages) = (0, 0);
    for _ in 0..3 {
        let start = Instant::now();
        let reading = read(&bytes, &ask).unwrap();
        best = best.min(start.elapsed().as_secs_f64());
        (length, pages) = (reading.text.as_str().len(), reading.structure.pages.len());
    }
    let megabytes = |bytes: usize| bytes as f64 / 1e6;
    let rate = if pages > 0 { format!("{:.0}", pages as f64 / best) } else { String::new() };
    println!(
        "{kind:<11} {:>7.2} {:>8.2} {:>7.0} {:>11.1} {rate:>9} {:>10}",
        megabytes(bytes.len()),
        megabytes(length),
        best * 1000.0,
        megabytes(length) / best,
        peak().map_or("?".to_owned(), |peak| peak.to_string()),
    );
}

/// The most memory that this process has held, in MiB, the file included (proc(5), `VmHWM`).
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? / 1024)
}

fn paragraphs(before: &str, after: &str) -> String {
    let mut text = String::new();
    for number in 0..PARAGRAPHS {
        let _ = write!(text, "{before}{number}. {PARAGRAPH}{after}");
    }
    text
}

fn page() -> String {
    let body = paragraphs("<p><em>A</em> ", "</p>\n");
    format!(
        "<!doctype html><html><head><title>A page</title></head><body><article><h1>A page</h1>{body}</article></body></html>"
    )
}

fn docx() -> Vec<u8> {
    let before = "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>A</w:t></w:r><w:r><w:t xml:space=\"preserve\"> ";
    let body = paragraphs(before, "</w:t></w:r></w:p>");
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    zipping::zip(&[("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", &document)])
}

fn odt() -> Vec<u8> {
    let body = paragraphs("<text:p><text:span>A</text:span> ", "</text:p>");
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zipping::zip(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

fn epub() -> Vec<u8> {
    let chapter =
        page().replace("<!doctype html><html>", "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">");
    let container = "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"book.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>";
    let package = "<package xmlns=\"http://www.idpf.org/2007/opf\"><metadata/><manifest><item id=\"c\" href=\"c.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"c\"/></spine></package>";
    zipping::zip(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", container),
        ("book.opf", package),
        ("c.xhtml", &chapter),
    ])
}

fn pdf() -> Vec<u8> {
    let words: Vec<&str> = PARAGRAPH.split(' ').filter(|word| !word.is_empty()).collect();
    let mut next = words.iter().cycle();
    let mut writer = writer::Writer::default();
    for _ in 0..PAGES {
        let lines: Vec<String> =
            (0..44).map(|_| next.by_ref().take(12).copied().collect::<Vec<_>>().join(" ")).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        writer.page(&writer::lines(&lines), "");
    }
    writer.finish()
}
