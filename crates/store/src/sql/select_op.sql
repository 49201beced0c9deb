SELECT op.seq, op.id, op.at, op.annotator, op.verb, reverted.id, op.changes, state
FROM op
LEFT JOIN op AS reverted ON reverted.seq = op.reverts
LEFT JOIN op_state ON op_state.op = op.seq
