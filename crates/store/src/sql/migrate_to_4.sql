-- From version 3: an index of words that search asks. The program fills it (`search::make_anew`).
CREATE TABLE search_record (
  number INTEGER PRIMARY KEY,
  noun TEXT NOT NULL CHECK (noun IN ('document', 'claim', 'highlight', 'evidence', 'source')),
  id BLOB NOT NULL CHECK (length(id) = 16),
  UNIQUE (id, noun)
) STRICT;
CREATE VIRTUAL TABLE search_in_records USING fts5 (
  title, body, content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE TABLE search_text (
  number INTEGER PRIMARY KEY,
  document BLOB NOT NULL UNIQUE CHECK (length(document) = 16),
  text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
  pieces BLOB NOT NULL CHECK (length(pieces) % 8 = 0)
) STRICT;
CREATE VIRTUAL TABLE search_in_texts USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'ascii'
);
INSERT INTO search_in_texts (search_in_texts, rank) VALUES ('hashsize', 16777216);
