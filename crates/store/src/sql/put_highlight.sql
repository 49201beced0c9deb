INSERT INTO highlight (id, color, note, annotator, created, modified, extra)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (id) DO UPDATE SET
  color = excluded.color, note = excluded.note, annotator = excluded.annotator, created = excluded.created,
  modified = excluded.modified, extra = excluded.extra
