SELECT
  id, title, authors, issued, url, language, media_type, file_name, added, note, status, version, extra
FROM document
