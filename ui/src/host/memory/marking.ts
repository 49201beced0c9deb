// Judging, editing, clearing and highlighting in the in-memory library.
// Invariant: one command is one op; what the desk would refuse is refused with the same code.

import type {
  ClaimEdit, EditClaim, EditHighlight, HighlightPassage, JudgeClaim, NoteClaim, Place, Verdict, Written,
} from "../generated/contract.ts";
import { withoutBearing } from "./linking.ts";
import type { ClaimRecord, DocumentRecord, HighlightRecord, PassageRecord } from "./records.ts";
import { isBare, isEqual } from "./records.ts";
import { segment } from "./sentences.ts";
import type { Tables } from "./tables.ts";
import { fault } from "./tables.ts";

export function judge(tables: Tables, { document, place, verdict, edit }: JudgeClaim): Written {
  const claim = claimAt(tables, document, place);
  return put(tables, "judge-claim", withEdit(judged(claim, verdict), edit));
}

export function note(tables: Tables, { document, place, edit }: NoteClaim): Written {
  return put(tables, "edit-claim", withEdit(claimAt(tables, document, place), edit));
}

export function edit(tables: Tables, { claim, verdict, edit }: EditClaim): Written {
  const found = tables.get<ClaimRecord>("claim", claim);
  if (verdict === undefined) return put(tables, "edit-claim", withEdit(found, edit));
  return put(tables, "judge-claim", withEdit(judged(found, verdict), edit));
}

export function clear(tables: Tables, id: string): Written {
  const claim: ClaimRecord = { ...tables.get<ClaimRecord>("claim", id), verdict: null, certainty: "sure", reasons: [], kind: null };
  return tables.write("clear-verdict", id, [{ noun: "claim", id, row: isBare(claim) ? null : claim }]);
}

export function deleteClaim(tables: Tables, id: string): Written {
  tables.get("claim", id);
  return tables.write("delete-claim", id, [...withoutBearing(tables, id), { noun: "claim", id, row: null }]);
}

export function highlight(tables: Tables, params: HighlightPassage): Written {
  const { start, end } = spanOf(tables, params.document, params.place);
  const id = tables.id("highlight");
  const row: HighlightRecord = {
    id, document: params.document, start, end, created: tables.now(),
    passage: { exact: wordsOf(tables, params.document, start, end) },
    color: params.color ?? "yellow", note: params.note ?? null, tags: params.tags ?? [],
  };
  return tables.write("highlight-passage", id, [{ noun: "highlight", id, row }]);
}

export function editHighlight(tables: Tables, { highlight: id, ...set }: EditHighlight): Written {
  const row = { ...tables.get<HighlightRecord>("highlight", id), ...set };
  return tables.write("edit-highlight", id, [{ noun: "highlight", id, row }]);
}

export function deleteHighlight(tables: Tables, id: string): Written {
  tables.get("highlight", id);
  return tables.write("delete-highlight", id, [{ noun: "highlight", id, row: null }]);
}

export function claimsOf(tables: Tables, document: string): ClaimRecord[] {
  return tables.all<ClaimRecord>("claim").filter((claim) => claim.document === document);
}

export function highlightsOf(tables: Tables, document: string): HighlightRecord[] {
  return tables.all<HighlightRecord>("highlight").filter((one) => one.document === document);
}

function put(tables: Tables, verb: "judge-claim" | "edit-claim", claim: ClaimRecord): Written {
  return tables.write(verb, claim.id, [{ noun: "claim", id: claim.id, row: touched(tables, claim) }]);
}

/** The claim with the time of its change, where it has changed. */
export function touched(tables: Tables, claim: ClaimRecord): ClaimRecord {
  return isEqual(tables.find("claim", claim.id), claim) ? claim : { ...claim, modified: tables.now() };
}

/** The claim with just this passage, or a new one. */
export function claimAt(tables: Tables, document: string, place: Place): ClaimRecord {
  const { start, end } = spanOf(tables, document, place);
  const stands = claimsOf(tables, document).find((c) => c.passages.some((p) => p.start === start && p.end === end));
  if (stands !== undefined) return stands;
  const exact = wordsOf(tables, document, start, end);
  return freshClaim(tables, document, [{ id: tables.id("claim"), exact, start, end, anchoring: "exact" }]);
}

export function freshClaim(tables: Tables, document: string, passages: PassageRecord[]): ClaimRecord {
  const now = tables.now();
  return {
    id: tables.id("claim"), document, statement: null, verdict: null, certainty: "sure", reasons: [], kind: null,
    note: null, nextStep: null, tags: [], created: now, modified: now, passages,
  };
}

/** Another verdict takes away what belonged to the one before. */
export function judged(claim: ClaimRecord, verdict: Verdict): ClaimRecord {
  const reasons = verdict === "dubious" ? claim.reasons : [];
  return { ...claim, verdict, reasons, kind: verdict === "not_a_claim" ? claim.kind : null };
}

export function withEdit(claim: ClaimRecord, edit: ClaimEdit | undefined): ClaimRecord {
  const edited = { ...claim, ...edit };
  const asks: Verdict[] = [];
  if ((edit?.reasons?.length ?? 0) > 0) asks.push("dubious");
  if (edit?.kind) asks.push("not_a_claim");
  const verdict = edited.verdict ?? asks[0] ?? null;
  if (asks.some((asked) => asked !== verdict)) throw fault("verdict-unfit");
  return { ...edited, verdict };
}

export function wordsOf(tables: Tables, document: string, start: number, end: number): string {
  return Array.from(tables.get<DocumentRecord>("document", document).text).slice(start, end).join("");
}

export function spanOf(tables: Tables, id: string, place: Place): { start: number; end: number } {
  const document = tables.get<DocumentRecord>("document", id);
  if (place.by === "quote") throw fault("command-unknown", "place");
  if (place.by === "sentence") {
    const sentences = segment(document.text);
    const [start, end] = [sentences.start[place.number - 1], sentences.end[place.number - 1]];
    if (start === undefined || end === undefined) throw fault("span-outside", "", String(sentences.start.length));
    return { start, end };
  }
  if (place.end <= place.start) throw fault("span-empty");
  if (place.end > document.characters) throw fault("span-outside", "", String(document.characters));
  return place;
}
