//! One id type a noun, so that a claim's id cannot be handed in where a document's is wanted.
//! Invariant: an id prints and parses as a lower-case hyphenated UUID. Making new ones is handed in ([`Ids`]).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where new ids come from: UUIDv7 in the application, a counter in tests.
pub trait Ids {
    /// A UUID that was never given before.
    fn next(&mut self) -> Uuid;
}

/// What was given is not a lower-case hyphenated UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a lower-case UUID")]
pub struct IdFault;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new one.
            pub fn new(ids: &mut dyn Ids) -> $name {
                $name(ids.next())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(out)
            }
        }

        impl FromStr for $name {
            type Err = IdFault;
            fn from_str(written: &str) -> Result<$name, IdFault> {
                parse(written).map($name)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdFault;
            fn try_from(written: String) -> Result<$name, IdFault> {
                written.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.to_string()
            }
        }
    )*};
}

ids! {
    /// A library.
    LibraryId;
    /// A document.
    DocumentId;
    /// A claim.
    ClaimId;
    /// One passage of a claim.
    PassageId;
    /// A highlight.
    HighlightId;
    /// A piece of evidence.
    EvidenceId;
    /// A link between claims.
    LinkId;
    /// A tag of the codebook.
    TagId;
    /// A source.
    SourceId;
    /// An annotator.
    AnnotatorId;
    /// An op in the log.
    OpId;
}

fn parse(written: &str) -> Result<Uuid, IdFault> {
    let id = Uuid::try_parse(written).map_err(|_| IdFault)?;
    // `try_parse` also takes braces, upper case and the form without hyphens: two ways to write one id would
    // make two records of it in a file that is compared byte by byte.
    if id.as_hyphenated().to_string() == written { Ok(id) } else { Err(IdFault) }
}
