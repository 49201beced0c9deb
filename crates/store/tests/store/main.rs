//! The store from outside: what is kept, undone, refused and survived.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test that cannot go on should stop; clippy.toml covers only what is marked as a test itself"
)]
#![allow(clippy::cloned_ref_to_slice_refs, reason = "one form for lists of one and of several")]

mod backups;
mod contents;
mod journal;
mod records;
mod refusals;
mod repair;
mod samples;
mod search;
mod survival;
mod undo;
mod verify;
mod versions;
