//! What the markup of a page becomes, what it says of itself, and how its encoding is found.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so by panicking"
)]

use obelus_readers::{Ask, Confidence, Encoding, MediaType, Metadata, ReadFault, Reading, Way};

#[path = "support/telling.rs"]
mod telling;

fn read(page: &[u8], way: Option<Way>) -> Result<Reading, ReadFault> {
    obelus_readers::read(page, &Ask { name: Some("page.html".into()), way, ..Ask::default() })
}

/// The blocks and runs of a body.
fn check(body: &str, expected: &[&str]) {
    let reading = read(format!("<!DOCTYPE html><body>{body}").as_bytes(), Some(Way::Whole)).unwrap();
    assert_eq!(telling::structure(&reading), expected, "{body}");
}

fn check_text(body: &str, expected: &str) {
    let reading = read(format!("<!DOCTYPE html><body>{body}").as_bytes(), Some(Way::Whole)).unwrap();
    assert_eq!(reading.text.as_str(), expected, "{body}");
}

fn metadata(page: &str) -> Metadata {
    read(page.as_bytes(), None).unwrap().metadata
}

#[test]
fn a_page_is_known_by_its_first_tag_whatever_it_is_called() {
    let kind = |text: &str, name: Option<&str>| {
        let ask = Ask { name: name.map(str::to_owned), ..Ask::default() };
        obelus_readers::media_type(text.as_bytes(), &ask).unwrap()
    };
    for text in [
        "<!DOCTYPE html><p>x",
        "\u{feff}\n <!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">",
        "<HTML lang=en>",
        "<!-- saved from url=(0014)https://a.example/ -->\n<!-- b --><html>",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">",
        "<?xml version=\"1.0\"?><!-- c --><html xmlns=\"http://www.w3.org/1999/xhtml\">",
        "<head><title>x",
        "<body>",
    ] {
        assert_eq!(kind(text, None), MediaType::Html, "{text}");
        assert_eq!(kind(text, Some("a.txt")), MediaType::Html, "{text}");
    }
    for text in
        ["<p>Only this", "<htmlx>", "<?xml version=\"1.0\"?><rss>", "a <html> b", "<!-- open <html>", "<header>"]
    {
        assert_eq!(kind(text, None), MediaType::Plain, "{text}");
        assert_eq!(kind(text, Some("A.HTM")), MediaType::Html, "{text}");
    }
    let wide: Vec<u8> = "\u{feff}<html><p>x".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(obelus_readers::media_type(&wide, &Ask::default()), Ok(MediaType::Html));
}

#[test]
fn blocks_are_what_the_markup_says() {
    check(
        "<h1>A</h1><h6>B</h6><p>C<p>D",
        &["Heading { level: 1 } \"A\"", "Heading { level: 6 } \"B\"", "Paragraph \"C\"", "Paragraph \"D\""],
    );
    check(
        "<div role=heading aria-level=9>A</div>b<hr>c",
        &["Heading { level: 6 } \"A\"", "Paragraph \"b\"", "Paragraph \"c\""],
    );
    check("<blockquote>A<p>B</blockquote>", &["Quotation \"A\\n\\nB\"", "Paragraph \"A\"", "Paragraph \"B\""]);
    check("<pre>\n  a\n\n  <b>b</b>\n</pre>", &["Code \"  a\\n\\n  b\"", "Strong \"b\""]);
    check(
        "<dl><dt>A<dd>B</dl><figure><img alt=no><figcaption>C</figcaption></figure>",
        &["Paragraph \"A\"", "Paragraph \"B\"", "Paragraph \"C\""],
    );
    check("<div>a <div>b</div> c</div>", &["Paragraph \"a\"", "Paragraph \"b\"", "Paragraph \"c\""]);
    check("a<br>b<br><br>c&nbsp;d", &["Paragraph \"a\\nb\\n\\nc\\u{a0}d\""]);
}

#[test]
fn lists_are_numbered_and_nested() {
    check(
        "<ol start=3><li>A<li value=7>B<ul><li>C</ul><li>D</ol><ul><li><p>E</p></ul><li>F",
        &[
            "ListItem { level: 1, number: Some(3) } \"A\"",
            "ListItem { level: 1, number: Some(7) } \"B\\n\\nC\"",
            "ListItem { level: 2, number: None } \"C\"",
            "ListItem { level: 1, number: Some(8) } \"D\"",
            "ListItem { level: 1, number: None } \"E\"",
            "Paragraph \"E\"",
            "ListItem { level: 1, number: None } \"F\"",
        ],
    );
}

#[test]
fn tables_are_rows_and_cells_keep_their_columns() {
    check(
        "<table><caption>T</caption><tr><th>A<th colspan=2>B<tr><td rowspan=2>c<td><td>d<tr><td>e<td>f</table>",
        &[
            "Paragraph \"T\"",
            "TableRow \"A\\tB\"",
            "TableCell { column: 0, heads: true } \"A\"",
            "TableCell { column: 1, heads: true } \"B\"",
            "TableRow \"c\\td\"",
            "TableCell { column: 0, heads: false } \"c\"",
            "TableCell { column: 2, heads: false } \"d\"",
            "TableRow \"e\\tf\"",
            "TableCell { column: 1, heads: false } \"e\"",
            "TableCell { column: 2, heads: false } \"f\"",
        ],
    );
}

#[test]
fn tables_that_only_place_things_are_no_rows() {
    check(
        "<table><tr><td>Menu<td><h2>A</h2><p>B<p>C</table>",
        &["Paragraph \"Menu\"", "Heading { level: 2 } \"A\"", "Paragraph \"B\"", "Paragraph \"C\""],
    );
    check("<table><tr><td>Alone</table>", &["Paragraph \"Alone\""]);
    check("<table role=presentation><tr><td>a<td>b</table>", &["Paragraph \"a\"", "Paragraph \"b\""]);
    check(
        "<table><tr><td>out<td><table><tr><td>a<td>b</table></table>",
        &[
            "Paragraph \"out\"",
            "TableRow \"a\\tb\"",
            "TableCell { column: 0, heads: false } \"a\"",
            "TableCell { column: 1, heads: false } \"b\"",
        ],
    );
}

#[test]
fn runs_are_what_the_markup_says() {
    check(
        "<p>a<em>b</em> <i>c </i><strong>d</strong><sup>e</sup><sub>f</sub><code>g</code>",
        &[
            "Paragraph \"ab c defg\"",
            "Emphasis \"b\"",
            "Emphasis \"c\"",
            "Strong \"d\"",
            "Superscript \"e\"",
            "Subscript \"f\"",
            "Code \"g\"",
        ],
    );
    check_text("<p>He said <q>no <q>never</q></q>.", "He said “no “never””.");
    check_text("<p>漢<ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>", "漢字(じ)");
}

#[test]
fn links_keep_their_address_unless_it_does_something() {
    for address in [
        "https://a.example/b?c=1&d#e",
        "HTTP://A.EXAMPLE",
        "mailto:a@b.example",
        "ftp://a/b",
        "b/c.html",
        "../d",
        "//a.example/b",
        "?q=a:b",
    ] {
        let expected = format!("Link {{ address: {address:?} }} \"x\"");
        check(&format!("<a href=\" {} \">x</a>", address.replace('&', "&amp;")), &["Paragraph \"x\"", &expected]);
    }
    for address in [
        "javascript:alert(1)",
        "JaVa\tscript:x",
        "&#1;javascript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
        "#here",
        "",
        "java&#10;script:x",
        "&#106;avascript:x",
    ] {
        check(&format!("<a href=\"{address}\">x</a>"), &["Paragraph \"x\""]);
    }
}

#[test]
fn footnotes_are_told_by_their_markup_and_keep_their_marks() {
    let pandoc = "<p>a<a href=#fn1 class=footnote-ref role=doc-noteref><sup>1</sup></a></p><section class=footnotes role=doc-endnotes><hr><ol>\
        <li id=fn1><p>Note. <a href=#r class=footnote-back role=doc-backlink>↩</a></p></ol></section>";
    check(
        pandoc,
        &["Paragraph \"a1\"", "Footnote { label: \"1\" } \"Note.\"", "Paragraph \"Note.\"", "Superscript \"1\""],
    );
    let writer = "<p>a<a class=sdfootnoteanc name=sdfootnote1anc href=#sdfootnote1sym><sup>1</sup></a></p>\
        <div id=sdfootnote1><p><a class=sdfootnotesym name=sdfootnote1sym href=#sdfootnote1anc>1</a>Note.</p></div>";
    check(
        writer,
        &["Paragraph \"a1\"", "Footnote { label: \"1\" } \"Note.\"", "Paragraph \"Note.\"", "Superscript \"1\""],
    );
    let word = "<div id=ftn2><p><a href=\"#_ftnref2\" name=\"_ftn2\"><span>[2]</span></a> Note.</p></div>";
    check(word, &["Footnote { label: \"2\" } \"Note.\"", "Paragraph \"Note.\""]);
    let book = "<p>a<a epub:type=noteref href=#n>*</a></p><aside epub:type=footnote id=n>Note.</aside>";
    check(book, &["Paragraph \"a*\"", "Footnote { label: \"*\" } \"Note.\"", "Superscript \"*\""]);
    let plain = "<ul><li><a href=#there>1</a> is no note</ul>";
    check(plain, &["ListItem { level: 1, number: None } \"1 is no note\""]);
}

#[test]
fn what_is_no_text_gives_none() {
    check_text(
        "<p>a</p><script>b</script><style>c</style><template>d</template><noscript>e</noscript><svg><text>f</text><script>g</script></svg>\
         <math><mi>h</mi></math><object>i</object><iframe>j</iframe><p hidden>k</p><p style='color: red; DISPLAY : none'>l</p>\
         <select><option>m</select><textarea>n</textarea><!-- o --><img alt=p><dialog>q</dialog><p aria-hidden=true>r</p><video>s</video>",
        "a\n\nr",
    );
    check_text("<p>a <script>if (1 < 2) document.write('</p>')</SCRIPT >b", "a b");
    check_text("<p>1 < 2 &amp; 3 &lt; 4 <3", "1 < 2 & 3 < 4 <3");
    check_text("<xmp><b>a</b> &amp;</xmp>", "<b>a</b> &amp;");
    check_text("<!--><p>a<!--->b<!-- -- > --!>c<!-- unclosed <p>d", "abc");
}

#[test]
fn xhtml_is_read_by_its_own_rules() {
    let page = "<?xml version=\"1.0\"?><!DOCTYPE html [<!ENTITY a \"<b>\">]><html xmlns=\"http://www.w3.org/1999/xhtml\"><head>\
        <title/><script src=\"x\"/><style/></head><body><p>a<i/>b</p><![CDATA[1 < 2 & <p>]]><p>c&a;</p></body></html>";
    let reading = read(page.as_bytes(), None).unwrap();
    assert_eq!(telling::structure(&reading), ["Paragraph \"ab\"", "Paragraph \"1 < 2 & <p>\"", "Paragraph \"c&a;\""]);
}

#[test]
fn the_title_is_the_one_that_is_meant_for_this_page() {
    let page = |head: &str, body: &str| metadata(&format!("<!DOCTYPE html><head>{head}</head><body>{body}<p>x")).title;
    let og = "<meta property=og:title content='Of the network'>";
    let json = "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Of the data\"}</script>";
    let title = "<title>Of the page | The site</title>";
    assert_eq!(page(&format!("{title}{og}{json}"), "<h1>Of the text</h1>").as_deref(), Some("Of the data"));
    assert_eq!(page(&format!("{title}{og}"), "<h1>Of the text</h1>").as_deref(), Some("Of the network"));
    assert_eq!(page(title, "<h1>Of <i>the</i>\n text</h1>").as_deref(), Some("Of the text"));
    assert_eq!(page(title, "<svg><title>A picture</title></svg>").as_deref(), Some("Of the page | The site"));
    assert_eq!(page("", ""), None);
    assert_eq!(page("<title> </title>", ""), None);
    assert_eq!(page("<title>1 &lt; 2 &amp; <b></title>", "").as_deref(), Some("1 < 2 & <b>"));
}

#[test]
fn authors_date_language_and_address_are_found() {
    let found = metadata(
        "<!-- saved from url=(0021)https://saved.example/a -->\n<html xml:lang=de-AT><head><meta name=author content='Ada Weir; Tom Ölbaum'>\
         <meta property=article:author content=https://network.example/ada></head><body><header><time datetime=2020-02-03>Monday</time></header>x",
    );
    assert_eq!(found.authors, ["Ada Weir", "Tom Ölbaum"]);
    assert_eq!(found.issued.as_deref(), Some("2020-02-03"));
    assert_eq!(found.language.as_deref(), Some("de-AT"));
    assert_eq!(found.url.as_deref(), Some("https://saved.example/a"));
    let found = metadata(
        "<!DOCTYPE html><html lang=fr><link rel=canonical href=https://a.example/1><meta property=og:url content=https://a.example/2>\
         <meta property=article:published_time content=2021-01-02T03:04:05Z>\
         <script type=application/ld+json>//<![CDATA[\n[{\"@type\":[\"BlogPosting\"],\"author\":[\"A\",{\"name\":\"B\"},{\"name\":\"A\"},7],\"datePublished\":\"2021\"}]\n//]]></script><p>x",
    );
    assert_eq!(found.authors, ["A", "B"]);
    assert_eq!((found.issued.as_deref(), found.url.as_deref()), (Some("2021"), Some("https://a.example/1")));
    let found = metadata(
        "<!DOCTYPE html><link rel=canonical href=javascript:x><script type=application/ld+json>{\"@type\": [</script><p>x",
    );
    assert_eq!(found, Metadata::default());
}

#[test]
fn the_encoding_is_what_the_page_says_unless_its_bytes_say_otherwise() {
    let russian = "Историк сверяет письмо с протоколом.";
    let encode = |label: &str, text: &str| {
        encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
    };
    let declared = |declaration: &str, label: &str| {
        let reading = read(&encode(label, &format!("{declaration}<p>{russian}")), None).unwrap();
        assert_eq!((reading.text.as_str(), reading.confidence), (russian, Confidence::Declared), "{declaration}");
        reading.encoding.unwrap().name()
    };
    assert_eq!(declared("<html><meta charset=koi8-r>", "koi8-r"), "KOI8-R");
    assert_eq!(
        declared(
            "<html><META http-equiv=Content-Type content='text/html; Charset = \"windows-1251\"'>",
            "windows-1251"
        ),
        "windows-1251"
    );
    assert_eq!(declared("<?xml version='1.0' encoding='iso-8859-5'?><html>", "iso-8859-5"), "ISO-8859-5");
    assert_eq!(
        declared("<html><!-- <meta charset=koi8-r> --><meta charset=windows-1251>", "windows-1251"),
        "windows-1251"
    );
    assert_eq!(declared("<html><meta charset=utf-16>", "utf-8"), "UTF-8");
    let lies = read(format!("<html><meta charset=windows-1252><p>{russian}").as_bytes(), None).unwrap();
    assert_eq!(
        (lies.text.as_str(), lies.encoding, lies.confidence),
        (russian, Some(Encoding::UTF_8), Confidence::Certain)
    );
    let marked = read(format!("\u{feff}<html><meta charset=koi8-r><p>{russian}").as_bytes(), None).unwrap();
    assert_eq!((marked.text.as_str(), marked.encoding), (russian, Some(Encoding::UTF_8)));
    let wrong = encode("windows-1251", &format!("<html><meta charset=utf-8><p>{}", russian.repeat(5)));
    let guessed = read(&wrong, None).unwrap();
    assert_eq!((guessed.encoding.unwrap().name(), guessed.confidence), ("windows-1251", Confidence::Guessed));
    let choice = "koi8-r".parse().ok();
    let chosen = obelus_readers::read(&wrong, &Ask { encoding: choice, ..Ask::default() }).unwrap();
    assert_eq!((chosen.encoding, chosen.confidence), (choice, Confidence::Chosen));
    let bad = read(b"<html><meta charset=utf-8><p>caf\xc3\xa9 \xff na\xc3\xafve", None);
    assert_eq!(bad.err(), Some(ReadFault::Undecodable { encoding: Encoding::UTF_8, at_byte: 35 }));
}

#[test]
fn without_a_main_text_the_whole_is_given_and_told() {
    let links: String = (0..40).map(|at| format!("<li><a href=/{at}>Heading number {at}</a>")).collect();
    let index =
        format!("<!DOCTYPE html><nav>Home</nav><div class=menu><ul>{links}</ul></div><article><p>Short.</p></article>");
    let reading = read(index.as_bytes(), None).unwrap();
    assert_eq!(reading.way, Some(Way::Whole));
    assert!(reading.text.as_str().starts_with("Home\n\nHeading number 0\n\n"), "{}", reading.text.as_str());
    assert_eq!(read(b"<!DOCTYPE html><p>Short.", None).unwrap().way, Some(Way::Main));
    assert_eq!(read(b"<!DOCTYPE html><script>x</script>", None).err(), Some(ReadFault::Empty));
}
