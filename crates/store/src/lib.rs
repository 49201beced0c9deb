//! The only room with rusqlite: one `.obelus` file, its tables, its queries and the log of ops.
//!
//! Job: keep records, texts and the log whole, whatever happens to the process. Invariant: every write passes
//! [`Tx::put`] or [`Tx::remove`], which log the images of what they touch; one op is one transaction is one row of the
//! log. Not here: what an op means (`engine`), other forms than SQLite (`exchange`), threads (`desk`).

mod backups;
mod cells;
mod chain;
mod content;
mod copy;
mod fault;
mod files;
mod image;
mod journal;
mod library;
mod lock;
mod log;
mod migrate;
mod network;
mod open;
mod reader;
mod repair;
mod restore;
mod rows;
mod search;
mod switch;
mod transact;
mod verify;
mod write;

pub use backups::{Backup, BackupName, BackupNameFault, Held, backup_folder, backups, due, look_into, thin};
pub use chain::{Hash, Link};
pub use copy::copy_library;
pub use fault::{Result, Rule, StoreError};
pub use library::{Library, Opening, unmake};
pub use log::{Committed, Entry, OpState, SecondCopy, Touched};
pub use reader::{Interrupt, Reader};
pub use repair::{RepairWay, Repaired, repair};
pub use restore::{Restored, restore};
pub use rows::{Doubt, Doubts, Holdings, Outline, Rows, Shelved, Stage, Standing};
pub use search::{Among, Fields, FoundPiece, Narrow, Order, Part, PieceRow, Pieces, Reach, Sought, TextWords, fields};
pub use transact::Tx;
pub use verify::Finding;

/// The SHA-256 of bytes (FIPS 180-4): the name of a text or an original in a library.
pub fn sha256(bytes: &[u8]) -> obelus_model::Sha256 {
    use sha2::Digest;
    obelus_model::Sha256::new(sha2::Sha256::digest(bytes).into())
}
