-- All columns of the passage are in the index by place, so that no passage's words are read.
SELECT passage.document, passage.start, passage."end", passage.claim
FROM document
JOIN passage ON passage.document = document.id AND passage.version = document.version
WHERE passage.claim IS NOT NULL
