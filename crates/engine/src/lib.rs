//! Use cases, synchronous: one file per verb.
