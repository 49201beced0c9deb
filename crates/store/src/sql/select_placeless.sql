SELECT 'claim', id FROM claim WHERE NOT EXISTS (SELECT 1 FROM passage WHERE passage.claim = claim.id)
UNION ALL
SELECT 'highlight', id FROM highlight WHERE NOT EXISTS (SELECT 1 FROM passage WHERE passage.highlight = highlight.id)
