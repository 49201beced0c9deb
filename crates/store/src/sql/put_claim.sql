INSERT INTO claim (id, statement, verdict, certainty, kind, note, next_step, annotator, created, modified, extra)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
ON CONFLICT (id) DO UPDATE SET
  statement = excluded.statement, verdict = excluded.verdict, certainty = excluded.certainty, kind = excluded.kind,
  note = excluded.note, next_step = excluded.next_step, annotator = excluded.annotator, created = excluded.created,
  modified = excluded.modified, extra = excluded.extra
