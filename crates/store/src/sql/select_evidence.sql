SELECT
  evidence.id, evidence.claim, stance, source, locator_label, locator_value, quote, url, accessed, note, annotator,
  created, modified, extra,
  document, version, start, "end", exact, prefix, suffix, anchoring, score, page
FROM evidence
LEFT JOIN passage ON passage.evidence = evidence.id
