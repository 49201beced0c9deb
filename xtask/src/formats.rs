//! `cargo xtask formats [TEXT]`: one text through the programs that people make documents with, and back through the
//! readers: how many of its sentences come out as they went in.
//!
//! Invariant: a program that is not on this machine is told and left out, never counted. Not here: the readers' own
//! tests, which need no other program.

use std::path::{Path, PathBuf};

use crate::ledger::{Ledger, Outcome};
use crate::place;
use crate::program::{Profile, command_line};
use crate::shell::{Failure, call, has_program};

/// How a document is made: by which program, in which form, from the page by a call with its path and the target's.
struct Way {
    program: &'static str,
    form: &'static str,
    file: &'static str,
    make: fn(&Path, &Path) -> Result<(), Failure>,
}

const WAYS: [Way; 16] = [
    Way { program: "by hand", form: "HTML", file: "hand.html", make: copy },
    Way { program: "pandoc", form: "HTML", file: "pandoc.html", make: pandoc },
    Way { program: "pandoc", form: "Markdown", file: "pandoc.md", make: pandoc },
    Way { program: "pandoc", form: "DOCX", file: "pandoc.docx", make: pandoc },
    Way { program: "pandoc", form: "ODT", file: "pandoc.odt", make: pandoc },
    Way { program: "pandoc", form: "RTF", file: "pandoc.rtf", make: pandoc },
    Way { program: "pandoc", form: "EPUB 2", file: "pandoc-2.epub", make: pandoc_epub_2 },
    Way { program: "pandoc", form: "EPUB 3", file: "pandoc-3.epub", make: pandoc },
    Way { program: "soffice", form: "DOCX", file: "office.docx", make: office },
    Way { program: "soffice", form: "ODT", file: "office.odt", make: office },
    Way { program: "soffice", form: "RTF", file: "office.rtf", make: office },
    Way { program: "soffice", form: "EPUB", file: "office.epub", make: office },
    Way { program: "soffice", form: "PDF", file: "office.pdf", make: office },
    Way { program: "chromium", form: "HTML, saved", file: "chromium.html", make: chromium_page },
    Way { program: "chromium", form: "PDF", file: "chromium.pdf", make: chromium_pdf },
    Way { program: "ebook-convert", form: "EPUB", file: "calibre.epub", make: calibre },
];

/// Makes the documents, reads them, and prints the table.
pub fn formats(ledger: &mut Ledger, arguments: &[String]) -> Result<(), Failure> {
    let text = arguments.first().map_or_else(|| place::root().join("samples/sample.txt"), PathBuf::from);
    let folder = place::target().join("formats");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    ledger.step("build of the command line", || {
        call("cargo", &["build", "--release", "--package", "obelus-cli"]).run()?;
        Ok(Outcome::Done)
    })?;
    let plain = sentences(&folder, &text)?;
    let page = folder.join("hand.html");
    std::fs::write(&page, page_of(&std::fs::read_to_string(&text)?))?;
    let mut table = String::from("| program | form | sentences | identical | share |\n|---|---|---|---|---|\n");
    for way in &WAYS {
        if way.program != "by hand" && !has_program(way.program) {
            println!("{} is not on this machine: no {}", way.program, way.form);
            continue;
        }
        let file = folder.join(way.file);
        (way.make)(&page, &file)?;
        let found = sentences(&folder, &file)?;
        let same = identical(&plain, &found);
        let share = 100.0 * same as f64 / plain.len() as f64;
        table.push_str(&format!(
            "| {} | {} | {} | {same} of {} | {share:.1} % |\n",
            way.program,
            way.form,
            found.len(),
            plain.len()
        ));
    }
    println!("\n{table}");
    std::fs::write(folder.join("formats.md"), table)?;
    println!("The documents: {}", place::shown(&folder));
    Ok(())
}

/// The text as a plain page: a paragraph a line.
fn page_of(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let paragraphs = escaped.split('\n').filter(|line| !line.trim().is_empty());
    let paragraphs: String = paragraphs.map(|line| format!("<p>{line}</p>\n")).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>A text</title></head>\n<body>\n{paragraphs}</body></html>\n"
    )
}

/// The sentences that the reader finds in a file, as JSON strings with white space made even.
fn sentences(folder: &Path, file: &Path) -> Result<Vec<String>, Failure> {
    let program = command_line(Profile::Release).display().to_string();
    let library = folder.join("formats.obelus").display().to_string();
    let file = file.display().to_string();
    let told = call(&program, &["--library", &library, "--json", "import", "--again", "--whole", &file]).read()?;
    let id = told.split("\"document\":\"").nth(1).and_then(|rest| rest.split('"').next());
    let id = id.ok_or_else(|| Failure::new(format!("{file}: no document in {told}")))?;
    let lines = call(&program, &["--library", &library, "text", "--sentences", id]).read()?;
    let words = lines.lines().filter_map(|line| line.split_once("\"text\":")).map(|(_, text)| {
        let even = text.trim_end_matches('}').replace("\\n", " ").replace("\\t", " ").replace('\u{a0}', " ");
        even.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    });
    Ok(words.collect())
}

/// How many of the sentences are among the others, each counted as often as it stands there.
fn identical(plain: &[String], found: &[String]) -> usize {
    let mut left: Vec<&String> = found.iter().collect();
    let taken = plain.iter().filter(|sentence| match left.iter().position(|other| other == sentence) {
        Some(at) => {
            left.swap_remove(at);
            true
        }
        None => false,
    });
    taken.count()
}

fn copy(_: &Path, _: &Path) -> Result<(), Failure> {
    Ok(())
}

fn pandoc(page: &Path, to: &Path) -> Result<(), Failure> {
    call("pandoc", &["--standalone".as_ref(), page.as_os_str(), "--output".as_ref(), to.as_os_str()]).run()
}

fn pandoc_epub_2(page: &Path, to: &Path) -> Result<(), Failure> {
    call("pandoc", &["--to".as_ref(), "epub2".as_ref(), page.as_os_str(), "--output".as_ref(), to.as_os_str()]).run()
}

/// The office writes beside its target under the page's name.
fn office(page: &Path, to: &Path) -> Result<(), Failure> {
    let ending = to.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let folder = to.with_extension("office");
    let folder = folder.display().to_string();
    let page = page.display().to_string();
    let arguments = ["--headless", "--infilter=HTML (StarWriter)", "--convert-to", ending, "--outdir", &folder, &page];
    call("soffice", &arguments).run()?;
    std::fs::rename(Path::new(&folder).join("hand").with_extension(ending), to)?;
    Ok(())
}

fn chromium_page(page: &Path, to: &Path) -> Result<(), Failure> {
    let address = format!("file://{}", page.display());
    let saved = call("chromium", &["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", &address]).read()?;
    Ok(std::fs::write(to, saved)?)
}

fn chromium_pdf(page: &Path, to: &Path) -> Result<(), Failure> {
    let address = format!("file://{}", page.display());
    let target = format!("--print-to-pdf={}", to.display());
    call("chromium", &["--headless", "--no-sandbox", "--disable-gpu", &target, &address]).run()
}

fn calibre(page: &Path, to: &Path) -> Result<(), Failure> {
    call("ebook-convert", &[page.as_os_str(), to.as_os_str()]).run()
}
