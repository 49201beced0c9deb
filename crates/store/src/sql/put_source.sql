INSERT INTO source (id, grade, csl, extra)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (id) DO UPDATE SET grade = excluded.grade, csl = excluded.csl, extra = excluded.extra
