SELECT 'tag' AS noun, id FROM tag WHERE parent = ?1
UNION ALL
SELECT 'document', document FROM document_tag WHERE tag = ?1
UNION ALL
SELECT 'claim', claim FROM claim_tag WHERE tag = ?1
UNION ALL
SELECT 'highlight', highlight FROM highlight_tag WHERE tag = ?1
