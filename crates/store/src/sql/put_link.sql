INSERT INTO link (id, relation, "from", "to", note, annotator, created, extra)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (id) DO UPDATE SET
  relation = excluded.relation, "from" = excluded."from", "to" = excluded."to", note = excluded.note,
  annotator = excluded.annotator, created = excluded.created, extra = excluded.extra
