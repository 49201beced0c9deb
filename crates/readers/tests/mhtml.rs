//! Pages that browsers saved with their parts, in the ways that they write them and in ways that they do not.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so by panicking"
)]

use obelus_readers::{Ask, Confidence, MediaType, ReadFault, Reading};
use proptest::prelude::*;

const HEAD: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/page\r\n\
    Subject: =?utf-8?Q?The_bell_of_=C3=89?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\
    \ttype=\"text/html\";\r\n\tboundary=\"--B\"\r\n\r\n";

fn read(text: &str) -> Result<Reading, ReadFault> {
    obelus_readers::read(text.as_bytes(), &Ask::default())
}

fn part(headers: &str, body: &str) -> String {
    format!("----B\r\n{headers}\r\n\r\n{body}\r\n")
}

#[test]
fn a_page_is_found_among_its_parts_and_its_address_with_it() {
    let page = part(
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
        "<p>caf=C3=A9 au =\r\nlait",
    );
    let picture = part("Content-Type: image/png\r\nContent-Transfer-Encoding: base64", "AAAA");
    for text in [
        format!("{HEAD}{page}{picture}----B--\r\n"),
        format!("{HEAD}{picture}{page}"),
        format!("{HEAD}{page}").replace("\r\n", "\n"),
    ] {
        let reading = read(&text).unwrap();
        assert_eq!((reading.text.as_str(), reading.media_type), ("café au lait", MediaType::Mhtml));
        assert_eq!(reading.metadata.url.as_deref(), Some("https://a.example/page"));
        assert_eq!(reading.metadata.title.as_deref(), Some("The bell of É"));
        assert_eq!(reading.confidence, Confidence::Declared);
    }
}

#[test]
fn the_encoding_of_the_part_is_believed_and_a_choice_stands_above_it() {
    let page =
        part("Content-Type: text/html; charset=\"koi8-r\"\r\nContent-Transfer-Encoding: base64", "PHA+6dPU\r\n1w==");
    let reading = read(&format!("{HEAD}{page}")).unwrap();
    assert_eq!((reading.text.as_str(), reading.encoding.unwrap().name()), ("Иств", "KOI8-R"));
    let ask = Ask { encoding: "windows-1251".parse().ok(), ..Ask::default() };
    assert_eq!(obelus_readers::read(format!("{HEAD}{page}").as_bytes(), &ask).unwrap().text.as_str(), "йУФЧ");
}

#[test]
fn the_root_is_the_part_that_is_named() {
    let head = HEAD.replace("type=\"text/html\"", "start=\"<two@x>\"");
    let one = part("Content-Type: text/html\r\nContent-ID: <one@x>", "<p>one");
    let two = part("Content-Type: text/html\r\nContent-ID: <two@x>", "<p>two");
    assert_eq!(read(&format!("{head}{one}{two}----B--")).unwrap().text.as_str(), "two");
    assert_eq!(read(&format!("{head}{one}----B--")).unwrap().text.as_str(), "one");
}

#[test]
fn parts_within_parts_are_found() {
    let inner = "------C\r\nContent-Type: text/plain\r\n\r\nplain\r\n------C\r\nContent-Type: text/html\r\n\r\n<p>inner\r\n------C--\r\n";
    let nested = part("Content-Type: multipart/alternative; boundary=\"----C\"", inner);
    assert_eq!(read(&format!("{HEAD}{nested}----B--")).unwrap().text.as_str(), "inner");
}

#[test]
fn a_letter_is_no_saved_page_and_neither_is_a_text_about_one() {
    for text in [
        "From: me\nTo: you\n\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n",
        "Note: this\n\nis text.",
        "MIME-Version: 1.0\nContent-Type: text/plain\n\nx",
    ] {
        assert_eq!(read(text).unwrap().media_type, MediaType::Plain, "{text}");
    }
}

#[test]
fn a_saved_page_without_a_page_is_damaged() {
    let damaged = |text: &str| matches!(read(text), Err(ReadFault::Damaged { media_type: MediaType::Mhtml, .. }));
    assert!(damaged(&format!("{HEAD}{}", part("Content-Type: image/png", "x"))));
    assert!(damaged(HEAD));
    assert!(damaged(&HEAD.replace("boundary", "border")));
}

#[test]
fn parts_and_headers_without_end_do_no_harm() {
    let page = part("Content-Type: text/html", "<p>x");
    let many = "----B\r\n\r\n".repeat(300_000);
    assert!(read(&format!("{HEAD}{many}{page}")).is_err());
    assert_eq!(read(&format!("{HEAD}{page}{many}")).unwrap().text.as_str(), "x");
    let nested: String = (0..20_000)
        .map(|at| format!("----B\r\nContent-Type: multipart/mixed; boundary=\"--B\"\r\nX{at}: y\r\n\r\n"))
        .collect();
    assert!(read(&format!("{HEAD}{nested}")).is_err());
    let folded = format!("{HEAD}----B\r\nContent-Type: text/html\r\n{}\r\n<p>x", " a\r\n".repeat(500_000));
    assert_eq!(read(&folded).unwrap().text.as_str(), "x");
    assert_eq!(
        read(&format!(
            "{HEAD}{}",
            part("Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable", &"= ".repeat(500_000))
        ))
        .unwrap()
        .text
        .length(),
        999_997
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_damage_to_a_saved_page_is_answered(cut in 0usize..2000, at in 0usize..2000, put in "[-BC\r\n =:;\"<>a-z/]{0,12}") {
        let page = part("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable", "<p>caf=C3=A9 au lait");
        let mut text = format!("{HEAD}{page}{}----B--\r\n", part("Content-Type: image/png", "x"));
        let at = at % text.len();
        text.insert_str(at, &put);
        text.truncate(text.len().saturating_sub(cut % 200));
        if let Ok(reading) = read(&text) {
            prop_assert!(reading.fits());
        }
    }
}
