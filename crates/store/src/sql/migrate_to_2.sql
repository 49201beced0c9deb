-- From version 1: a version of a text has a structure, boxes, and a way of reading.
-- Under its old name the table is not followed by the references of other tables: they mean the new one.
PRAGMA legacy_alter_table = ON;
ALTER TABLE version RENAME TO version_of_1;
PRAGMA legacy_alter_table = OFF;

CREATE TABLE version (
  document BLOB NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK (number >= 1),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  text_sha256 TEXT NOT NULL REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
  length INTEGER NOT NULL CHECK (length >= 0),
  encoding TEXT,
  encoding_guessed INTEGER NOT NULL CHECK (encoding_guessed IN (0, 1)),
  way TEXT CHECK (way IN ('main', 'whole')),
  structure TEXT REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
  boxes TEXT REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

INSERT INTO version
SELECT document, number, sha256, text_sha256, length, encoding, encoding_guessed, NULL, NULL, NULL FROM version_of_1;

DROP TABLE version_of_1;
CREATE INDEX version_by_original ON version (sha256);
CREATE INDEX version_by_text ON version (text_sha256);
