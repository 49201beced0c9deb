WHERE op.verb IN ('import-document', 'reread-document', 'replace-document') AND state = 'done' AND EXISTS (
  SELECT 1 FROM op_change
  WHERE op_change.op = op.seq AND ordinal < 2 AND noun = 'version' AND record = ?1 AND before IS NULL
)
ORDER BY op.seq DESC
LIMIT 1
