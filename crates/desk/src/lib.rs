//! The front desk: the command table, what crosses it, and the threads behind it.

mod contract;
mod fault;
mod table;
pub mod wire;

pub use contract::typescript;
pub use fault::{Fault, FaultCode};
