//! The only room with rusqlite.
