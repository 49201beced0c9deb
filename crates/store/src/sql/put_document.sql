INSERT INTO document (
  id, title, authors, issued, url, language, media_type, file_name, added, note, status, version, extra
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
ON CONFLICT (id) DO UPDATE SET
  title = excluded.title, authors = excluded.authors, issued = excluded.issued, url = excluded.url,
  language = excluded.language, media_type = excluded.media_type, file_name = excluded.file_name,
  added = excluded.added, note = excluded.note, status = excluded.status, version = excluded.version,
  extra = excluded.extra
