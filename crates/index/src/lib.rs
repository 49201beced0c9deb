//! The words of texts as blocks of bytes: in which pieces each stands, how often, and where in them.
//!
//! A segment is the words of one text or of several that follow one another, as blocks in the order of their words; pieces are
//! numbered through it. Blocks are made ([`Builder`]), joined ([`join`]) and read ([`Block::entries`]) here.
//! Invariant: what is read of damaged bytes is a fault or other words, never a panic and never more than the bytes can say.
//! Not here: how a text is cut into words (`text`), where blocks are kept and what is asked of them (`store`).

mod beginning;
mod block;
mod build;
mod join;
mod numbers;

pub use block::{Block, Entries, Entry, Hit, Hits, KeptHits};
pub use build::Builder;
pub use join::{Blocks, Kept, join};
pub use numbers::Broken;

#[cfg(test)]
mod tests;
