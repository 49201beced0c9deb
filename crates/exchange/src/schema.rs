//! The JSON Schema of Obelus JSON, made of the types that read it.
//! Not here: what a schema cannot say (references, positions within the text, hashes); `check` has that.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use crate::wire::File;

/// The JSON Schema (draft 2020-12) of Obelus JSON, version 1.
pub fn json_schema() -> Value {
    let generated = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<File<'static>>().to_value();
    // What the file is comes first, for people who open it.
    let first = ["$schema", "title", "description"];
    let mut schema: Map<String, Value> =
        first.iter().filter_map(|&key| Some((key.to_owned(), generated.get(key)?.clone()))).collect();
    if let Value::Object(generated) = generated {
        schema.extend(generated.into_iter().filter(|(key, _)| !first.contains(&key.as_str())));
    }
    Value::Object(schema)
}
