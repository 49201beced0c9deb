//! Readers in a process of their own.
//!
//! Job: a document from elsewhere may be made to crash, to hang or to swallow memory; it is therefore read by a child
//! process that can do nothing but compute, and for a bounded time. The parent writes the task into a pipe and gets the
//! answer from another. Invariant: whatever the child does, the parent has an answer or a fault in [`LIMIT_SECONDS`] and a
//! little, believes nothing that it has not checked, and leaves no child behind; a child whose parent has gone ends.
//! Not here: how a format is read (`readers`). docs/adr/0016-worker.md has the why.

mod child;
mod confine;
mod parent;
mod wire;

pub use child::serve;
pub use parent::{CallOff, Worker};
pub use wire::{Answer, Task};

/// How long a document may take, in seconds.
pub const LIMIT_SECONDS: u64 = 30;

/// How much memory a child may take beyond what its program has mapped when it starts, in bytes.
pub const LIMIT_MEMORY: u64 = 1 << 30;
