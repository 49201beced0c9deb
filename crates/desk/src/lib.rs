//! The front desk: everything that a window or a command line may ask of a library, by name.
//!
//! Job: declare the commands and what crosses, have them done on the right thread, answer or refuse by code.
//! Invariant: a command is three lines (unpack, call the engine, answer); nothing here knows a rule of the domain,
//! and nothing here knows a window. Not here: words for people; those are the hosts'.

mod answers;
mod contract;
mod desk;
mod dispatch;
mod fault;
mod fault_of;
mod file_calls;
mod files;
mod folders;
mod keeping;
mod noticing;
mod readings;
mod reads;
mod scanning;
mod searching;
mod shape;
mod table;
mod threads;
mod time;
mod turns;
pub mod wire;
mod writes;
mod written;

pub use contract::typescript;
pub use desk::{Access, Behind, Desk};
pub use fault::{Fault, FaultCode};
pub use file_calls::ReadFile;
pub use files::LIMIT_JSON;
pub use keeping::{copy_library, list_backups, repair_library, restore_backup, restore_file};
pub use noticing::{Checked, check_bytes, check_file};
pub use obelus_engine::{LIMIT_BYTES, json_schema};
pub use obelus_model as model;
pub use readings::{WORKER, work};

/// The program as files name it.
pub const GENERATOR: &str = concat!("obelus ", env!("CARGO_PKG_VERSION"));
