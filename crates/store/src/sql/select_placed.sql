SELECT
  CASE WHEN claim IS NOT NULL THEN 'claim' WHEN highlight IS NOT NULL THEN 'highlight' ELSE 'evidence' END,
  coalesce(claim, highlight, evidence),
  document, version, start, "end", exact, prefix, suffix, anchoring, score, page
FROM passage
WHERE document = ?1 AND version = ?2
ORDER BY start, "end"
