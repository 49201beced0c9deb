INSERT INTO annotator (id, name, orcid, extra)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, orcid = excluded.orcid, extra = excluded.extra
