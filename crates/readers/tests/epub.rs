//! Books: order, parts that are missing, pages, what the package says, and what is refused.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so by panicking"
)]

use obelus_readers::{Ask, Limit, MediaType, ReadFault, Reading};
use proptest::prelude::*;

#[path = "support/telling.rs"]
mod telling;
#[path = "support/zipping.rs"]
mod zipping;

const CONTAINER: &str = r#"<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
    <rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;

fn package(metadata: &str, manifest: &str, spine: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf"
        xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0"><metadata>{metadata}</metadata>
        <manifest>{manifest}</manifest><spine toc="ncx">{spine}</spine></package>"#
    )
}

fn item(id: &str, href: &str) -> String {
    format!(r#"<item id="{id}" href="{href}" media-type="application/xhtml+xml"/>"#)
}

fn page(body: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{body}</body></html>"#
    )
}

fn book(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut entries = vec![("mimetype", "application/epub+zip")];
    entries.extend_from_slice(parts);
    zipping::zip(&entries)
}

fn read(parts: &[(&str, &str)]) -> Result<Reading, ReadFault> {
    obelus_readers::read(&book(parts), &Ask::default())
}

fn text(parts: &[(&str, &str)]) -> String {
    read(parts).unwrap().text.as_str().to_owned()
}

#[test]
fn the_spine_is_the_order_and_what_is_beside_it_comes_last() {
    let manifest =
        [item("a", "a.xhtml"), item("b", "sub/b%20c.xhtml"), item("n", "n.xhtml"), item("gone", "gone.xhtml")].concat();
    let spine = r#"<itemref idref="n" linear="no"/><itemref idref="b"/><itemref idref="gone"/><itemref idref="nowhere"/><itemref idref="a"/><itemref idref="b"/>"#;
    let opf = package("", &manifest, spine);
    let (a, b, n) = (page("<h1>A</h1><p>a</p>"), page("<h1>B</h1>"), page("<p>n</p>"));
    let parts = [
        ("META-INF/container.xml", CONTAINER),
        ("OEBPS/book.opf", &opf),
        ("OEBPS/a.xhtml", &a),
        ("OEBPS/Sub/B c.xhtml", &b),
        ("OEBPS/n.xhtml", &n),
    ];
    let reading = read(&parts).unwrap();
    assert_eq!((reading.text.as_str(), reading.media_type), ("B\n\nA\n\na\n\nn", MediaType::Epub));
    assert_eq!(
        telling::structure(&reading),
        ["Heading { level: 1 } \"B\"", "Heading { level: 1 } \"A\"", "Paragraph \"a\"", "Paragraph \"n\""]
    );
}

#[test]
fn a_book_without_container_or_spine_is_read_all_the_same() {
    let opf = package("", &[item("b", "b.xhtml"), item("a", "a.xhtml")].concat(), "");
    let (a, b) = (page("<p>a</p>"), page("<p>b</p>"));
    assert_eq!(text(&[("x/my.opf", &opf), ("x/a.xhtml", &a), ("x/b.xhtml", &b)]), "b\n\na");
}

#[test]
fn the_package_says_who_wrote_it_and_when() {
    let metadata = r##"<dc:title id="s">A subtitle</dc:title><dc:title id="t"> The
        bell </dc:title><meta refines="#s" property="title-type">subtitle</meta><meta refines="#t" property="title-type">main</meta>
        <dc:creator id="c">Ada Weir</dc:creator><meta refines="#c" property="role">aut</meta><dc:creator opf:role="trl">Not Her</dc:creator>
        <dc:creator opf:role="aut">Tom Ölbaum</dc:creator><dc:date opf:event="modification">2020</dc:date><dc:date>1931-05-09</dc:date>
        <dc:language>en-GB</dc:language><dc:identifier>urn:uuid:1</dc:identifier><dc:identifier>https://a.example/b</dc:identifier>"##;
    let opf = package(metadata, &item("a", "a.xhtml"), r#"<itemref idref="a"/>"#);
    let a = page("<p>a</p>");
    let found = read(&[("META-INF/container.xml", CONTAINER), ("OEBPS/book.opf", &opf), ("OEBPS/a.xhtml", &a)])
        .unwrap()
        .metadata;
    assert_eq!((found.title.as_deref(), found.issued.as_deref()), (Some("The bell"), Some("1931-05-09")));
    assert_eq!(found.authors, ["Ada Weir", "Tom Ölbaum"]);
    assert_eq!((found.language.as_deref(), found.url.as_deref()), (Some("en-GB"), Some("https://a.example/b")));
}

#[test]
fn pages_are_those_of_the_printed_book() {
    let nav = r#"<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>"#;
    let opf = package(
        "",
        &[item("a", "a.xhtml"), item("b", "b.xhtml"), nav.to_owned()].concat(),
        r#"<itemref idref="nav"/><itemref idref="a"/><itemref idref="b"/>"#,
    );
    let list = page(
        r#"<nav epub:type="toc"><a href="a.xhtml">A</a></nav><nav epub:type="page-list"><ol><li><a href="a.xhtml">xii</a></li><li><a href="b.xhtml#p2">2</a></li></ol></nav>"#,
    );
    let a = page(r#"<p>a <span epub:type="pagebreak" id="p1" title="1"/>b</p>"#);
    let b = page(
        r#"<p>c</p><p id="p2">d <span role="doc-pagebreak" aria-label="3"></span></p><p>e <span epub:type="pagebreak">4</span></p>"#,
    );
    let reading = read(&[
        ("META-INF/container.xml", CONTAINER),
        ("OEBPS/book.opf", &opf),
        ("OEBPS/nav.xhtml", &list),
        ("OEBPS/a.xhtml", &a),
        ("OEBPS/b.xhtml", &b),
    ])
    .unwrap();
    assert_eq!(reading.text.as_str(), "a b\n\nc\n\nd\n\ne");
    let pages: Vec<_> = reading.structure.pages.iter().map(|page| (page.label.as_str(), page.start)).collect();
    assert_eq!(pages, [("xii", 0), ("1", 2), ("2", 8), ("3", 11), ("4", 12)]);
}

#[test]
fn pages_of_the_older_kind_are_found_too() {
    let opf = package(
        "",
        &[item("a", "a.xhtml"), r#"<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>"#.to_owned()]
            .concat(),
        r#"<itemref idref="a"/>"#,
    );
    let toc = r#"<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>A</text></navLabel><content src="a.xhtml#x"/></navPoint></navMap>
        <pageList><pageTarget value="7" type="normal"><navLabel><text>vii</text></navLabel><content src="a.xhtml#x"/></pageTarget></pageList></ncx>"#;
    let a = page(r#"<p>a</p><p id="x">b</p>"#);
    let reading = read(&[
        ("META-INF/container.xml", CONTAINER),
        ("OEBPS/book.opf", &opf),
        ("OEBPS/toc.ncx", toc),
        ("OEBPS/a.xhtml", &a),
    ])
    .unwrap();
    assert_eq!(
        reading.structure.pages.iter().map(|page| (page.label.as_str(), page.start)).collect::<Vec<_>>(),
        [("vii", 3)]
    );
}

#[test]
fn scrambled_fonts_are_no_encryption_and_encrypted_text_is() {
    let opf = package("", &item("a", "a.xhtml"), r#"<itemref idref="a"/>"#);
    let a = page("<p>a</p>");
    let with = |way: &str, uri: &str| {
        let encryption = format!(
            r#"<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>
            <enc:EncryptionMethod Algorithm="{way}"/><enc:CipherData><enc:CipherReference URI="{uri}"/></enc:CipherData></enc:EncryptedData></encryption>"#
        );
        read(&[
            ("META-INF/container.xml", CONTAINER),
            ("META-INF/encryption.xml", &encryption),
            ("OEBPS/book.opf", &opf),
            ("OEBPS/a.xhtml", &a),
        ])
    };
    assert_eq!(with("http://www.idpf.org/2008/embedding", "OEBPS/f.otf").unwrap().text.as_str(), "a");
    assert_eq!(with("http://ns.adobe.com/pdf/enc#RC", "OEBPS/f.dat").unwrap().text.as_str(), "a");
    let aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";
    assert_eq!(with(aes, "OEBPS/cover.jpg").unwrap().text.as_str(), "a");
    assert_eq!(with(aes, "OEBPS/a.xhtml").err(), Some(ReadFault::Unreadable));
}

#[test]
fn nothing_in_a_book_is_followed_or_run() {
    let opf = package(
        "",
        &[item("a", "a.xhtml"), item("out", "../../etc/passwd"), item("net", "https://a.example/x.xhtml")].concat(),
        r#"<itemref idref="out"/><itemref idref="net"/><itemref idref="a"/>"#,
    );
    let a = page(
        r#"<script>alert(1)</script><svg><text>s</text></svg><math><mi>m</mi></math><p>a <a href="javascript:x">b</a> <a href="n.xhtml#1">c</a></p>"#,
    );
    let reading =
        read(&[("META-INF/container.xml", CONTAINER), ("OEBPS/book.opf", &opf), ("OEBPS/a.xhtml", &a)]).unwrap();
    assert_eq!(telling::structure(&reading), ["Paragraph \"a b c\"", "Link { address: \"n.xhtml#1\" } \"c\""]);
}

#[test]
fn a_book_that_is_broken_says_how() {
    let damaged =
        |fault: Option<ReadFault>| matches!(fault, Some(ReadFault::Damaged { media_type: MediaType::Epub, .. }));
    assert!(damaged(read(&[("META-INF/container.xml", CONTAINER)]).err()));
    assert!(damaged(read(&[]).err()));
    assert!(damaged(read(&[("META-INF/container.xml", CONTAINER), ("OEBPS/book.opf", "<package><manifest>")]).err()));
    let opf = package("", &item("a", "a.xhtml"), r#"<itemref idref="a"/>"#);
    assert_eq!(read(&[("META-INF/container.xml", CONTAINER), ("OEBPS/book.opf", &opf)]).err(), Some(ReadFault::Empty));
    let deep = page(&"<div>".repeat(100_000));
    let parts = [("META-INF/container.xml", CONTAINER), ("OEBPS/book.opf", opf.as_str()), ("OEBPS/a.xhtml", &deep)];
    assert_eq!(read(&parts).err(), Some(ReadFault::Beyond { limit: Limit::Depth }));
    let whole = book(&parts);
    let half = obelus_readers::read(&whole[..whole.len() / 2], &Ask::default());
    assert!(damaged(half.err()));
}

#[test]
fn a_spine_that_names_a_part_again_and_again_reads_it_once() {
    let opf = package(
        "",
        &[item("a", "a.xhtml"), item("b", "./a.xhtml#x")].concat(),
        &r#"<itemref idref="a"/><itemref idref="b"/>"#.repeat(20_000),
    );
    let a = page(&"<p>some text</p>".repeat(1_000));
    assert_eq!(
        text(&[("META-INF/container.xml", CONTAINER), ("OEBPS/book.opf", &opf), ("OEBPS/a.xhtml", &a)]).len(),
        10_998
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_damage_to_a_book_is_answered(which in 0usize..3, at in any::<prop::sample::Index>(), put in prop::sample::select(&PIECES[..]), cut in 0usize..40) {
        let metadata = "<dc:title>T</dc:title><dc:creator>C</dc:creator>";
        let opf = package(metadata, &[item("a", "a.xhtml"), item("b", "b.xhtml")].concat(), r#"<itemref idref="a"/><itemref idref="b" linear="no"/>"#);
        let mut parts = [CONTAINER.to_owned(), opf, page("<h1>A</h1><p epub:type=\"pagebreak\" title=\"1\">a</p><ol><li>b</li></ol>")];
        let part = &mut parts[which];
        let at = part.floor_char_boundary(at.index(part.len()));
        part.replace_range(at..part.floor_char_boundary(at + cut), put);
        let [container, opf, a] = &parts;
        let answer = read(&[("META-INF/container.xml", container), ("OEBPS/book.opf", opf), ("OEBPS/a.xhtml", a), ("OEBPS/b.xhtml", a)]);
        prop_assert!(answer.is_err() || answer.is_ok_and(|reading| reading.fits()));
    }

    #[test]
    fn any_bytes_changed_in_a_kept_book_are_answered(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut bytes = include_bytes!("corpus/web/pandoc-3.epub").to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if byte < 64 {
            bytes.truncate(cut.index(bytes.len()));
        }
        let answer = obelus_readers::read(&bytes, &Ask::default());
        prop_assert!(answer.is_err() || answer.is_ok_and(|reading| reading.fits()));
    }
}

const PIECES: [&str; 16] = [
    "",
    "<",
    ">",
    "</",
    "&",
    "\"",
    "]]>",
    "<!--",
    "<p>",
    "</p>",
    "xmlns=\"\"",
    "<item id=\"a\" href=\"../../x\"/>",
    "<itemref idref=\"a\"/>",
    "é",
    "%",
    "<![CDATA[",
];
