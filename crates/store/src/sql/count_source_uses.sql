SELECT source, sum(evidence), sum(origins) FROM (
  SELECT source, count(*) AS evidence, 0 AS origins FROM evidence WHERE source IS NOT NULL GROUP BY source
  UNION ALL
  SELECT source, 0, count(*) FROM document_origin WHERE source IS NOT NULL GROUP BY source
)
GROUP BY source ORDER BY source
