-- From version 4: the words of texts are kept as blocks of our own. The program fills them (`search::make_anew`).
DROP TABLE search_in_texts;
CREATE TABLE search_part (
  text INTEGER PRIMARY KEY,
  segment INTEGER NOT NULL,
  first INTEGER NOT NULL CHECK (first >= 0),
  count INTEGER NOT NULL CHECK (count > 0),
  words INTEGER NOT NULL CHECK (words >= 0)
) STRICT;
CREATE TABLE search_block (
  number INTEGER PRIMARY KEY,
  segment INTEGER NOT NULL,
  first TEXT NOT NULL,
  checksum INTEGER NOT NULL,
  entries BLOB NOT NULL,
  places BLOB NOT NULL,
  UNIQUE (segment, first)
) STRICT;
