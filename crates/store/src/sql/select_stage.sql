SELECT op.at, op.verb, op_change.after
FROM change_subject
JOIN op_state ON op_state.op = change_subject.op AND op_state.state = 'done'
JOIN op ON op.seq = change_subject.op
JOIN op_change ON op_change.op = change_subject.op AND op_change.ordinal = change_subject.ordinal
WHERE change_subject.claim = ?1 AND op_change.noun = 'claim'
ORDER BY change_subject.op DESC, change_subject.ordinal DESC
