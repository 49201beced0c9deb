-- Whether an op that touched a record more than once left anything other than it was.
SELECT 1
FROM (SELECT min(ordinal) AS first, max(ordinal) AS last FROM op_change WHERE op = ?1 GROUP BY noun, record) AS ends
JOIN op_change AS first ON first.op = ?1 AND first.ordinal = ends.first
JOIN op_change AS last ON last.op = ?1 AND last.ordinal = ends.last
WHERE first.before IS NOT last.after
LIMIT 1
