SELECT
  document.id, document.title, document.status, document.added, version.length, version.text_sha256,
  length(sentence_cache.spans) / 8
FROM document
JOIN version ON version.document = document.id AND version.number = document.version
LEFT JOIN sentence_cache ON sentence_cache.text_sha256 = version.text_sha256 AND sentence_cache.rules = ?1
