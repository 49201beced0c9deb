//! Pages that are made to take a parser long are answered as fast as others of their size, or refused.
//!
//! None of these measures time: each takes minutes or gigabytes where a bound is missing, and the runner's own limit for
//! slow tests tells.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so by panicking"
)]

use obelus_readers::{Ask, Limit, ReadFault, Reading};

fn read(body: &str) -> Result<Reading, ReadFault> {
    obelus_readers::read(format!("<!DOCTYPE html><body>{body}").as_bytes(), &Ask::default())
}

fn length(body: &str) -> u32 {
    read(body).unwrap().text.length()
}

#[test]
fn elements_in_elements_are_refused_beyond_a_depth() {
    let deep = Some(ReadFault::Beyond { limit: Limit::Depth });
    assert_eq!(read(&"<div>".repeat(100_000)).err(), deep);
    assert_eq!(read(&format!("{}x", "<svg>".repeat(100_000))).err(), deep);
    assert_eq!(read(&format!("{}x", "<b><div>".repeat(50_000))).err(), deep);
    assert_eq!(length(&format!("{}x{}", "<div>".repeat(500), "</div>".repeat(500))), 1);
}

#[test]
fn tags_that_nobody_closed_are_not_made_anew_for_ever() {
    let fonts: String = (0..30_000).map(|at| format!("<p><b id=a{at}>x</p>")).collect();
    assert_eq!(read(&fonts).err(), Some(ReadFault::Beyond { limit: Limit::Depth }));
    let formats = format!("{}{}", "<p><b><i><u><s><tt><em>".repeat(50), "<p>x".repeat(100_000));
    assert_eq!(read(&formats).err(), Some(ReadFault::Beyond { limit: Limit::Parts }));
}

#[test]
fn attributes_without_end_do_no_harm() {
    let attributes: String = (0..200_000).map(|at| format!(" a{at}=b")).collect();
    assert_eq!(length(&format!("<p{attributes}>x")), 1);
    assert_eq!(length(&format!("<p{}>x", " id=a class=b".repeat(100_000))), 1);
    assert_eq!(length(&format!("x{}", "<body class=a id=b>".repeat(50_000))), 1);
    assert_eq!(length(&format!("<svg><style><a {attributes}></style></svg>x")), 1);
}

#[test]
fn more_elements_than_any_page_has_are_refused() {
    assert_eq!(read(&"<p>".repeat(1_100_000)).err(), Some(ReadFault::Beyond { limit: Limit::Parts }));
}

#[test]
fn end_tags_that_end_nothing_are_not_looked_for() {
    assert_eq!(length(&format!("{}x{}", "<span>".repeat(500), "</q>".repeat(2_000_000))), 1);
}

#[test]
fn what_never_ends_is_looked_for_once() {
    for piece in [
        "<!--",
        "<!--<!",
        "<![CDATA[",
        "<?",
        "</",
        "<a href=\"",
        "<a b='",
        "<title>",
        "<script>",
        "<textarea><",
        "<!DOCTYPE x [",
        "<xmp>",
    ] {
        let body = format!("<p>x</p>{}", piece.repeat(30_000));
        let reading = read(&body).unwrap_or_else(|fault| panic!("{piece}: {fault}"));
        assert!(reading.text.as_str().starts_with('x'), "{piece}");
        let page = format!("<?xml version='1.0'?><html><p>x</p>{}", piece.repeat(30_000));
        assert!(obelus_readers::read(page.as_bytes(), &Ask::default()).is_ok(), "{piece}");
    }
}

#[test]
fn text_of_odd_signs_is_text() {
    assert_eq!(length(&"&amp;".repeat(50_000)), 50_000);
    assert_eq!(length(&"& < ".repeat(50_000)), 199_999);
}

#[test]
fn the_finder_of_the_main_text_is_kept_from_what_it_goes_through_again_and_again() {
    let page = |content: &str| format!("<nav><a href=/>Home</a></nav>{content}");
    let words = "<p>Some words, and more, and more of them, so that it counts as a paragraph.</p>";
    let deep = format!("{}{}", "<div>".repeat(480), words.repeat(5_000));
    assert!(length(&page(&deep)) > 300_000);
    let wrapped = format!("{}{}{}", "<div>".repeat(400), words, "</div>".repeat(400)).repeat(100);
    assert!(length(&page(&wrapped)) > 7_000);
    assert!(length(&page(&"<div>text, of some, length<br><br>".repeat(200))) > 1_000);
    assert!(length(&page(&format!("<ul>{}", "<li><a href=/x>A link, of words</a>".repeat(5_000)))) > 10_000);
    assert!(length(&page(&format!("<div>{}", "<br><br>text ".repeat(10_000)))) > 10_000);
    assert!(length(&page(&format!("<table>{}", "<tr><td><p>Some text, and more</p>".repeat(3_000)))) > 10_000);
}

#[test]
fn tables_and_lists_in_each_other_are_bounded() {
    assert_eq!(length(&format!("{}x", "<table><tr><td>".repeat(120))), 1);
    assert_eq!(length(&format!("{}x", "<ul><li>".repeat(200))), 1);
    let spans =
        format!("<table>{}</table>", "<tr><td rowspan=65534 colspan=1000>a<td colspan=99999999999>b".repeat(5_000));
    assert!(length(&spans) > 10_000);
}
