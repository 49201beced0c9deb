SELECT claim, count(*)
FROM (SELECT "from" AS claim FROM link UNION ALL SELECT "to" FROM link WHERE "to" <> "from")
GROUP BY claim
ORDER BY claim
