INSERT INTO passage (
  claim, highlight, evidence, ordinal, id, document, version, start, "end", exact, prefix, suffix, anchoring, score, page
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
