//! Stands in for the desk until it lands; goes with it.

use std::path::Path;

use serde::Serialize;
use serde_json::Value;

#[derive(Clone, Debug, Serialize)]
pub struct Fault {
    pub code: &'static str,
    pub subject: String,
    pub detail: String,
}

pub struct Desk;

impl Desk {
    pub fn open(_path: &Path) -> Result<Desk, Fault> {
        Ok(Desk)
    }
    pub async fn call(&self, command: &str, _params: Value) -> Result<Value, Fault> {
        Err(Fault { code: "unknown_command", subject: command.to_owned(), detail: String::new() })
    }
    pub async fn document_text(&self, _document: &str, _version: u32) -> Result<Vec<u8>, Fault> {
        Ok("Coyoac\u{301}n".into())
    }
}
