//! Small checked values that several nouns carry: colours, hashes, the free `extra` object.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What a record carries beside its own keys: a free JSON object that is kept as it came; empty is absent.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// What was given is not a value of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not {0}")]
pub struct ValueFault(pub &'static str);

macro_rules! written {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
        impl TryFrom<String> for $name {
            type Error = ValueFault;
            fn try_from(written: String) -> Result<$name, ValueFault> {
                written.parse()
            }
        }
        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.0
            }
        }
    };
}

/// A colour as `#rrggbb` in lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Color(String);

written!(Color);

impl FromStr for Color {
    type Err = ValueFault;
    fn from_str(written: &str) -> Result<Color, ValueFault> {
        let fault = ValueFault("a colour like #7b5ea7");
        let digits = written.strip_prefix('#').ok_or(fault)?;
        if digits.len() == 6 && is_hexadecimal(digits) { Ok(Color(written.to_owned())) } else { Err(fault) }
    }
}

/// A SHA-256 hash as 64 lower-case hexadecimal digits (FIPS 180-4).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sha256(String);

written!(Sha256);

impl Sha256 {
    /// From the 32 bytes of the hash.
    pub fn new(bytes: [u8; 32]) -> Sha256 {
        Sha256(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Sha256 {
    type Err = ValueFault;
    fn from_str(written: &str) -> Result<Sha256, ValueFault> {
        let right = written.len() == 64 && is_hexadecimal(written);
        if right { Ok(Sha256(written.to_owned())) } else { Err(ValueFault("a SHA-256 in 64 lower-case digits")) }
    }
}

fn is_hexadecimal(digits: &str) -> bool {
    digits.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// A change to a value that may be absent: `None` leaves it, `Some(None)` takes it away, `Some(Some(…))` sets it.
pub type Edit<T> = Option<Option<T>>;
