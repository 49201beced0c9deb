SELECT claim
FROM passage
WHERE document = ?1
  AND version IN (SELECT number FROM version WHERE document = ?1)
  AND start >= ?2
  AND start < ?3
  AND claim IS NOT NULL
