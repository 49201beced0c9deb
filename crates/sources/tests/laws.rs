//! Laws over made-up input: reading never fails as a whole, and whatever an item says comes back from every format.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use obelus_sources::{Csl, Format, Style, Tongue, cite, keys, label, read, write};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Pieces that mean something in one of the formats.
const PIECES: [&str; 44] = [
    "a",
    "É",
    "ß",
    " ",
    "\n",
    "{",
    "}",
    "\\",
    "\"",
    "#",
    ",",
    "=",
    "@book{k,",
    "@",
    "%",
    "$",
    "~",
    "--",
    "–",
    "``",
    "''",
    "\\\"o",
    "{\\'e}",
    " and ",
    "others",
    "van der ",
    "TY  - JOUR",
    "ER  - ",
    "AU  - x",
    "ZC  - {}",
    "x-csl = {{}}",
    "title = {T}",
    "year = 1940",
    "\t",
    "\u{301}",
    "漢",
    "<i>",
    "</i>",
    "1940-08/",
    "[",
    "]",
    "{\"type\": \"book\"}",
    "\r\n",
    "\u{a0}",
];

fn words() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES.as_slice()), 0..8).prop_map(|pieces| pieces.concat())
}

fn name() -> impl Strategy<Value = Value> {
    let parts = ["family", "given", "non-dropping-particle", "suffix", "literal", "dropping-particle"];
    proptest::collection::btree_map(proptest::sample::select(parts.to_vec()), words(), 0..3).prop_map(|map| json!(map))
}

fn date() -> impl Strategy<Value = Value> {
    let part = proptest::collection::vec(-50..2100_i64, 0..4);
    prop_oneof![
        proptest::collection::vec(part, 0..3).prop_map(|parts| json!({ "date-parts": parts })),
        words().prop_map(|words| json!({ "literal": words, "circa": true })),
        words().prop_map(|words| json!({ "raw": words, "season": "2" })),
    ]
}

fn item() -> impl Strategy<Value = Csl> {
    let texts = [
        "title",
        "container-title",
        "note",
        "abstract",
        "DOI",
        "URL",
        "page",
        "volume",
        "issue",
        "keyword",
        "odd",
        "publisher",
        "genre",
    ];
    let kinds = ["book", "chapter", "article-journal", "article-newspaper", "thesis", "webpage", "no-such-type"];
    (
        proptest::sample::select(kinds.to_vec()),
        proptest::collection::btree_map(proptest::sample::select(texts.to_vec()), words(), 0..5),
        proptest::collection::vec(name(), 0..3),
        proptest::option::of(date()),
    )
        .prop_map(|(kind, texts, names, date)| {
            let mut csl = json!({ "id": "key1", "type": kind }).as_object().unwrap().clone();
            csl.extend(texts.into_iter().map(|(key, text)| (key.to_owned(), json!(text))));
            if !names.is_empty() {
                csl.insert("author".to_owned(), json!(names));
            }
            csl.extend(date.map(|date| ("issued".to_owned(), date)));
            csl
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_file_holds_it_is_read_to_its_end(pieces in proptest::collection::vec(words(), 0..12), bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        for text in [pieces.concat(), format!("@misc{{a}}\n{}", pieces.concat()), format!("TY  - BOOK\n{}", pieces.concat()), format!("[{}", pieces.concat())] {
            let all = [text.as_bytes(), &bytes].concat();
            if let Some(brought) = read(&all) {
                let lines = u32::try_from(all.len()).unwrap() + 1;
                prop_assert!(brought.refused.iter().all(|refused| (1..=lines).contains(&refused.line)));
                for entry in &brought.entries {
                    label(&entry.csl);
                }
            }
        }
    }

    #[test]
    fn whatever_an_item_says_comes_back_from_every_format(csl in item()) {
        for format in [Format::BibTex, Format::BibLatex, Format::Ris, Format::Csl] {
            let keys = keys([&csl]);
            let text = write(format, [(keys[0].as_str(), &csl)]);
            let again = read(text.as_bytes()).unwrap();
            prop_assert_eq!(again.entries.len(), 1, "{:?}\n{}", format, text);
            prop_assert_eq!(&again.entries[0].csl, &csl, "{:?}\n{}", format, text);
        }
    }
}

proptest! {
    // Each is cited by three styles, which takes as long as a hundred of the others.
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_an_item_says_it_is_cited(csl in item()) {
        for style in [Style::Chicago, Style::Apa, Style::Mla] {
            cite(&csl, style, None, Tongue::English);
        }
    }
}
