//! The bytes of a file become text and metadata.
