//! Values check once, on the way in: one way to write each, so that files can be compared byte by byte.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::fmt::Display;
use std::str::FromStr;

use obelus_model::{Anchoring, ClaimId, Color, Kind, Moment, ReasonCode, Record, Sha256, Verb, Verdict};

fn check<T: FromStr + Display>(written: &str, expected: bool) {
    match written.parse::<T>() {
        Ok(value) => {
            assert!(expected, "{written:?} was taken");
            assert_eq!(value.to_string(), written);
        }
        Err(_) => assert!(!expected, "{written:?} was refused"),
    }
}

#[test]
fn ids_are_lower_case_hyphenated_uuids() {
    check::<ClaimId>("0190a5e2-7c1f-7d3a-9b40-0123456789ab", true);
    for wrong in [
        "0190A5E2-7C1F-7D3A-9B40-0123456789AB",
        "0190a5e27c1f7d3a9b400123456789ab",
        "{0190a5e2-7c1f-7d3a-9b40-0123456789ab}",
        "urn:uuid:0190a5e2-7c1f-7d3a-9b40-0123456789ab",
        "0190a5e2-7c1f-7d3a-9b40-0123456789a",
        " 0190a5e2-7c1f-7d3a-9b40-0123456789ab",
        "",
    ] {
        check::<ClaimId>(wrong, false);
    }
}

#[test]
fn moments_are_utc_with_z_and_milliseconds() {
    for right in ["2026-11-23T10:00:00.000Z", "1879-11-07T00:00:00.001Z", "0001-01-01T00:00:00.000Z"] {
        check::<Moment>(right, true);
    }
    for wrong in [
        "2026-11-23T10:00:00Z",
        "2026-11-23T10:00:00.000+00:00",
        "2026-11-23T11:00:00.000+01:00",
        "2026-11-23T10:00:00.000000Z",
        "2026-11-23 10:00:00.000Z",
        "2026-02-30T10:00:00.000Z",
        "2026-11-23",
        "now",
    ] {
        check::<Moment>(wrong, false);
    }
}

#[test]
fn moments_sort_by_time_and_count_from_1970() {
    let before: Moment = "1969-12-31T23:59:59.999Z".parse().unwrap();
    assert_eq!(before.milliseconds(), -1);
    assert!(before < Moment::EPOCH);
    assert!(Moment::from_milliseconds(i64::MAX).is_none());
}

#[test]
fn colours_are_six_lower_case_digits_and_hashes_sixty_four() {
    check::<Color>("#7b5ea7", true);
    for wrong in ["7b5ea7", "#7B5EA7", "#7b5ea", "#7b5ea77", "#7b5eag", "red", "#７b5ea7"] {
        check::<Color>(wrong, false);
    }
    check::<Sha256>(&"0a".repeat(32), true);
    check::<Sha256>(&"0A".repeat(32), false);
    check::<Sha256>(&"0a".repeat(31), false);
    assert_eq!(Sha256::new([255; 32]).as_str(), "f".repeat(64));
}

#[test]
fn every_word_parses_as_its_code_and_no_two_share_one() {
    fn check<T: Copy + FromStr + PartialEq + std::fmt::Debug>(all: &[T], code: impl Fn(T) -> &'static str) {
        for word in all {
            assert_eq!(code(*word).parse::<T>().ok(), Some(*word));
        }
        let codes: std::collections::BTreeSet<_> = all.iter().map(|word| code(*word)).collect();
        assert_eq!(codes.len(), all.len());
    }
    check(Verdict::ALL, Verdict::code);
    check(ReasonCode::ALL, ReasonCode::code);
    check(Kind::ALL, Kind::code);
    check(Verb::ALL, Verb::code);
    assert_eq!((Verdict::ALL.len(), ReasonCode::ALL.len(), Kind::ALL.len()), (3, 21, 6));
    assert!("Dubious".parse::<Verdict>().is_err());
}

#[test]
fn a_score_belongs_to_fuzzy_alone_and_lies_within_one() {
    assert_eq!(Anchoring::new("fuzzy", Some(0.5)), Some(Anchoring::Fuzzy(0.5)));
    for (code, score) in
        [("fuzzy", None), ("fuzzy", Some(1.5)), ("fuzzy", Some(f64::NAN)), ("exact", Some(1.0)), ("found", None)]
    {
        assert_eq!(Anchoring::new(code, score), None, "{code} {score:?}");
    }
}

#[test]
fn an_image_of_a_claim_reads_back_and_one_from_before_a_field_was_added_too() {
    let image = serde_json::json!({
        "noun": "claim",
        "record": {
            "id": "0190a5e2-7c1f-7d3a-9b40-0123456789ab",
            "certainty": "sure",
            "annotator": "0190a5e2-7c1f-7d3a-9b40-0123456789ac",
            "created": "2026-11-23T10:00:00.000Z",
            "modified": "2026-11-23T10:00:00.000Z",
            "passages": [{
                "id": "0190a5e2-7c1f-7d3a-9b40-0123456789ad",
                "document": "0190a5e2-7c1f-7d3a-9b40-0123456789ae",
                "version": 1,
                "span": [3, 9],
                "exact": "called", "prefix": "is ", "suffix": "",
                "anchoring": { "grade": "fuzzy", "score": 0.75 }
            }]
        }
    });
    let record: Record = serde_json::from_value(image.clone()).unwrap();
    assert_eq!(serde_json::to_value(&record).unwrap(), image);
    let Record::Claim(claim) = record else { panic!("a claim was written") };
    assert_eq!((claim.verdict, claim.passages.len()), (None, 1));
    let mut empty = image;
    empty["record"]["passages"][0]["span"] = serde_json::json!([9, 9]);
    assert!(serde_json::from_value::<Record>(empty).is_err());
}
