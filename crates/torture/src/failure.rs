//! Why a suite could not be run at all; a loss is no failure but a finding (`report`).

use std::fmt;

/// A reason in words, for the developer who reads it.
#[derive(Debug)]
pub struct Failure(String);

/// What a step of a suite answers.
pub type Result<T, E = Failure> = std::result::Result<T, E>;

impl Failure {
    /// A failure with this reason.
    pub fn new(reason: impl Into<String>) -> Failure {
        Failure(reason.into())
    }

    /// The same failure, told from further away.
    pub fn at(self, place: impl fmt::Display) -> Failure {
        Failure(format!("{place}: {}", self.0))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure(error.to_string())
    }
}

impl From<obelus_store::StoreError> for Failure {
    fn from(error: obelus_store::StoreError) -> Failure {
        Failure(format!("{error:?}"))
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Failure {
        Failure(error.to_string())
    }
}
