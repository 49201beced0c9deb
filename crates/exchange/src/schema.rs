//! The JSON Schema of Obelus JSON, made of the types that read it.
//! Not here: what a schema cannot say (references, positions within the text, hashes); `check` has that.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::wire::File;

/// The JSON Schema (draft 2020-12) of Obelus JSON, version 1.
pub fn json_schema() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<File<'static>>().to_value()
}
