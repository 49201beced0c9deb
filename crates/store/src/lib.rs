//! The only room with rusqlite: one `.obelus` file, its tables, its queries and the log of ops.
//!
//! Job: keep records, texts and the log whole, whatever happens to the process. Invariant: every write passes
//! [`Tx::put`] or [`Tx::remove`], which log the images of what they touch; one op is one transaction is one row of the
//! log. Not here: what an op means (`engine`), other forms than SQLite (`exchange`), threads (`desk`).

mod fault;
mod library;
mod rows;

pub use fault::{Result, Rule, StoreError};
pub use library::*;
pub use rows::Rows;
