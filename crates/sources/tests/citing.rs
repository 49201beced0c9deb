//! Citing in the three styles, with what the engine would lose or choke on.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use obelus_sources::{Cited, Csl, Place, Style, Tongue, cite};
use serde_json::{Value, json};

fn csl(value: Value) -> Csl {
    value.as_object().unwrap().clone()
}

fn page(value: &str) -> Option<Place<'_>> {
    Some(Place { label: "page", value })
}

fn stalin() -> Csl {
    csl(
        json!({ "id": "a", "type": "book", "title": "Stalin: A Biography", "author": [{ "family": "Service", "given": "Robert" }],
        "issued": { "date-parts": [[2004]] }, "publisher": "Macmillan", "publisher-place": "London" }),
    )
}

fn check(csl: &Csl, style: Style, text: &str, in_text: &str) {
    let cited = cite(csl, style, page("208-209"), Tongue::English);
    assert_eq!((cited.text.as_str(), cited.in_text.as_str()), (text, in_text), "{style:?}");
}

#[test]
fn a_book_in_three_styles() {
    let book = stalin();
    check(
        &book,
        Style::Chicago,
        "Service, Robert. Stalin: A Biography. Macmillan, 2004.",
        "Robert Service, Stalin: A Biography (Macmillan, 2004), 208–209.",
    );
    check(&book, Style::Apa, "Service, R. (2004). Stalin: A Biography. Macmillan.", "(Service, 2004, pp. 208–209)");
    check(&book, Style::Mla, "Service, Robert. Stalin: A Biography. Macmillan, 2004.", "(Service 208–209)");
    let html = cite(&book, Style::Apa, None, Tongue::English).html;
    assert_eq!(html, "Service, R. (2004). <i>Stalin: A Biography</i>. Macmillan.");
}

#[test]
fn particles_stay_with_their_names() {
    for author in [
        json!({ "family": "van der Berg", "given": "Jan" }),
        json!({ "family": "Berg", "given": "Jan", "non-dropping-particle": "van der" }),
    ] {
        let item =
            csl(json!({ "type": "book", "title": "T", "author": [author], "issued": { "date-parts": [[1940]] } }));
        let cited = |style| cite(&item, style, page("7"), Tongue::English).in_text;
        assert_eq!(cited(Style::Apa), "(van der Berg, 1940, p. 7)");
        assert_eq!(cited(Style::Mla), "(van der Berg 7)");
        assert!(cited(Style::Chicago).starts_with("Jan van der Berg, T"), "{}", cited(Style::Chicago));
    }
    let dropped = csl(
        json!({ "type": "book", "title": "T", "author": [{ "family": "Beethoven", "given": "Ludwig", "dropping-particle": "van" }] }),
    );
    assert!(cite(&dropped, Style::Mla, page("7"), Tongue::English).in_text.contains("(Beethoven 7)"));
}

fn dated(issued: Value) -> Cited {
    let item = json!({ "type": "article-magazine", "title": "T", "author": [{ "family": "Rossi", "given": "A." }],
        "container-title": "M", "issued": issued });
    cite(&csl(item), Style::Apa, None, Tongue::English)
}

#[test]
fn dates_that_are_no_single_day_are_said_as_they_are() {
    for (issued, in_text) in [
        (json!({ "date-parts": [[1940], [1941]] }), "(Rossi, 1940–1941)"),
        (json!({ "date-parts": [[1940, 8, 20], [1940, 9, 3]] }), "(Rossi, 20 August–3 September 1940)"),
        (json!({ "literal": "after 1910" }), "(Rossi, after 1910)"),
        (json!({ "raw": "c. May 1940" }), "(Rossi, c. May 1940)"),
        (json!({ "date-parts": [["1940", "8"]] }), "(Rossi, 1940)"),
        (json!({ "date-parts": [[1940]], "circa": true }), "(Rossi, ca. 1940)"),
        (json!({ "date-parts": [[]] }), "(Rossi, n.d.)"),
        (json!({ "date-parts": [[1940, 13]] }), "(Rossi, 1940-13)"),
        (json!({ "date-parts": [[0]] }), "(Rossi, 0)"),
    ] {
        assert_eq!(dated(issued.clone()).in_text, in_text, "{issued}");
    }
}

#[test]
fn others_and_institutions() {
    let item = |names: Value| {
        csl(json!({ "type": "book", "title": "T", "author": names, "issued": { "date-parts": [[1940]] } }))
    };
    let others = item(json!([{ "family": "Rossi", "given": "A." }, { "literal": "others" }]));
    assert_eq!(cite(&others, Style::Apa, None, Tongue::English).in_text, "(Rossi et al., 1940)");
    assert_eq!(cite(&others, Style::Chicago, None, Tongue::English).text, "Rossi, A. et al. T. 1940.");
    let house = item(json!([{ "literal": "World Health Organization" }]));
    assert_eq!(cite(&house, Style::Apa, None, Tongue::English).in_text, "(World Health Organization, 1940)");
}

#[test]
fn places_need_be_no_numbers_and_kinds_need_not_be_known() {
    let check = |label: &str, value: &str, expected: &str| {
        let cited = cite(&stalin(), Style::Apa, Some(Place { label, value }), Tongue::English);
        assert_eq!(cited.in_text.to_lowercase(), format!("(service, 2004, {expected})"), "{label}");
    };
    check("page", "12", "p. 12");
    check("folio", "12v", "folio 12v");
    check("line", "3–4", "lines 3–4");
    check("chapter", "9", "chapter 9");
    check("chapter", "ix", "chapter ix");
    check("page", "ix–xii", "pp. ix–xii");
    check("line", "last", "line last");
    check("film frame", "the last", "film frame the last");
    check("page", "passim", "p. passim");
}

#[test]
fn words_between_are_in_the_language_that_is_asked_for() {
    let item = csl(json!({ "type": "chapter", "title": "T", "author": [{ "family": "Rossi", "given": "A." }],
        "editor": [{ "family": "Doe", "given": "J." }], "container-title": "B", "issued": { "date-parts": [[1940]] } }));
    let cited = cite(&item, Style::Chicago, page("7"), Tongue::German);
    assert_eq!(cited.text, "Rossi, A. „T“. In B, herausgegeben von J. Doe. 1940.");
}

#[test]
fn nothing_that_an_item_says_becomes_markup() {
    let item = csl(
        json!({ "type": "webpage", "title": "a <script>alert(1)</script> <i>b</i> & <span class=\"nocase\">C</span>",
        "URL": "javascript:alert(1)\"><img>", "author": [{ "literal": "<b onclick=x>" }] }),
    );
    for style in [Style::Chicago, Style::Apa, Style::Mla] {
        let html = cite(&item, style, None, Tongue::English).html;
        let tags: Vec<&str> = html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()).collect();
        assert!(tags.iter().all(|tag| ["i", "/i", "b", "/b", "sup", "/sup", "sub", "/sub"].contains(tag)), "{html}");
    }
}

#[test]
fn whatever_an_item_is_it_is_cited() {
    let odd = [
        json!({}),
        json!({ "type": "" }),
        json!({ "type": "no-such-type", "title": 7, "volume": -3, "page": { "a": 1 }, "custom": { "x": [1] } }),
        json!({ "type": "book", "author": [{}, { "given": "Only" }, { "family": "  " }], "issued": { "date-parts": [["x"]] } }),
        json!({ "type": "book", "issued": { "date-parts": [[99999, 1, 1]] }, "accessed": { "date-parts": [[-44], [12, 99]] } }),
        json!({ "type": "book", "issued": { "season": 2, "date-parts": [[1940]] }, "page": "99999999999999999999-1" }),
        json!({ "type": "article-journal", "issue": 18446744073709551615_u64, "volume": 4294967297_u64, "page": -1 }),
    ];
    for value in odd {
        for style in [Style::Chicago, Style::Apa, Style::Mla] {
            cite(&csl(value.clone()), style, page(""), Tongue::English);
        }
    }
}

#[test]
fn years_before_christ_are_counted_as_csl_counts_them() {
    let item = csl(json!({ "type": "book", "title": "T", "author": [{ "family": "Caesar" }],
        "issued": { "date-parts": [[-44]] } }));
    for style in [Style::Chicago, Style::Apa, Style::Mla] {
        let cited = cite(&item, style, None, Tongue::English);
        assert!(cited.text.contains("44") && !cited.text.contains("45"), "{style:?}: {}", cited.text);
    }
}

#[test]
fn a_type_for_which_a_style_has_no_entry_still_has_one() {
    for kind in ["document", "manuscript", "webpage", "personal_communication"] {
        let item = csl(json!({ "type": kind, "title": "A Page", "author": [{ "family": "Zed", "given": "Ann" }],
            "issued": { "date-parts": [[2010]] } }));
        for style in [Style::Chicago, Style::Apa, Style::Mla] {
            let cited = cite(&item, style, None, Tongue::English);
            assert!(cited.text.contains("A Page") && cited.text.contains("Zed"), "{kind} {style:?}: {}", cited.text);
        }
    }
}
