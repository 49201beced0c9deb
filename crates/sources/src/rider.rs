//! What a format has no field for rides along in one of our own, as JSON: found by reading again what is about to be written.

use serde_json::{Map, Value, json};

use crate::Csl;
use crate::csl::check;

/// What would come back otherwise: variables with their values, and `null` for those that would be too many. `own` is the key
/// under `custom` that the format speaks itself.
pub(crate) fn what_differs(again: &Csl, csl: &Csl, own: &str) -> Map<String, Value> {
    let mut rider = Map::new();
    for (key, value) in csl {
        match (key.as_str(), value) {
            ("custom", Value::Object(custom)) => {
                let mut rest = custom.clone();
                rest.shift_remove(own);
                if !rest.is_empty() {
                    rider.insert(key.clone(), Value::Object(rest));
                }
            }
            _ if again.get(key) != Some(value) => {
                rider.insert(key.clone(), value.clone());
            }
            _ => {}
        }
    }
    // The key of the entry is not the id of an item that has none.
    let too_many = again.keys().filter(|key| !matches!(key.as_str(), "custom" | "id") && !csl.contains_key(*key));
    rider.extend(too_many.map(|key| (key.clone(), json!(null))));
    rider
}

/// What a rider says, where the item is still one with it: files are written by others too.
pub(crate) fn fitting(csl: &Csl, rider: Option<Value>) -> Option<Map<String, Value>> {
    let Some(Value::Object(rider)) = rider else { return None };
    let mut ridden = csl.clone();
    apply(&mut ridden, rider.clone());
    let is_fit = check(&ridden).is_ok() && ridden.get("custom").is_none_or(Value::is_object);
    is_fit.then_some(rider)
}

fn apply(csl: &mut Csl, rider: Map<String, Value>) {
    for (key, value) in rider {
        if value.is_null() {
            csl.shift_remove(&key);
        } else {
            csl.insert(key, value);
        }
    }
}

/// Sets what the rider says, takes away what it says is not there, and keeps beside it what the format says itself.
pub(crate) fn ride(csl: &mut Csl, rider: Option<Map<String, Value>>, own: &str, kept: Map<String, Value>) {
    apply(csl, rider.unwrap_or_default());
    if kept.is_empty() {
        return;
    }
    let custom = csl.entry("custom").or_insert_with(|| json!({}));
    if let Some(custom) = custom.as_object_mut() {
        custom.entry(own).or_insert(Value::Object(kept));
    }
}
