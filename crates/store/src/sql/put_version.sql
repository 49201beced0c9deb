INSERT INTO version (document, number, sha256, text_sha256, length, encoding, encoding_guessed, way, structure, boxes)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
ON CONFLICT (document, number) DO UPDATE SET
  sha256 = excluded.sha256, text_sha256 = excluded.text_sha256, length = excluded.length,
  encoding = excluded.encoding, encoding_guessed = excluded.encoding_guessed,
  way = excluded.way, structure = excluded.structure, boxes = excluded.boxes
