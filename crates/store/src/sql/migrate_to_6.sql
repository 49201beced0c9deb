-- From version 5: what is longer than a part lies in parts. The program moves it there (`content::part_all`).
CREATE TABLE content_part (
  sha256 TEXT NOT NULL REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
  first INTEGER NOT NULL CHECK (first > 0),
  bytes BLOB NOT NULL CHECK (length(bytes) > 0),
  PRIMARY KEY (sha256, first)
) STRICT;
