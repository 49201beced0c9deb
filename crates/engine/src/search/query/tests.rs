//! Queries as people type them.
