//! Web Annotations: the shape as a snapshot, and what the Web Annotation Data Model (W3C Recommendation of 23 February
//! 2017) demands, section by section.

use std::collections::HashSet;

use obelus_exchange::{Bundle, write_w3c};
use serde_json::{Value, json};

use crate::sample;

fn written(bundle: &Bundle) -> String {
    let mut bytes = Vec::new();
    write_w3c(bundle, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn collection(bundle: &Bundle) -> Value {
    serde_json::from_str(&written(bundle)).unwrap()
}

fn items(bundle: &Bundle) -> Vec<Value> {
    collection(bundle)["first"]["items"].as_array().unwrap().clone()
}

fn is_urn(value: &Value) -> bool {
    let uuid = value.as_str().and_then(|written| written.strip_prefix("urn:uuid:"));
    uuid.is_some_and(|uuid| uuid::Uuid::try_parse(uuid).is_ok())
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

#[test]
fn the_sample_as_web_annotations() {
    insta::assert_snapshot!(written(&sample::bundle()));
}

#[test]
fn section_5_1_the_collection_has_id_type_label_total_and_pages() {
    let collection = collection(&sample::bundle());
    assert_eq!(collection["@context"], json!("http://www.w3.org/ns/anno.jsonld"));
    assert!(is_urn(&collection["id"]));
    assert_eq!(collection["type"], "AnnotationCollection");
    assert_eq!(collection["label"], "A sample");
    assert_eq!(collection["total"], list(&collection["first"]["items"]).len());
    assert_eq!(collection["last"], collection["first"]["id"]);
}

#[test]
fn section_5_2_the_embedded_page_belongs_to_it_and_starts_at_0() {
    let collection = collection(&sample::bundle());
    let page = &collection["first"];
    assert_eq!(page["type"], "AnnotationPage");
    assert_ne!(page["id"], collection["id"]);
    assert_eq!((&page["partOf"], &page["startIndex"]), (&collection["id"], &json!(0)));
    assert!(page.get("@context").is_none(), "one context is enough");
}

#[test]
fn section_3_1_every_annotation_has_one_id_its_type_and_a_target() {
    let items = items(&sample::bundle());
    let ids: HashSet<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!((items.len(), ids.len()), (6, 6));
    for item in &items {
        assert!(is_urn(&item["id"]));
        assert_eq!(item["type"], "Annotation");
        assert!(!list(&item["target"]).is_empty());
    }
}

#[test]
fn sections_3_3_1_and_3_3_2_times_are_in_utc_and_creators_are_people() {
    for item in items(&sample::bundle()) {
        assert!(item["created"].as_str().unwrap().ends_with('Z'));
        let creator =
            json!({ "id": format!("urn:uuid:{}", sample::id(10)), "type": "Person", "name": "A. Researcher" });
        assert_eq!(item["creator"], creator);
        assert_eq!(item.get("modified").is_some(), item["id"] != format!("urn:uuid:{}", sample::bundle().links[0].id));
    }
}

#[test]
fn section_3_3_5_motivations_and_purposes_are_of_the_list() {
    let known = [
        "assessing",
        "bookmarking",
        "classifying",
        "commenting",
        "describing",
        "editing",
        "highlighting",
        "identifying",
        "linking",
        "moderating",
        "questioning",
        "replying",
        "tagging",
    ];
    let items = items(&sample::bundle());
    let motivations: Vec<&Value> = items.iter().map(|item| &item["motivation"]).collect();
    assert_eq!(motivations, ["assessing", "assessing", "linking", "linking", "highlighting", "linking"]);
    for body in items.iter().flat_map(|item| list(&item["body"])).filter(Value::is_object) {
        assert!(known.contains(&body["purpose"].as_str().unwrap()), "{body}");
    }
}

#[test]
fn section_3_2_4_textual_bodies_say_verdict_reasons_tags_and_notes() {
    let said: Vec<(String, String)> = list(&items(&sample::bundle())[0]["body"])
        .iter()
        .map(|body| {
            assert_eq!(body["type"], "TextualBody");
            let told = |key: &str| body[key].as_str().unwrap().to_owned();
            (told("purpose"), told("value"))
        })
        .collect();
    let expected = [
        ("classifying", "dubious"),
        ("tagging", "unsure"),
        ("tagging", "contradicted"),
        ("commenting", "contradicted: open elsewhere"),
        ("tagging", "no-source"),
        ("tagging", "event"),
        ("tagging", "=place"),
        ("describing", "It was shut."),
        ("commenting", "See **there**"),
        ("questioning", "-ask\nthe \"archive\""),
    ];
    assert_eq!(said, expected.map(|(purpose, value)| (purpose.to_owned(), value.to_owned())));
    let mark = &items(&sample::bundle())[4]["body"][1];
    assert_eq!((&mark["purpose"], &mark["format"]), (&json!("commenting"), &json!("text/markdown")));
}

#[test]
fn sections_4_2_4_and_4_2_5_selectors_count_code_points_of_the_document() {
    let claim = &items(&sample::bundle())[0];
    let first = &claim["target"][0];
    assert_eq!(list(&claim["target"]).len(), 3);
    assert_eq!(first["type"], "SpecificResource");
    assert_eq!(first["source"], format!("urn:uuid:{}", sample::id(40)));
    let (quote, position) = (&first["selector"][0], &first["selector"][1]);
    assert_eq!((&quote["type"], &position["type"]), (&json!("TextQuoteSelector"), &json!("TextPositionSelector")));
    assert_eq!((&position["start"], &position["end"]), (&json!(0), &json!(13)));
    let words: String = sample::TEXT.chars().take(13).collect();
    assert_eq!(quote["exact"], words);
}

#[test]
fn a_lost_passage_claims_no_place() {
    let selectors = list(&items(&sample::bundle())[1]["target"][0]["selector"]);
    assert_eq!(selectors.len(), 1);
    assert_eq!(selectors[0]["type"], "TextQuoteSelector");
}

#[test]
fn a_link_is_on_the_one_claim_and_has_the_other_as_its_body() {
    let link = &items(&sample::bundle())[5];
    let claim = |number| json!(format!("urn:uuid:{}", sample::id(number)));
    assert_eq!(link["target"], json!([claim(50)]));
    assert_eq!(link["body"][0], claim(51));
    assert_eq!((&link["body"][1]["purpose"], &link["body"][1]["value"]), (&json!("tagging"), &json!("contradicts")));
}

#[test]
fn evidence_links_to_its_claim_with_a_word_of_cito() {
    let pieces = &items(&sample::bundle())[2..4];
    let claim = json!(format!("urn:uuid:{}", sample::id(50)));
    for (piece, word) in pieces.iter().zip(["refutes", "discusses"]) {
        assert_eq!(piece["target"], json!([claim]));
        let stance = json!({ "type": "SpecificResource", "source": format!("http://purl.org/spar/cito/{word}"), "purpose": "tagging" });
        assert_eq!(piece["body"][0], stance);
    }
    let full = list(&pieces[0]["body"]);
    let texts: Vec<(&str, &str)> =
        full.iter().filter_map(|body| Some((body["purpose"].as_str()?, body["value"].as_str()?))).collect();
    assert_eq!(texts.last(), Some(&("commenting", "A note")));
    assert!(texts.contains(&("identifying", "page 208-209")) && texts.contains(&("describing", "open")), "{texts:?}");
    let place = full.iter().find(|body| body["selector"].is_array()).unwrap();
    assert_eq!(
        (&place["source"], &place["selector"][1]["start"]),
        (&json!(format!("urn:uuid:{}", sample::id(40))), &json!(14))
    );
    let page = full.iter().find(|body| body["state"].is_object()).unwrap();
    assert_eq!(page["source"], "https://example.org/b");
    assert_eq!(page["state"], json!({ "type": "TimeState", "sourceDate": "2026-02-28T00:00:00Z" }));
}

#[test]
fn the_order_in_which_it_was_gathered_does_not_show() {
    let mut turned = sample::bundle();
    turned.claims.reverse();
    turned.evidence.reverse();
    turned.claims.iter_mut().for_each(|claim| claim.passages.reverse());
    turned.claims.iter_mut().for_each(|claim| claim.tags.reverse());
    assert_eq!(written(&turned), written(&sample::bundle()));
}
