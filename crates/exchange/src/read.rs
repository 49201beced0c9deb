//! Reads Obelus JSON: bytes to a checked bundle, or the first problem and its place.
//! Order of checks: UTF-8, JSON, format and version, keys and types, then what values mean together (`check`). A file
//! of a later version is told so before its new keys are called unknown.

use serde::Deserialize;
use serde_json::Value;

use crate::check::check;
use crate::{Incoming, JsonFault, JsonFaultKind, strict, wire};

/// The version of the format that is read and written here.
const VERSION: u64 = 1;

/// Reads a file of Obelus JSON; everything is checked before anything is given.
pub fn read_json(bytes: &[u8]) -> Result<Incoming, JsonFault> {
    let json = decoded(bytes)?;
    match strict::from_str::<wire::File<'_>>(json) {
        Ok(file) => {
            check_head(&Value::from(file.format.as_str()), &Value::from(file.version))?;
            check(file)
        }
        // Looked at only now: it costs a second pass.
        Err(fault) => Err(earlier_fault(json, &fault).unwrap_or(fault)),
    }
}

/// The JSON that the bytes of a file are.
pub(crate) fn decoded(bytes: &[u8]) -> Result<&str, JsonFault> {
    let not_utf8 = |at| JsonFault { kind: JsonFaultKind::NotUtf8(at), path: "$".to_owned() };
    let json = std::str::from_utf8(bytes).map_err(|fault| not_utf8(fault.valid_up_to()))?;
    // RFC 8259, section 8.1, lets a reader pass over the mark that some editors put before the text.
    Ok(json.strip_prefix('\u{feff}').unwrap_or(json))
}

/// What can be said of a file of any version.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: Value,
    #[serde(default)]
    version: Value,
}

/// What there is to say before `fault`, which the strict reader stopped at: it may be no JSON further on, or no
/// Obelus JSON, or a later version's.
fn earlier_fault(json: &str, fault: &JsonFault) -> Option<JsonFault> {
    if matches!(fault.kind, JsonFaultKind::NotJson { .. }) {
        return None;
    }
    if !json.trim_start().starts_with('{') {
        return Some(JsonFault { kind: JsonFaultKind::NotObelus, path: "$".to_owned() });
    }
    match serde_json::from_str::<Head>(json) {
        Ok(head) => check_head(&head.format, &head.version).err(),
        // A key of the head stands twice: the strict reader says which.
        Err(fault) if fault.is_data() => None,
        Err(fault) => Some(strict::syntax(&fault)),
    }
}

fn check_head(format: &Value, version: &Value) -> Result<(), JsonFault> {
    let fault = |kind, path: &str| Err(JsonFault { kind, path: path.to_owned() });
    if format != "obelus" {
        return fault(JsonFaultKind::NotObelus, "$.format");
    }
    match version.as_u64() {
        Some(later) if later > VERSION => fault(JsonFaultKind::LaterVersion(later), "$.version"),
        Some(0) => fault(JsonFaultKind::BadValue, "$.version"),
        // Absent or of another type: the strict reader says which.
        _ => Ok(()),
    }
}
