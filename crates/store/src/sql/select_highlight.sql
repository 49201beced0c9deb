SELECT
  highlight.id, color, note, annotator, created, modified, extra,
  document, version, start, "end", exact, prefix, suffix, anchoring, score, page
FROM highlight
JOIN passage ON passage.highlight = highlight.id
