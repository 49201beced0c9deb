INSERT INTO library (one, id, name, extra)
VALUES (1, ?1, ?2, ?3)
ON CONFLICT (one) DO UPDATE SET id = excluded.id, name = excluded.name, extra = excluded.extra
