SELECT count(*)
FROM passage
WHERE document = ?1
  AND version IN (SELECT number FROM version WHERE document = ?1)
  AND start >= ?2
