SELECT
  passage.id, passage.highlight, passage.evidence, coalesce(passage.claim, evidence.claim),
  claim.statement, claim.verdict, highlight.color, coalesce(claim.extra, highlight.extra, evidence.extra),
  passage.document, passage.version, passage.start, passage."end", passage.exact, passage.prefix, passage.suffix,
  passage.anchoring, passage.score, passage.page
FROM passage
JOIN document ON document.id = passage.document
LEFT JOIN claim ON claim.id = passage.claim
LEFT JOIN highlight ON highlight.id = passage.highlight
LEFT JOIN evidence ON evidence.id = passage.evidence
WHERE passage.anchoring <> 'exact'
