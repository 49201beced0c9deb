INSERT INTO tag (id, name, color, definition, parent, extra)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (id) DO UPDATE SET
  name = excluded.name, color = excluded.color, definition = excluded.definition, parent = excluded.parent,
  extra = excluded.extra
