//! How single values look in the JSON Schema: ids, times, colours, hashes, and the closed sets of words.
//! Not here: their parsing; the model's types do that, and these only describe it.

use std::borrow::Cow;
use std::marker::PhantomData;

use obelus_model::{Certainty, Grade, HighlightColor, Kind, ReasonCode, Relation, Stance, Status, Verdict};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::json;

macro_rules! forms {
    ($($(#[$doc:meta])* $name:ident = $schema:tt;)*) => {$(
        $(#[$doc])*
        pub(crate) struct $name;

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )*};
}

forms! {
    /// The name of the format.
    Format = { "const": "obelus" };
    /// The version of the format that this is.
    FormatVersion = { "const": 1 };
    /// An id.
    Id = {
        "type": "string",
        "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
    };
    /// A time in UTC.
    Time = {
        "type": "string",
        "pattern": "^(-00)?[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"
    };
    /// A day.
    Day = { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };
    /// A colour.
    Colour = { "type": "string", "pattern": "^#[0-9a-f]{6}$" };
    /// A SHA-256.
    Hash = { "type": "string", "pattern": "^[0-9a-f]{64}$" };
    /// A count or a position.
    Count = { "type": "integer", "minimum": 0, "maximum": u32::MAX };
    /// A number that counts from 1.
    Ordinal = { "type": "integer", "minimum": 1, "maximum": u32::MAX };
    /// How alike two quotes are.
    Score = { "type": "number", "minimum": 0, "maximum": 1 };
    /// How a passage was found.
    Anchoring = { "enum": ["exact", "moved", "fuzzy", "ambiguous", "lost"] };
}

/// One of a closed set of words.
pub(crate) struct Word<W>(PhantomData<W>);

pub(crate) trait Listed {
    fn codes() -> Vec<&'static str>;
}

macro_rules! listed {
    ($($word:ident)*) => {$(
        impl Listed for $word {
            fn codes() -> Vec<&'static str> {
                $word::ALL.iter().map(|word| word.code()).collect()
            }
        }
    )*};
}

listed! { Certainty Grade HighlightColor Kind ReasonCode Relation Stance Status Verdict }

impl<W: Listed> JsonSchema for Word<W> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Word".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "enum": json!(W::codes()) })
    }
}
