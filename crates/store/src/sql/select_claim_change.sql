SELECT change_subject.op, noun, record, before, after
FROM change_subject
JOIN op_change ON op_change.op = change_subject.op AND op_change.ordinal = change_subject.ordinal
WHERE change_subject.claim = ?1
ORDER BY change_subject.op DESC, change_subject.ordinal
