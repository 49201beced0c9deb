INSERT INTO document_origin (document, ordinal, start, "end", source, url, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
