SELECT id, relation, "from", "to", note, annotator, created, extra FROM link
