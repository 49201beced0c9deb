SELECT passage.start, passage."end", claim.verdict
FROM document
JOIN passage ON passage.document = document.id AND passage.version = document.version
JOIN claim ON claim.id = passage.claim
WHERE document.id = ?1 AND claim.verdict IS NOT NULL AND passage.anchoring <> 'lost'
ORDER BY passage.start, passage."end", claim.id
