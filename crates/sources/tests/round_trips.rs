//! Files come in and go out again without the loss of a field. The files are written by hand after the formats' documentation.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::BTreeMap;

use obelus_sources::{Brought, Csl, Format, keys, read, write};
use serde_json::{Value, json};

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn brought(bytes: &[u8]) -> Brought {
    read(bytes).unwrap()
}

fn items(bytes: &[u8]) -> Vec<Csl> {
    brought(bytes).entries.into_iter().map(|entry| entry.csl).collect()
}

fn written(format: Format, items: &[Csl]) -> String {
    let keys = keys(items);
    write(format, keys.iter().map(String::as_str).zip(items))
}

fn by_id(items: Vec<Csl>) -> BTreeMap<String, Value> {
    let id = |csl: &Csl| csl.get("id").map_or(String::new(), |id| id.to_string());
    items.into_iter().map(|csl| (id(&csl), Value::Object(in_order(csl)))).collect()
}

/// With the lines kept of RIS by their tags: which of two tags comes first says nothing.
fn in_order(mut csl: Csl) -> Csl {
    if let Some(kept) = csl.get_mut("custom").and_then(|custom| custom.get_mut("ris")).and_then(Value::as_object_mut) {
        for lines in kept.values_mut().filter_map(Value::as_array_mut) {
            lines.sort_by_key(|line| line[0].to_string());
        }
    }
    csl
}

/// Out in a format and in again, every item is what it was.
fn check_returns(from: &[Csl], format: Format) {
    let text = written(format, from);
    let again = brought(text.as_bytes());
    assert_eq!(again.refused, [], "{format:?}\n{text}");
    assert_eq!(again.entries.len(), from.len(), "{format:?}\n{text}");
    let (before, after) = (by_id(from.to_vec()), by_id(again.entries.into_iter().map(|entry| entry.csl).collect()));
    for (id, item) in &before {
        // An item without an id comes back with its key for one.
        if let Some(found) = after.get(id) {
            assert_eq!(found, item, "{format:?} {id}\n{text}");
        } else {
            assert_eq!(id, "", "{format:?} {:?}\n{text}", after.keys());
        }
    }
}

#[test]
fn items_of_every_file_return_from_every_format() {
    for name in ["odd.bib", "odd.ris", "odd.json"] {
        let items = items(&file(name));
        assert!(items.len() >= 5, "{name}");
        for format in [Format::BibTex, Format::BibLatex, Format::Ris, Format::Csl] {
            check_returns(&items, format);
        }
    }
}

/// All fields of a file of BibTeX, by entry and name, as values without what only lays them out.
fn fields(text: &str) -> Vec<(String, Value)> {
    let mut out = Vec::new();
    for csl in items(text.as_bytes()) {
        let id = csl.get("id").cloned().unwrap_or_default();
        for (key, value) in csl {
            out.push((format!("{id} {key}"), value));
        }
    }
    out.sort_by(|one, other| one.0.cmp(&other.0));
    out
}

#[test]
fn bibtex_is_written_as_it_was_read_from_then_on() {
    for format in [Format::BibTex, Format::BibLatex] {
        let first = written(format, &items(&file("odd.bib")));
        let second = written(format, &items(first.as_bytes()));
        assert_eq!(first, second, "{format:?}");
        // What BibTeX of 1988 has no type for is the one thing that needs a field of our own.
        let riders = first.lines().filter(|line| line.contains("x-csl")).filter(|line| !line.contains("{{\"type\":"));
        assert_eq!(riders.count(), 0, "{first}");
        assert!(format == Format::BibTex || !first.contains("x-csl"), "{first}");
        assert_eq!(fields(&first), fields(&second));
    }
}

#[test]
fn fields_of_bibtex_become_variables_or_are_kept() {
    let all = by_id(items(&file("odd.bib")));
    let item = |id: &str| all[&format!("\"{id}\"")].as_object().unwrap();
    let service = item("service2004");
    assert_eq!(service["title"], "The NKVD in Kiev: 50\u{2009}% of all Papers & More: An ß-Story");
    assert_eq!(
        service["author"],
        json!([{ "family": "Örtengren", "given": "Robert" }, { "family": "Wałęsa", "given": "Lech" }, { "family": "Świątek", "given": "Łukasz" }])
    );
    assert_eq!(
        (&service["publisher"], &service["publisher-place"]),
        (&json!("New York Press, Inc."), &json!("Zürich"))
    );
    assert_eq!(service["issued"], json!({ "date-parts": [[1940, 8]] }));
    let kept = &service["custom"]["bibtex"]["fields"];
    assert_eq!(kept["file"], ":papers/some\\:file.pdf:PDF");
    assert_eq!(kept["title"], "The {NKVD} in {K}iev: 50\\,\\% of \\emph{all} Papers \\& More");
    assert_eq!((&kept["owner"], &kept["keywords"]), (&json!("somebody"), &json!("archives, Stra{\\ss}e, {a, b}")));
    assert_eq!(kept.get("isbn"), None);

    let berg = item("vdberg12");
    assert_eq!(berg["author"][0], json!({ "family": "Berg", "given": "Jan", "non-dropping-particle": "van der" }));
    assert_eq!(berg["author"][1]["family"], "Vallée Poussin");
    assert_eq!((&berg["author"][2]["suffix"], &berg["author"][3]["literal"]), (&json!("Jr."), &json!("others")));
    assert_eq!(berg["title"], "A \"quoted\" title – with dashes — and “quotes”");
    assert_eq!((&berg["container-title"], &berg["page"]), (&json!("Review of Old Papers"), &json!("12-15, 20")));
    assert_eq!(berg["issued"], json!({ "literal": "1940/41" }));
    assert_eq!(berg["custom"]["bibtex"]["again"], json!([["annote", "second"]]));

    let part = item("part");
    assert_eq!(part["author"], json!([{ "literal": "World Health Organization and Partners, Inc." }]));
    assert_eq!(
        (&part["title"], &part["container-title"]),
        (&json!("A paper with a title over two lines"), &json!("Proceedings of Everything"))
    );
    assert_eq!((&part["publisher"], &part["collection-title"]), (&json!("Springer & Co"), &json!("LNCS")));
    assert_eq!(part["issued"], json!({ "date-parts": [[1940, 8], [1940, 9]] }));
    assert_eq!((&part["DOI"], &part["URL"]), (&json!("10.1000/abc_def"), &json!("https://a.example/q?x=1&y=%20_z")));

    assert_eq!(
        (&item("withxdata")["publisher"], &item("withxdata")["issued"]["circa"]),
        (&json!("North Holland"), &json!(true))
    );
    assert_eq!(
        item("withxdata")["editor"],
        json!([{ "family": "Berg", "given": "Jan", "non-dropping-particle": "van den" }])
    );
    assert_eq!(
        (&item("thesis")["genre"], &item("thesis")["issued"]),
        (&json!("PhD thesis"), &json!({ "literal": "c. 1898" }))
    );
    assert_eq!(item("master")["issued"], json!({ "date-parts": [[-344]] }));
    assert_eq!(
        (&item("web")["issued"], &item("web")["URL"]),
        (&json!({ "date-parts": [[1940]], "season": 1 }), &json!("http://a.example/~x/"))
    );
    assert_eq!(item("letter")["type"], "personal_communication");
    assert_eq!(item("noauthor")["issued"], json!({ "date-parts": [[1940, 1, 10]] }));
    assert_eq!(item("odd:key/1")["custom"]["bibtex"]["type"], "unheardof");
    assert!(!all.contains_key("\"place\""), "what only lends its fields is no source");
}

#[test]
fn what_was_edited_is_written_and_what_was_kept_for_it_is_not() {
    let mut all = items(&file("odd.bib"));
    let service = &mut all[0];
    service.insert("title".to_owned(), json!("Another title"));
    service.insert("issued".to_owned(), json!({ "date-parts": [[1941]] }));
    service.shift_remove("publisher");
    let text = written(Format::BibLatex, &all[..1]);
    assert!(text.contains("title = {Another title},") && text.contains("date = {1941},"), "{text}");
    for gone in ["NKVD", "-Story", "1940", "aug", "Press"] {
        assert!(!text.contains(gone), "{gone} in {text}");
    }
    assert!(text.contains("owner = {somebody},") && text.contains("Wa{\\l}{\\k e}sa"), "{text}");
}

#[test]
fn a_broken_entry_in_the_middle_is_named_by_its_line() {
    let brought = brought(&file("broken.bib"));
    let keys: Vec<Value> = brought.entries.iter().map(|entry| entry.csl["id"].clone()).collect();
    assert_eq!(keys, ["good1", "good2", "good3"]);
    let refused: Vec<_> =
        brought.refused.iter().map(|refused| (refused.line, refused.entry.as_deref().unwrap_or(""))).collect();
    assert_eq!(refused, [(3, "unclosed"), (10, "nocomma"), (14, "noequals")]);
    let ris = self::brought(&file("odd.ris"));
    assert_eq!(ris.refused.iter().map(|refused| refused.line).collect::<Vec<_>>(), [63]);
}

#[test]
fn tags_of_ris_become_variables_or_are_kept() {
    let all = items(&file("odd.ris"));
    let [berg, service, chapter, odd, news] = all.as_slice() else { panic!("{}", all.len()) };
    assert_eq!(berg["author"].as_array().unwrap().len(), 3);
    assert_eq!(berg["author"][0], json!({ "family": "Berg", "given": "Jan", "non-dropping-particle": "van der" }));
    assert_eq!(berg["title"], "A title that goes on in the next line");
    assert_eq!(
        (&berg["page"], &berg["note"]),
        (&json!("12-15"), &json!("First note\nwith a second line\nSecond note"))
    );
    let ris = &berg["custom"]["ris"];
    let kept = ["tags", "again"].iter().flat_map(|key| ris[*key].as_array().unwrap());
    let kept: Vec<&str> = kept.filter_map(|pair| pair[0].as_str()).collect();
    for tag in ["JO", "L1", "UR", "XQ", "N2", "KW"] {
        assert!(kept.contains(&tag), "{tag} {kept:?}");
    }
    assert_eq!(berg["id"], "berg1940");
    assert_eq!(
        (&service["type"], &service["title"], &service["ISBN"]),
        (&json!("book"), &json!("Stalin: A Biography"), &json!("0-306-40615-2"))
    );
    assert_eq!(service["editor"], json!([{ "family": "Doe", "given": "Jane" }]));
    assert_eq!((&chapter["page"], &chapter["issued"]), (&json!("7-9"), &json!({ "literal": "1940///Spring" })));
    assert_eq!((&odd["type"], &odd["custom"]["ris"]["type"]), (&json!("document"), &json!("UNHEARD")));
    assert_eq!((&news["issued"], &news["language"]), (&json!({ "date-parts": [[1940, 8, 21]] }), &json!("en")));
}

/// Every tag of a file, sorted.
fn ris_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> =
        text.lines().map(|line| line.trim().to_uppercase()).filter(|line| !line.is_empty()).collect();
    lines.sort();
    lines
}

#[test]
fn every_line_of_ris_goes_out_again() {
    let text = String::from_utf8(file("odd.ris")).unwrap();
    let out = ris_lines(&written(Format::Ris, &items(text.as_bytes())));
    let outside = ["PROVIDER", "AU  - OUTSIDE", "TI  - OUTSIDE"];
    for line in ris_lines(&text.replace("goes on\r\n  in", "goes on in")) {
        let line = line.trim_start_matches('\u{feff}');
        if !outside.iter().any(|start| line.starts_with(start)) && !line.starts_with("ER") {
            assert!(out.iter().any(|other| other == line), "{line} is not in\n{}", out.join("\n"));
        }
    }
    assert!(!out.iter().any(|line| line.starts_with("ZC")), "{}", out.join("\n"));
}

#[test]
fn a_file_of_windows_is_read_too() {
    let text = "@book{a,\r\n title = {Caf\u{e9}},\r\n author = {M\u{fc}ller, J.}\r\n}\r\n";
    let latin: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    assert_eq!(items(&latin), items(text.as_bytes()));
    assert_eq!(items(&latin)[0]["title"], "Café");
    let marked = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    assert_eq!(items(&marked), items(text.as_bytes()));
}

#[test]
fn formats_are_told_by_what_is_in_them() {
    for (text, expected) in [
        ("\n\n@misc{a}", Some(Format::BibTex)),
        ("see me@x.org\nTY  - JOUR\nER  - ", Some(Format::Ris)),
        ("@misc{a, note = {\nTY  - x}}", Some(Format::BibTex)),
        ("  [ ]", Some(Format::Csl)),
        ("no bibliography", None),
        ("", None),
    ] {
        assert_eq!(read(text.as_bytes()).map(|brought| brought.format), expected, "{text}");
    }
}

#[test]
fn two_items_of_one_id_leave_under_two() {
    let items: Vec<Csl> = ["One", "Two", "Three"]
        .map(|title| serde_json::json!({ "id": "d", "type": "book", "title": title }).as_object().unwrap().clone())
        .into();
    let keys = keys(&items);
    // As other programs read it; what is ours alone says how the item was called here.
    for (format, before) in [(Format::Csl, "\"id\": \""), (Format::Ris, "ID  - ")] {
        let text = write(format, keys.iter().map(String::as_str).zip(&items));
        for key in &keys {
            let line = |line: &&str| line.trim().trim_end_matches(['"', ',']) == format!("{before}{key}");
            assert_eq!(text.lines().filter(line).count(), 1, "{key}: {text}");
        }
    }
}

#[test]
fn what_rides_in_a_parent_is_not_said_of_its_children() {
    for link in ["crossref", "xdata"] {
        let text = format!(
            "@inbook{{child, {link} = {{parent}}, title = {{Of the ice}}}}\n\
            @book{{parent, title = {{The winter}}, publisher = {{Press}}, x-csl = {{{{\"title\":\"Another\",\"odd\":1}}}}}}\n"
        );
        let all = items(text.as_bytes());
        assert_eq!((&all[0]["title"], &all[0]["publisher"]), (&json!("Of the ice"), &json!("Press")), "{link}");
        assert_eq!(all[0].get("odd"), None, "{link}");
        assert_eq!((&all[1]["title"], &all[1]["odd"]), (&json!("Another"), &json!(1)), "{link}");
    }
}

#[test]
fn what_others_kept_for_a_format_breaks_no_file() {
    let item = |value: Value| value.as_object().unwrap().clone();
    for kind in ["comment", "String", "preamble", "xdata", "a b", "a{", ""] {
        let kept = json!({ "type": kind, "fields": { "good": "{b}", "odd": "a}{", "open": "{", "x y": "c", "": "d", "x-csl": "{}" },
            "again": [["note", "}"], ["note", "fine"], ["", "x"]] });
        let csl = item(json!({ "type": "document", "id": "k1", "title": "T", "custom": { "bibtex": kept } }));
        let text = written(Format::BibLatex, &[csl.clone(), csl]);
        let again = brought(text.as_bytes());
        assert_eq!((again.entries.len(), again.refused.as_slice()), (2, [].as_slice()), "{text}");
        let back = &again.entries[1].csl;
        assert_eq!(
            (&back["title"], &back["custom"]["bibtex"]["fields"]["good"]),
            (&json!("T"), &json!("{b}")),
            "{text}"
        );
        assert!(text.contains("note = {fine}") && !text.contains("odd"), "{text}");
    }
    let kept = json!({ "type": "X\nER  - ", "tags": [["ER", ""], ["TY", "BOOK"], ["C1\nER", "a"], ["C1", "a\rER  - \rTY  - BOOK"]] });
    let csl =
        item(json!({ "type": "document", "id": "k1", "note": "a\rER  - \rTY  - BOOK", "custom": { "ris": kept } }));
    let again = brought(written(Format::Ris, std::slice::from_ref(&csl)).as_bytes());
    assert_eq!((again.entries.len(), again.refused.as_slice()), (1, [].as_slice()));
    assert_eq!((&again.entries[0].csl["note"], &again.entries[0].csl["type"]), (&csl["note"], &json!("document")));
}

#[test]
fn a_rider_that_would_make_no_item_is_not_taken() {
    for rider in ["{\"author\": \"X\"}", "{\"type\": null}", "{\"title\": [1]}", "{\"custom\": 1}", "[]"] {
        let bib = format!("@book{{k, title = {{T}}, author = {{A, B}}, odd = {{o}}, x-csl = {{{rider}}}}}");
        let ris = format!("TY  - BOOK\nTI  - T\nAU  - A, B\nX1  - o\nZC  - {rider}\nER  - \n");
        for text in [bib, ris] {
            let all = items(text.as_bytes());
            assert_eq!((&all[0]["type"], &all[0]["title"]), (&json!("book"), &json!("T")), "{text}");
            assert_eq!(all[0]["author"], json!([{ "family": "A", "given": "B" }]), "{text}");
            assert!(all[0]["custom"].to_string().contains("\"o\""), "{text}");
        }
    }
}
