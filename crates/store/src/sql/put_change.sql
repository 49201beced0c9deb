INSERT INTO op_change (op, ordinal, noun, record, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
