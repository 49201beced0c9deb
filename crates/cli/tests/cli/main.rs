//! The command line by its binary: what each command answers, what is refused, and the real text from end to end.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on says so by panicking"
)]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "what is skipped or measured is told")]

mod annotations;
mod answers;
mod everywhere;
mod evidence;
mod keeping;
mod noticing;
mod refusals;
mod room;
mod sources;
mod splice;
mod usage;
mod versions;
mod workbooks;
