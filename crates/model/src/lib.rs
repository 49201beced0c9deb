//! Ids, nouns and their rules; Op and Change.
