SELECT id, statement, verdict, certainty, kind, note, next_step, annotator, created, modified, extra FROM claim
