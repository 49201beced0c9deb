//! Images of records as the log keeps them: the JSON of the record's own type, without its noun, which stands beside it.
//! Invariant: an image that was ever written can be read for ever; the types of `model` only gain keys with defaults.

use obelus_model::{Noun, Record};

use crate::{Result, StoreError};

/// The image of a record.
pub(crate) fn write(record: &Record) -> Result<String> {
    let written = match record {
        Record::Library(library) => serde_json::to_string(library),
        Record::Annotator(annotator) => serde_json::to_string(annotator),
        Record::Tag(tag) => serde_json::to_string(tag),
        Record::Source(source) => serde_json::to_string(source),
        Record::Document(document) => serde_json::to_string(document),
        Record::Version(version) => serde_json::to_string(version),
        Record::Claim(claim) => serde_json::to_string(claim),
        Record::Evidence(evidence) => serde_json::to_string(evidence),
        Record::Highlight(highlight) => serde_json::to_string(highlight),
        Record::Link(link) => serde_json::to_string(link),
    };
    written.map_err(|fault| StoreError::Sqlite(format!("an image could not be written: {:?}", fault.classify())))
}

/// The record of an image.
pub(crate) fn read(noun: Noun, written: &str) -> Result<Record> {
    let record = match noun {
        Noun::Library => serde_json::from_str(written).map(Record::Library),
        Noun::Annotator => serde_json::from_str(written).map(Record::Annotator),
        Noun::Tag => serde_json::from_str(written).map(Record::Tag),
        Noun::Source => serde_json::from_str(written).map(Record::Source),
        Noun::Document => serde_json::from_str(written).map(Record::Document),
        Noun::Version => serde_json::from_str(written).map(Record::Version),
        Noun::Claim => serde_json::from_str(written).map(Record::Claim),
        Noun::Evidence => serde_json::from_str(written).map(Record::Evidence),
        Noun::Highlight => serde_json::from_str(written).map(Record::Highlight),
        Noun::Link => serde_json::from_str(written).map(Record::Link),
    };
    // The fault of serde may quote the record: only its place is told.
    record.map_err(|fault| StoreError::Damaged(format!("the image of a {} at column {}", noun.code(), fault.column())))
}

#[cfg(test)]
mod tests {
    use obelus_model::Certainty;

    use super::*;

    #[test]
    fn an_image_without_keys_that_came_later_is_read_with_their_defaults() {
        let id = "01900000-0000-7000-8000-000000000001";
        let written = format!(
            r#"{{"id":"{id}","certainty":"sure","annotator":"{id}","created":"2026-11-23T10:00:00.000Z",
            "modified":"2026-11-23T10:00:00.000Z","passages":[],"aKeyThatWentAway":1}}"#
        );
        let Record::Claim(claim) = read(Noun::Claim, &written).unwrap() else { panic!("no claim") };
        assert_eq!((claim.certainty, claim.verdict, claim.tags.len()), (Certainty::Sure, None, 0));
    }

    #[test]
    fn a_broken_image_is_a_damage_that_quotes_nothing() {
        for written in ["{", "[]", r#"{"id":"a secret"}"#, ""] {
            let Err(StoreError::Damaged(detail)) = read(Noun::Tag, written) else { panic!("{written} was read") };
            assert!(!detail.contains("secret"), "{detail}");
        }
    }
}
