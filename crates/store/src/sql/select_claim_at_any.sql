-- What stands at one of many spans (a JSON list of pairs): one question for ten thousand places.
SELECT DISTINCT passage.claim
FROM json_each(?3) AS asked
CROSS JOIN passage ON passage.document = ?1 AND passage.version = ?2
  AND passage.start = asked.value ->> 0 AND passage."end" = asked.value ->> 1
WHERE passage.claim IS NOT NULL AND passage.anchoring <> 'lost'
ORDER BY passage.claim
