-- The extra of what says nothing of passages that are given up is left where it is: nearly all of it.
SELECT
  passage.rowid, passage.id, passage.claim,
  CASE WHEN instr(coalesce(claim.extra, highlight.extra, evidence.extra), '"givenUp"')
    THEN coalesce(claim.extra, highlight.extra, evidence.extra) END
FROM passage
JOIN document ON document.id = passage.document
LEFT JOIN claim ON claim.id = passage.claim
LEFT JOIN highlight ON highlight.id = passage.highlight
LEFT JOIN evidence ON evidence.id = passage.evidence
WHERE passage.anchoring <> 'exact'
