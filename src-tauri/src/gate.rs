//! What of a message from the page is looked at before any command sees it: whether the command has such parameters,
//! and how large and how deep they are.
//! Invariant: no command is handed a parameter that it does not have, or a message that is larger than any honest one.
//! Not here: who may ask at all (the capability), what fits one parameter (its type, and `crates/desk`).

use obelus_desk::{Fault, FaultCode, LIMIT_BYTES};
use serde_json::Value;
use tauri::ipc::InvokeBody;

/// The largest message to the desk: a pasted text of the largest size, and what goes with it.
const LARGEST_CALL: usize = LIMIT_BYTES + (1 << 20);

/// The largest message to the shell itself: the words of a menu or of a dialog.
const LARGEST: usize = 1 << 20;

/// How deep values stand in one another at most.
const DEEPEST: usize = 24;

macro_rules! parameters {
    ($($room:ident::$name:ident($($parameter:ident),*))*) => {
        /// The parameters of a command; `None` where there is no such command.
        fn parameters(command: &str) -> Option<&'static [&'static str]> {
            match command {
                $(stringify!($name) => Some(&[$(stringify!($parameter)),*]),)*
                _ => None,
            }
        }

        /// Every command.
        #[cfg(test)]
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),*];
    };
}

window_commands!(parameters);

/// Refuses a message that no honest page sends.
pub fn check(command: &str, body: &InvokeBody) -> Result<(), Fault> {
    let refuse = |detail: &str| Err(Fault::new(FaultCode::CommandUnknown, command, detail));
    // No command takes bytes.
    let InvokeBody::Json(Value::Object(given)) = body else { return refuse("form") };
    let Some(known) = parameters(command) else { return refuse("") };
    if let Some(other) = given.keys().find(|key| !known.contains(&key.as_str())) {
        return refuse(other.get(..other.len().min(40)).unwrap_or("parameter"));
    }
    let mut left = if command == "call" { LARGEST_CALL } else { LARGEST };
    if given.values().all(|value| fits(value, DEEPEST, &mut left)) { Ok(()) } else { refuse("size") }
}

/// Whether a value is no deeper than this and, counted roughly in bytes, takes no more than what is left; takes it off.
fn fits(value: &Value, depth: usize, left: &mut usize) -> bool {
    let own = match value {
        Value::String(text) => text.len(),
        _ => 1,
    };
    let Some(rest) = left.checked_sub(own) else { return false };
    *left = rest;
    match value {
        Value::Array(list) => depth > 0 && list.iter().all(|one| fits(one, depth - 1, left)),
        Value::Object(map) => {
            depth > 0
                && map.iter().all(|(key, one)| match left.checked_sub(key.len()) {
                    Some(rest) => {
                        *left = rest;
                        fits(one, depth - 1, left)
                    }
                    None => false,
                })
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn passes(command: &str, params: Value) -> bool {
        check(command, &InvokeBody::Json(params)).is_ok()
    }

    fn nested(depth: usize) -> Value {
        (0..depth).fold(json!(0), |inner, _| json!([inner]))
    }

    #[test]
    fn what_the_page_asks_passes() {
        assert!(passes("call", json!({ "command": "library", "params": {} })));
        assert!(passes("quit", json!({})));
        assert!(passes("document_page", json!({ "document": "d", "page": 0, "scale": 1.5, "password": null })));
        let text = "a".repeat(LIMIT_BYTES);
        assert!(passes("call", json!({ "command": "import_text", "params": { "title": "t", "text": text } })));
    }

    #[test]
    fn every_command_refuses_what_it_does_not_have() {
        for command in COMMANDS {
            for hostile in
                [json!(null), json!([]), json!("x"), json!(1), json!({ "__proto__": {} }), json!({ "constructor": 1 })]
            {
                assert!(!passes(command, hostile.clone()), "{command} {hostile}");
            }
            assert!(check(command, &InvokeBody::Raw(b"{}".to_vec())).is_err(), "{command}");
        }
        for unknown in ["", "Call", "call ", "plugin:fs|read_file", "document_texts"] {
            assert!(!passes(unknown, json!({})), "{unknown}");
        }
        assert!(!passes("quit", json!({ "ä".repeat(200): 1 })));
    }

    #[test]
    fn every_parameter_has_a_largest_size_and_depth() {
        for command in COMMANDS {
            let one_more = if *command == "call" { LARGEST_CALL } else { LARGEST } + 1;
            for parameter in parameters(command).unwrap() {
                assert!(!passes(command, json!({ *parameter: "a".repeat(one_more) })), "{command}");
                assert!(!passes(command, json!({ *parameter: nested(DEEPEST + 1) })), "{command}");
                assert!(passes(command, json!({ *parameter: nested(DEEPEST) })), "{command}");
                assert!(!passes(command, json!({ *parameter: { "a".repeat(one_more): 1 } })), "{command}");
            }
        }
        assert!(!passes("set_menu", json!({ "menus": vec![0; LARGEST + 1] })));
    }
}
