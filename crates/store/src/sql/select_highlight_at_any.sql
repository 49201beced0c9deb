-- What stands at one of many spans (a JSON list of pairs): one question for ten thousand places.
SELECT
  highlight.id, color, note, annotator, created, modified, extra,
  document, version, start, "end", exact, prefix, suffix, anchoring, score, page
FROM json_each(?3) AS asked
CROSS JOIN passage ON passage.document = ?1 AND passage.version = ?2
  AND passage.start = asked.value ->> 0 AND passage."end" = asked.value ->> 1
CROSS JOIN highlight ON highlight.id = passage.highlight
WHERE passage.anchoring <> 'lost'
ORDER BY highlight.id
