SELECT claim, id, document, version, start, "end", exact, prefix, suffix, anchoring, score, page FROM passage
