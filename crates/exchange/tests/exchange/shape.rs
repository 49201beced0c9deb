//! The form of the file: keys, order, layout.

use obelus_exchange::{Incoming, JsonFaultKind, WriteFault, claim_json, read_json, write_json};
use obelus_model::{Anchoring, ClaimId};
use serde_json::json;

use crate::sample;

#[test]
fn a_library_is_written_in_the_order_of_the_format() {
    insta::assert_snapshot!(String::from_utf8(sample::bytes(&sample::bundle())).unwrap());
}

#[test]
fn a_written_library_reads_back_whole_and_needs_nothing_from_outside() {
    let incoming = read_json(&sample::bytes(&sample::bundle())).unwrap();
    assert_eq!(incoming.outside, []);
    assert_eq!(incoming.generator.as_deref(), Some("obelus 0.1.0"));
    assert_eq!(incoming.exported, Some(sample::moment(9999)));
    let texts: Vec<_> = incoming.bundle.documents.iter().map(|at| at.text.as_ref().map(|text| text.as_str())).collect();
    assert_eq!(texts, [Some(sample::TEXT), None]);
    assert_eq!(sample::bytes(&incoming.bundle), sample::bytes(&sample::bundle()));
}

#[test]
fn an_empty_library_is_written_with_its_empty_lists() {
    let mut bundle = sample::bundle();
    bundle.annotators.clear();
    bundle.tags.clear();
    bundle.sources.clear();
    bundle.documents.clear();
    bundle.claims.clear();
    bundle.evidence.clear();
    bundle.highlights.clear();
    bundle.links.clear();
    let written: serde_json::Value = serde_json::from_slice(&sample::bytes(&bundle)).unwrap();
    let keys: Vec<&String> = written.as_object().unwrap().keys().collect();
    let expected = [
        "format",
        "version",
        "generator",
        "exported",
        "library",
        "annotators",
        "tags",
        "sources",
        "documents",
        "claims",
        "highlights",
        "links",
    ];
    assert_eq!(keys, expected);
    assert_eq!(written["claims"], json!([]));
}

#[test]
fn what_may_be_left_out_may_be_left_out() {
    let written =
        json!({ "format": "obelus", "version": 1, "library": { "id": sample::id(1).to_string(), "name": "" } });
    let incoming = read_json(written.to_string().as_bytes()).unwrap();
    assert_eq!((incoming.generator, incoming.exported), (None, None));
    assert!(incoming.bundle.claims.is_empty());
    let marked = format!("\u{feff}{written}");
    assert!(read_json(marked.as_bytes()).is_ok());
}

#[test]
fn extra_keeps_the_order_of_its_keys() {
    let text = String::from_utf8(sample::bytes(&sample::bundle())).unwrap();
    assert!(text.find("\"z\": 1").unwrap() < text.find("\"a\": null").unwrap());
}

#[test]
fn evidence_without_its_claim_is_not_dropped_in_silence() {
    let mut bundle = sample::bundle();
    bundle.claims.retain(|claim| claim.id == ClaimId(sample::id(51)));
    let fault = write_json(&bundle, "obelus", sample::moment(0), Vec::new()).unwrap_err();
    assert!(matches!(fault, WriteFault::Homeless(_)), "{fault}");
}

#[test]
fn a_score_that_could_not_be_read_back_is_not_written() {
    for score in [f64::NAN, f64::INFINITY, -0.1, 1.1] {
        let mut bundle = sample::bundle();
        bundle.highlights[0].passage.anchoring = Anchoring::Fuzzy(score);
        let fault = write_json(&bundle, "obelus", sample::moment(0), Vec::new()).unwrap_err();
        assert!(matches!(fault, WriteFault::Unwritable(_)), "{score}: {fault}");
    }
}

#[test]
fn a_failing_writer_is_told() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let fault = write_json(&sample::bundle(), "obelus", sample::moment(0), Full).unwrap_err();
    assert!(matches!(&fault, WriteFault::Io(io) if io.kind() == std::io::ErrorKind::StorageFull), "{fault:?}");
}

#[test]
fn one_claim_looks_as_it_does_in_the_file() {
    let bundle = sample::bundle();
    let file = sample::json();
    assert_eq!(claim_json(&bundle.claims[1], &bundle.evidence).unwrap(), file["claims"][0]);
    assert_eq!(claim_json(&bundle.claims[0], &bundle.evidence).unwrap(), file["claims"][1]);
}

#[test]
fn a_text_that_nobody_holds_is_named_by_its_document() {
    let incoming = read_json(&sample::bytes(&sample::bundle())).unwrap();
    let index = incoming.bundle.documents.iter().position(|bundled| bundled.text.is_none()).unwrap();
    let fault = Incoming::missing_text(index);
    assert_eq!((fault.kind, fault.path.as_str()), (JsonFaultKind::MissingText, "$.documents[1].version.text"));
}
