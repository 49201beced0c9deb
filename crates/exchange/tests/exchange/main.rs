//! What leaves and enters, from outside: as bytes.

// Clippy knows test functions only; what they share is test code as well.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod annotations;
mod faults;
mod law;
mod sample;
mod schema;
mod shape;
mod table;
mod w3c;
mod xlsx;
