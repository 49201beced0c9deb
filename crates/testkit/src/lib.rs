//! Builders for tests: fixed clock and ids, sample documents.
