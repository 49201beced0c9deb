//! Traps in archives: DOCX, ODT, EPUB.

use super::trap::{Bait, Entry, Trap, laughs, outside, zip, zip_upon_itself};

/// All of them.
pub fn traps() -> Vec<Trap> {
    let mut traps = docx_traps();
    traps.extend(other_traps());
    traps
}

fn trap(name: &'static str, file: &'static str, make: fn(&Bait) -> Vec<u8>) -> Trap {
    Trap { name, file, make }
}

fn docx_traps() -> Vec<Trap> {
    vec![
        trap("docx-bomb", "bomb.docx", |bait| docx(Entry::new(BODY, &spaces(bait.many(1 << 30))))),
        trap("docx-bomb-that-lies", "lie.docx", |bait| {
            docx(Entry::new(BODY, &spaces(bait.many(1 << 29))).saying(1000))
        }),
        trap("docx-that-says-4-gigabytes", "large.docx", |_| docx(Entry::new(BODY, b"<w:p/>").saying(u32::MAX))),
        trap("docx-laughs", "laughs.docx", |_| docx_of(&laughs("w:document"), "<w:t>&l9;</w:t>")),
        trap("docx-reads-a-file", "outside.docx", |bait| docx_of(&outside("w:document", bait), "<w:t>&l9;</w:t>")),
        trap("docx-deep", "deep.docx", |bait| docx_of(PROLOG, &"<w:sdt>".repeat(bait.many(4_000_000)))),
        trap("docx-tables-in-tables", "tables.docx", |bait| {
            docx_of(PROLOG, &"<w:tbl><w:tr><w:tc>".repeat(bait.many(400_000)))
        }),
        trap("docx-attributes", "attributes.docx", |bait| {
            let attributes: String = (0..bait.many(2_000_000)).map(|at| format!(" a{at}=\"\"")).collect();
            docx_of(PROLOG, &format!("<w:p{attributes}><w:r><w:t>x</w:t></w:r></w:p>"))
        }),
        trap("docx-many-paragraphs", "paragraphs.docx", |bait| {
            docx_of(PROLOG, &"<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(bait.many(2_000_000)))
        }),
        trap("zip-of-65000-names", "names.docx", |bait| {
            zip(&(0..bait.many(65_000)).map(|at| Entry::new(&format!("word/{at}.xml"), b"<x/>")).collect::<Vec<_>>())
        }),
        trap("zip-upon-itself", "itself.epub", |bait| {
            let names: Vec<String> = (0..bait.many(40_000)).map(|at| format!("text/{at}.xhtml")).collect();
            zip_upon_itself(&names, &spaces(1 << 20))
        }),
    ]
}

fn other_traps() -> Vec<Trap> {
    vec![
        trap("odt-bomb", "bomb.odt", |bait| odt(&String::from_utf8_lossy(&spaces(bait.many(1 << 29))))),
        trap("odt-laughs", "laughs.odt", |_| odt_of(&laughs("office:document-content"), "<text:p>&l9;</text:p>")),
        trap("odt-reads-a-file", "outside.odt", |bait| {
            odt_of(&outside("office:document-content", bait), "<text:p>&l9;</text:p>")
        }),
        trap(
            "odt-many-spaces",
            "spaces.odt",
            |_| odt(&"<text:p><text:s text:c=\"2000000000\"/>x</text:p>".repeat(100)),
        ),
        trap("odt-repeated-cells", "cells.odt", |_| {
            let cell =
                "<table:table-cell table:number-columns-repeated=\"2000000000\"><text:p>x</text:p></table:table-cell>";
            odt(&format!(
                "<table:table><table:table-row table:number-rows-repeated=\"2000000000\">{cell}</table:table-row></table:table>"
            ))
        }),
        trap(
            "odt-lists-in-lists",
            "lists.odt",
            |bait| odt(&"<text:list><text:list-item>".repeat(bait.many(1_000_000))),
        ),
        trap("epub-bomb", "bomb.epub", |bait| epub(&String::from_utf8_lossy(&spaces(bait.many(1 << 29))))),
        trap("epub-laughs", "laughs.epub", |_| epub(&format!("{}<html><body>&l9;</body></html>", laughs("html")))),
        trap("epub-reads-a-file", "outside.epub", |bait| {
            epub(&format!("{}<html><body>&l9;</body></html>", outside("html", bait)))
        }),
        trap("epub-names-a-file", "path.epub", |bait| {
            let item = format!("<item id=\"a\" href=\"file://{}\" media-type=\"application/xhtml+xml\"/>", bait.secret);
            epub_of(&item, "<itemref idref=\"a\"/>", "<html><body>x</body></html>")
        }),
        trap("epub-spine-without-end", "spine.epub", |bait| {
            let item = "<item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>";
            epub_of(item, &"<itemref idref=\"a\"/>".repeat(bait.many(1_000_000)), "<html><body>x</body></html>")
        }),
    ]
}

const BODY: &str = "word/document.xml";

const PROLOG: &str = "<?xml version=\"1.0\"?>";

fn spaces(count: usize) -> Vec<u8> {
    vec![b' '; count]
}

/// A DOCX whose body is this entry.
fn docx(body: Entry) -> Vec<u8> {
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override \
        PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let parts = [("[Content_Types].xml", types), ("_rels/.rels", relations)];
    let mut entries: Vec<Entry> = parts.map(|(name, content)| Entry::new(name, content.as_bytes())).into();
    entries.push(body);
    zip(&entries)
}

fn docx_of(prolog: &str, body: &str) -> Vec<u8> {
    let name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let xml =
        format!("{prolog}<w:document xmlns:w=\"{name}\"><w:body><w:p><w:r>{body}</w:r></w:p></w:body></w:document>");
    docx(Entry::new(BODY, xml.as_bytes()))
}

fn odt(body: &str) -> Vec<u8> {
    odt_of(PROLOG, body)
}

fn odt_of(prolog: &str, body: &str) -> Vec<u8> {
    let names: String = ["office", "text", "table"]
        .map(|name| format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""))
        .concat();
    let xml = format!(
        "{prolog}<office:document-content{names}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    zip(&[
        Entry::new("mimetype", b"application/vnd.oasis.opendocument.text"),
        Entry::new("META-INF/manifest.xml", manifest.as_bytes()),
        Entry::new("content.xml", xml.as_bytes()),
    ])
}

fn epub(page: &str) -> Vec<u8> {
    let item = "<item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>";
    epub_of(item, "<itemref idref=\"a\"/>", page)
}

fn epub_of(items: &str, spine: &str, page: &str) -> Vec<u8> {
    let container = "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile \
        full-path=\"b.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>";
    let package = format!(
        "<package xmlns=\"http://www.idpf.org/2007/opf\"><metadata/><manifest>{items}</manifest><spine>{spine}</spine></package>"
    );
    zip(&[
        Entry::new("mimetype", b"application/epub+zip"),
        Entry::new("META-INF/container.xml", container.as_bytes()),
        Entry::new("b.opf", package.as_bytes()),
        Entry::new("a.xhtml", page.as_bytes()),
    ])
}
