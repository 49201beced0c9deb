INSERT INTO op (seq, id, at, annotator, verb, reverts, changes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
