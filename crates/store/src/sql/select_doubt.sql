SELECT
  passage.id, passage.highlight, passage.evidence, coalesce(passage.claim, evidence.claim),
  claim.statement, claim.verdict, highlight.color,
  passage.document, passage.version, passage.start, passage."end", passage.exact, passage.prefix, passage.suffix,
  passage.anchoring, passage.score, passage.page
FROM json_each(?1) AS chosen
JOIN passage ON passage.rowid = chosen.value
LEFT JOIN claim ON claim.id = passage.claim
LEFT JOIN highlight ON highlight.id = passage.highlight
LEFT JOIN evidence ON evidence.id = passage.evidence
ORDER BY chosen.key
