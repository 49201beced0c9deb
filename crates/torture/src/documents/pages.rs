//! Traps in what is written as text: web pages, Markdown, RTF, mail of pages, and plain text itself.

use super::trap::{Bait, Trap};

/// All of them.
pub fn traps() -> Vec<Trap> {
    let mut traps = web();
    traps.extend(marks());
    traps.extend(plain());
    traps
}

fn trap(name: &'static str, file: &'static str, make: fn(&Bait) -> Vec<u8>) -> Trap {
    Trap { name, file, make }
}

fn html(body: &str) -> Vec<u8> {
    format!("<!doctype html><title>trap</title><body>{body}").into_bytes()
}

fn web() -> Vec<Trap> {
    vec![
        trap("html-deep", "deep.html", |bait| html(&"<div>".repeat(bait.many(10_000_000)))),
        trap("html-formats-never-closed", "formats.html", |bait| {
            html(&format!("{}{}", "<b><i><u><s><tt><em>".repeat(50), "<p>x".repeat(bait.many(2_000_000))))
        }),
        trap("html-fonts-with-attributes", "fonts.html", |bait| {
            html(&(0..bait.many(400_000)).map(|at| format!("<p><b id=a{at}>x</p>")).collect::<String>())
        }),
        trap("html-tables-in-tables", "tables.html", |bait| html(&"<table><tr><td>".repeat(bait.many(2_000_000)))),
        trap("html-spans-of-a-billion", "spans.html", |_| {
            html(&"<table><tr><td colspan=1000000000 rowspan=1000000000>x</table>".repeat(2000))
        }),
        trap("html-attributes", "attributes.html", |bait| {
            let attributes: String = (0..bait.many(4_000_000)).map(|at| format!(" a{at}=b")).collect();
            html(&format!("<p{attributes}>x"))
        }),
        trap("html-attribute-of-50-megabytes", "attribute.html", |bait| {
            html(&format!("<p title=\"{}\">x", "y".repeat(bait.many(50_000_000))))
        }),
        trap("html-comment-without-end", "comment.html", |bait| html(&"<!-- -".repeat(bait.many(8_000_000)))),
        trap("html-ends-of-nothing", "ends.html", |bait| {
            html(&format!("{}x{}", "<span>".repeat(500), "</q>".repeat(bait.many(10_000_000))))
        }),
        trap("html-lists-in-lists", "lists.html", |bait| html(&"<ul><li>".repeat(bait.many(4_000_000)))),
        trap("html-entities", "entities.html", |bait| html(&"&#x1F600;&nbsp;&amp".repeat(bait.many(2_000_000)))),
        trap("html-reads-a-file", "outside.html", |bait| {
            html(&format!("<iframe src=\"file://{0}\"></iframe><object data=\"file://{0}\"></object>x", bait.secret))
        }),
        trap("mhtml-parts-in-parts", "parts.mhtml", |bait| {
            let head = |at: usize| format!("Content-Type: multipart/related; boundary=\"b{at}\"\r\n\r\n--b{at}\r\n");
            let parts: String = (0..bait.many(200_000)).map(head).collect();
            format!("From: x\r\nMIME-Version: 1.0\r\n{parts}").into_bytes()
        }),
        trap("mhtml-boundaries", "boundaries.mhtml", |bait| {
            let head = "From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n";
            format!("{head}{}", "--b\r\n\r\n".repeat(bait.many(4_000_000))).into_bytes()
        }),
    ]
}

fn marks() -> Vec<Trap> {
    vec![
        trap("markdown-brackets", "brackets.md", |bait| "[".repeat(bait.many(20_000_000)).into_bytes()),
        trap("markdown-links-that-never-close", "links.md", |bait| "[a](<b".repeat(bait.many(4_000_000)).into_bytes()),
        trap("markdown-quotes-in-quotes", "quotes.md", |bait| "> ".repeat(bait.many(4_000_000)).into_bytes()),
        trap("markdown-emphasis", "emphasis.md", |bait| "*a **a ".repeat(bait.many(2_000_000)).into_bytes()),
        trap("markdown-backticks", "backticks.md", |bait| {
            (1..bait.many(8000)).map(|count| "`".repeat(count) + " ").collect::<String>().into_bytes()
        }),
        trap("markdown-references", "references.md", |bait| {
            let uses = "[a][a] ".repeat(bait.many(2_000_000));
            format!("[a]: <{}>\n\n{uses}", "u".repeat(bait.many(2_000_000))).into_bytes()
        }),
        trap("markdown-lists-in-lists", "lists.md", |bait| "- ".repeat(bait.many(4_000_000)).into_bytes()),
        trap("markdown-table", "table.md", |bait| {
            let cells = "|a".repeat(bait.many(40_000));
            let lines = format!("{cells}\n{}\n", "|-".repeat(bait.many(40_000)));
            (lines + &"|a\n".repeat(bait.many(400_000))).into_bytes()
        }),
        trap("rtf-deep", "deep.rtf", |bait| format!("{{\\rtf1 {}", "{".repeat(bait.many(30_000_000))).into_bytes()),
        trap("rtf-binary-that-lies", "binary.rtf", |_| b"{\\rtf1 x\\bin2147483647 y}".to_vec()),
        trap("rtf-numbers", "numbers.rtf", |bait| {
            format!("{{\\rtf1\\uc2147483647 {}}}", "\\u-99999 \\'ff".repeat(bait.many(3_000_000))).into_bytes()
        }),
        trap("rtf-fonts", "fonts.rtf", |bait| {
            let fonts: String = (0..bait.many(1_000_000)).map(|at| format!("{{\\f{at} F;}}")).collect();
            format!("{{\\rtf1{{\\fonttbl{fonts}}}x}}").into_bytes()
        }),
        trap("rtf-cells", "cells.rtf", |bait| {
            format!("{{\\rtf1 \\trowd{} x}}", "\\cellx1\\intbl\\cell\\row".repeat(bait.many(1_500_000))).into_bytes()
        }),
    ]
}

fn plain() -> Vec<Trap> {
    const MOST: usize = 64 << 20;
    vec![
        trap("text-one-byte-too-long", "long.txt", |_| vec![b'a'; MOST + 1]),
        trap("text-of-one-word", "word.txt", |bait| vec![b'a'; bait.many(MOST)]),
        trap("text-of-full-stops", "stops.txt", |bait| "a. ".repeat(bait.many(MOST / 3)).into_bytes()),
        trap("text-of-marks-upon-one-letter", "marks.txt", |bait| {
            format!("e{}", "\u{301}".repeat(bait.many(MOST / 2 - 1))).into_bytes()
        }),
        trap("text-of-joined-emoji", "emoji.txt", |bait| "👩\u{200d}".repeat(bait.many(MOST / 7)).into_bytes()),
        trap("text-from-right-to-left", "bidi.txt", |bait| {
            "\u{202e}\u{2067}ש".repeat(bait.many(MOST / 8)).into_bytes()
        }),
        trap("text-of-line-ends", "lines.txt", |bait| {
            format!("x{}x", "\r\n".repeat(bait.many(MOST / 2 - 2))).into_bytes()
        }),
        trap("text-of-two-encodings", "two.txt", |bait| {
            let mut bytes = "né ".repeat(bait.many(10_000_000)).into_bytes();
            bytes.extend([0xe9, b' ', 0xfc]);
            bytes
        }),
        trap("text-of-noise", "noise.txt", |bait| {
            let mut dice = crate::dice::Dice::new(7);
            (0..bait.many(MOST)).map(|_| dice.throw() as u8).collect()
        }),
        trap("text-of-nothing", "nothing.txt", |_| Vec::new()),
        trap("text-in-half-a-pair", "half.txt", |bait| {
            [b"\xff\xfe".to_vec(), b"\0\xd8".repeat(bait.many(MOST / 2))].concat()
        }),
    ]
}
