INSERT INTO evidence (
  id, claim, stance, source, locator_label, locator_value, quote, url, accessed, note, annotator, created, modified,
  extra
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
ON CONFLICT (id) DO UPDATE SET
  claim = excluded.claim, stance = excluded.stance, source = excluded.source, locator_label = excluded.locator_label,
  locator_value = excluded.locator_value, quote = excluded.quote, url = excluded.url, accessed = excluded.accessed,
  note = excluded.note, annotator = excluded.annotator, created = excluded.created, modified = excluded.modified,
  extra = excluded.extra
