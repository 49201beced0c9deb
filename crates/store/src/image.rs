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
