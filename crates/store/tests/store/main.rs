//! The store from outside: what is kept, undone, refused and survived.

mod records;
mod refusals;
mod samples;
mod survival;
mod undo;
mod verify;
mod versions;
