-- From version 2: the log is a chain, and says which contents came with which op. The links of the ops that are there
-- are computed by the program (`chain::fill`).
CREATE TABLE op_hash (
  op INTEGER PRIMARY KEY REFERENCES op (seq) DEFERRABLE INITIALLY DEFERRED,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE op_content (
  op INTEGER NOT NULL REFERENCES op (seq) DEFERRABLE INITIALLY DEFERRED,
  sha256 TEXT NOT NULL REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (op, sha256)
) STRICT, WITHOUT ROWID;
