-- The tables of a library, version 6. A fresh library is made from this file; an older one is brought here by the
-- migrations, and a test holds the two equal. References are checked at COMMIT, so that within an op (and while one is
-- undone) records may come and go in any order. Ids are the 16 bytes of a UUID, moments milliseconds since 1970.

CREATE TABLE library (
  one INTEGER PRIMARY KEY CHECK (one = 1), -- a file holds one library
  id BLOB NOT NULL CHECK (length(id) = 16),
  name TEXT NOT NULL,
  extra TEXT CHECK (json_type(extra) = 'object')
) STRICT;

CREATE TABLE annotator (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  name TEXT NOT NULL,
  orcid TEXT,
  extra TEXT CHECK (json_type(extra) = 'object')
) STRICT;

CREATE TABLE tag (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  color TEXT NOT NULL CHECK (length(color) = 7 AND color GLOB '#[0-9a-f]*'),
  definition TEXT,
  parent BLOB REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
  extra TEXT CHECK (json_type(extra) = 'object')
) STRICT;
CREATE INDEX tag_by_parent ON tag (parent) WHERE parent IS NOT NULL;

CREATE TABLE source (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  grade TEXT CHECK (grade IN ('A', 'B', 'C', 'D', 'E', 'F')),
  csl TEXT NOT NULL CHECK (json_type(csl) = 'object'),
  extra TEXT CHECK (json_type(extra) = 'object')
) STRICT;

-- Originals and canonical texts by their hash. It only grows, and undo does not touch it: what a version once
-- pointed at is there when the version comes back.
CREATE TABLE content (
  sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
  bytes BLOB NOT NULL -- the first 32 KiB
) STRICT;
CREATE TABLE content_part (
  sha256 TEXT NOT NULL REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
  first INTEGER NOT NULL CHECK (first > 0), -- the place of its first byte in the content
  bytes BLOB NOT NULL CHECK (length(bytes) > 0),
  PRIMARY KEY (sha256, first)
) STRICT;

CREATE TABLE document (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  title TEXT NOT NULL,
  authors TEXT CHECK (json_type(authors) = 'array'),
  issued TEXT,
  url TEXT,
  language TEXT,
  media_type TEXT NOT NULL,
  file_name TEXT,
  added INTEGER NOT NULL,
  note TEXT,
  status TEXT NOT NULL CHECK (status IN ('todo', 'reading', 'done')),
  version INTEGER NOT NULL,
  extra TEXT CHECK (json_type(extra) = 'object'),
  FOREIGN KEY (id, version) REFERENCES version (document, number) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX document_by_title ON document (title);

CREATE TABLE document_tag (
  document BLOB NOT NULL REFERENCES document (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  tag BLOB NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (document, ordinal),
  UNIQUE (tag, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_origin (
  document BLOB NOT NULL REFERENCES document (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  source BLOB REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  url TEXT,
  note TEXT,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_origin_by_source ON document_origin (source) WHERE source IS NOT NULL;

CREATE TABLE version (
  document BLOB NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK (number >= 1),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- no reference: a version that came by Obelus JSON has no original
  text_sha256 TEXT NOT NULL REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
  length INTEGER NOT NULL CHECK (length >= 0),
  encoding TEXT,
  encoding_guessed INTEGER NOT NULL CHECK (encoding_guessed IN (0, 1)),
  way TEXT CHECK (way IN ('main', 'whole')),
  structure TEXT REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
  boxes TEXT REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_by_original ON version (sha256);
CREATE INDEX version_by_text ON version (text_sha256);

-- Derived: may be emptied at any time. Spans are pairs of little-endian 32-bit numbers.
CREATE TABLE sentence_cache (
  text_sha256 TEXT NOT NULL,
  rules INTEGER NOT NULL,
  spans BLOB NOT NULL CHECK (length(spans) % 8 = 0),
  PRIMARY KEY (text_sha256, rules)
) STRICT;

CREATE TABLE claim (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  statement TEXT,
  verdict TEXT CHECK (verdict IN ('sourced', 'dubious', 'not_a_claim')),
  certainty TEXT NOT NULL CHECK (certainty IN ('sure', 'unsure')),
  kind TEXT CHECK (kind IN ('question', 'opinion', 'heading', 'boilerplate', 'off-topic', 'fragment')),
  note TEXT,
  next_step TEXT,
  annotator BLOB NOT NULL REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  extra TEXT CHECK (json_type(extra) = 'object'),
  CHECK (kind IS NULL OR verdict IS 'not_a_claim')
) STRICT;

-- The codes are not listed here: the list grows, and the types check it.
CREATE TABLE claim_reason (
  claim BLOB NOT NULL REFERENCES claim (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  code TEXT NOT NULL CHECK (code <> ''),
  text TEXT,
  PRIMARY KEY (claim, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_tag (
  claim BLOB NOT NULL REFERENCES claim (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  tag BLOB NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (claim, ordinal),
  UNIQUE (tag, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE highlight (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  color TEXT NOT NULL CHECK (color IN ('yellow', 'green', 'blue', 'pink', 'orange', 'purple', 'grey')),
  note TEXT,
  annotator BLOB NOT NULL REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  extra TEXT CHECK (json_type(extra) = 'object')
) STRICT;

CREATE TABLE highlight_tag (
  highlight BLOB NOT NULL REFERENCES highlight (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  tag BLOB NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (highlight, ordinal),
  UNIQUE (tag, highlight)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  claim BLOB NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  stance TEXT NOT NULL CHECK (stance IN ('supports', 'refutes', 'qualifies', 'mentions')),
  source BLOB REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  locator_label TEXT,
  locator_value TEXT,
  quote TEXT,
  url TEXT,
  accessed TEXT,
  note TEXT,
  annotator BLOB NOT NULL REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  extra TEXT CHECK (json_type(extra) = 'object'),
  CHECK ((locator_label IS NULL) = (locator_value IS NULL))
) STRICT;
CREATE INDEX evidence_by_claim ON evidence (claim);
CREATE INDEX evidence_by_source ON evidence (source) WHERE source IS NOT NULL;

-- The passages of claims (several each, with ids), highlights (one) and evidence (at most one): one table, so that
-- "what stands here" is one look at one index.
CREATE TABLE passage (
  claim BLOB REFERENCES claim (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  highlight BLOB REFERENCES highlight (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  evidence BLOB REFERENCES evidence (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  id BLOB UNIQUE CHECK (length(id) = 16),
  document BLOB NOT NULL,
  version INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  anchoring TEXT NOT NULL CHECK (anchoring IN ('exact', 'moved', 'fuzzy', 'ambiguous', 'lost')),
  score REAL CHECK (score BETWEEN 0.0 AND 1.0),
  page TEXT,
  CHECK ((claim IS NOT NULL) + (highlight IS NOT NULL) + (evidence IS NOT NULL) = 1),
  CHECK ((claim IS NOT NULL) = (id IS NOT NULL)),
  CHECK (claim IS NOT NULL OR ordinal = 0),
  CHECK ((anchoring = 'fuzzy') = (score IS NOT NULL)),
  FOREIGN KEY (document, version) REFERENCES version (document, number) DEFERRABLE INITIALLY DEFERRED
) STRICT;
-- With the claim in it: "which claims are on this document" is answered by the index alone.
CREATE INDEX passage_by_place ON passage (document, version, start, "end", claim);
CREATE UNIQUE INDEX passage_of_claim ON passage (claim, ordinal) WHERE claim IS NOT NULL;
CREATE UNIQUE INDEX passage_of_highlight ON passage (highlight) WHERE highlight IS NOT NULL;
CREATE UNIQUE INDEX passage_of_evidence ON passage (evidence) WHERE evidence IS NOT NULL;

CREATE TABLE link (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  relation TEXT NOT NULL CHECK (relation IN ('contradicts', 'supports', 'attacks', 'repeats')),
  "from" BLOB NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  "to" BLOB NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT,
  annotator BLOB NOT NULL REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
  created INTEGER NOT NULL,
  extra TEXT CHECK (json_type(extra) = 'object')
) STRICT;
CREATE INDEX link_by_from ON link ("from");
CREATE INDEX link_by_to ON link ("to");

-- The log. It only grows, and it references no record: what it tells of may be gone.
CREATE TABLE op (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  at INTEGER NOT NULL,
  annotator BLOB CHECK (length(annotator) = 16),
  verb TEXT NOT NULL CHECK (verb <> ''), -- not listed: the list grows, and the types check it
  reverts INTEGER REFERENCES op (seq) DEFERRABLE INITIALLY DEFERRED,
  changes INTEGER NOT NULL CHECK (changes >= 0),
  CHECK ((verb IN ('undo', 'redo')) = (reverts IS NOT NULL))
) STRICT;

-- Images are the records as JSON, as the types of `model` write them.
CREATE TABLE op_change (
  op INTEGER NOT NULL REFERENCES op (seq) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  noun TEXT NOT NULL,
  record TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (op, ordinal),
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- Derived from the images: which changes belong to the history of which claim.
CREATE TABLE change_subject (
  claim BLOB NOT NULL CHECK (length(claim) = 16),
  op INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  PRIMARY KEY (claim, op, ordinal)
) STRICT, WITHOUT ROWID;

-- Where undo and redo stand: undo takes the newest `done`, redo the oldest `undone`; an op done after an undo makes
-- every `undone` one `gone`. An op without a row here lasts: the making of the library, undo, redo.
CREATE TABLE op_state (
  op INTEGER PRIMARY KEY REFERENCES op (seq) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'gone'))
) STRICT;
CREATE INDEX op_state_by_state ON op_state (state, op);

-- Each op's link in the chain: SHA-256 of the link before and of the op's body, as `chain` writes it. Whoever changes
-- anything in the log after the fact breaks every link from there on.
CREATE TABLE op_hash (
  op INTEGER PRIMARY KEY REFERENCES op (seq) DEFERRABLE INITIALLY DEFERRED,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- Which contents came with which op: they go with it into the journal. Those from before version 3 have no row.
CREATE TABLE op_content (
  op INTEGER NOT NULL REFERENCES op (seq) DEFERRABLE INITIALLY DEFERRED,
  sha256 TEXT NOT NULL REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (op, sha256)
) STRICT, WITHOUT ROWID;

-- The index of words that search asks, derived: it may be emptied and made anew at any time. What stands in it are words
-- that were cut and folded by the program, one space between two; the tokenizer only parts at spaces, for it takes every
-- byte beyond ASCII for a letter. The words of records, and which record has which row there.
CREATE TABLE search_record (
  number INTEGER PRIMARY KEY,
  noun TEXT NOT NULL CHECK (noun IN ('document', 'claim', 'highlight', 'evidence', 'source')),
  id BLOB NOT NULL CHECK (length(id) = 16),
  UNIQUE (id, noun)
) STRICT;
CREATE VIRTUAL TABLE search_in_records USING fts5 (
  title, body, content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- The texts that are read now, in pieces of some hundred words: piece n of text m has the row m * 2^20 + n in an answer.
-- Pieces are pairs of little-endian 32-bit numbers, where each begins in bytes and in code points.
CREATE TABLE search_text (
  number INTEGER PRIMARY KEY,
  document BLOB NOT NULL UNIQUE CHECK (length(document) = 16),
  text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
  pieces BLOB NOT NULL CHECK (length(pieces) % 8 = 0)
) STRICT;

-- Their words lie in segments, each of one text or of several that came one after the other: which text in which, under
-- which number its first piece, how many pieces, how many words. What of a segment is of no text here is of none any more.
CREATE TABLE search_part (
  text INTEGER PRIMARY KEY,
  segment INTEGER NOT NULL,
  first INTEGER NOT NULL CHECK (first >= 0),
  count INTEGER NOT NULL CHECK (count > 0),
  words INTEGER NOT NULL CHECK (words >= 0)
) STRICT;
-- A segment is blocks in the order of their words, as crates/index writes them; `first` is a block's first word, `checksum`
-- the CRC-32 of its words and bytes. Places stand last: most questions do without them, and their pages are not read.
CREATE TABLE search_block (
  number INTEGER PRIMARY KEY,
  segment INTEGER NOT NULL,
  first TEXT NOT NULL,
  checksum INTEGER NOT NULL,
  entries BLOB NOT NULL,
  places BLOB NOT NULL,
  UNIQUE (segment, first)
) STRICT;
