// The commands of the in-memory library about evidence.

import * as evidencing from "./evidencing.ts";
import type { Tables } from "./tables.ts";
import type { CommandTable } from "./versioned.ts";

export function evidenceCommands(tables: Tables): CommandTable {
  return {
    list_evidence: ({ claim }) => evidencing.list(tables, claim),
    list_candidates: (params) => evidencing.candidates(tables, params),
    check_quote: (params) => evidencing.check(tables, params),
    check_quotes: (params) => evidencing.checkAll(tables, params),
    how_far_checking: () => ({ looked: 0, of: 0 }),
    stop_checking: () => ({}),
    attach_evidence: (params) => evidencing.attach(tables, params),
    edit_evidence: (params) => evidencing.edit(tables, params),
    detach_evidence: ({ evidence }) => evidencing.detach(tables, evidence),
  };
}
