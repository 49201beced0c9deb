// Suggestions of the in-memory library, and their answers: what is accepted becomes claims, links and notes in one op.
// Invariant: as in marking.ts: one command is one op. What was answered lies with the document and is not suggested again.

import type { AcceptSuggestions, DismissSuggestions, Noun, SuggestionRow, Suggestions, Written } from "../generated/contract.ts";
import { reasonCodes } from "../generated/contract.ts";
import { claimsOf, freshClaim, judged, touched, withEdit, wordsOf } from "./marking.ts";
import type { ClaimRecord, DocumentRecord } from "./records.ts";
import { suggest } from "./suggesting.ts";
import type { Tables } from "./tables.ts";
import { fault } from "./tables.ts";

interface Span {
  start: number;
  end: number;
}

interface Becoming {
  noun: Noun;
  id: string;
  row: object;
}

const unclaimed = { boilerplate: "boilerplate", "off-topic": "off-topic", question: "question", opinion: "opinion" } as const;

export function listSuggestions(tables: Tables, id: string): Suggestions {
  const { text, noticed = {} } = tables.get<DocumentRecord>("document", id);
  const claims = claimsOf(tables, id);
  const isSettled = ({ kind, start, end }: SuggestionRow): boolean =>
    kind in unclaimed && claims.some(({ verdict, passages }) => verdict !== null && passages.some((one) => one.start < end && start < one.end));
  return { rows: suggest(text).filter((row) => noticed[row.key] === undefined && !isSettled(row)), isWhole: true };
}

export function acceptSuggestions(tables: Tables, { document, keys, dubious = false }: AcceptSuggestions): Written {
  const rows = listSuggestions(tables, document).rows.filter(({ key }) => keys.includes(key));
  if (rows.length === 0) throw fault("not-found", keys[0]);
  const claims = new Map<string, ClaimRecord>();
  const links: Becoming[] = [];
  /** The claim on a place: one that stands there, one that was made just now, or a new one. */
  const claimOn = (place: Span): ClaimRecord => {
    const isThere = ({ passages }: ClaimRecord): boolean => passages.some(({ start, end }) => start === place.start && end === place.end);
    return [...claims.values()].find(isThere) ?? claimsOf(tables, document).find(isThere) ?? freshClaim(tables, document, [passageOn(tables, document, place)]);
  };
  const put = (claim: ClaimRecord): void => void claims.set(claim.id, claim);
  for (const row of rows) {
    const places = [{ start: row.start, end: row.end }, ...row.related];
    const first = claimOn(places[0] ?? row);
    if (row.kind === "repeat") {
      const missing = places.filter(({ start }) => !first.passages.some((one) => one.start === start));
      put({ ...first, passages: [...first.passages, ...missing.map((place) => passageOn(tables, document, place))] });
    } else if (row.kind === "conflict") {
      const sides = places.map(claimOn);
      for (const side of sides) put(dubious ? { ...judged(side, "dubious"), reasons: [{ code: "contradicted" }] } : side);
      const [from, to] = sides.map(({ id }) => id);
      const link = tables.id("link");
      links.push({ noun: "link", id: link, row: { id: link, relation: "contradicts", from, to, note: null } });
    } else if (row.kind === "hedge") put(withEdit(judged(first, "dubious"), { reasons: [{ code: reasonCodes.find((code) => code === row.reason) ?? "vague-who" }] }));
    else if (row.kind === "damage" || row.kind === "citation") put({ ...first, note: row.repair ?? row.cited ?? first.note });
    else put(withEdit(judged(first, "not_a_claim"), { kind: unclaimed[row.kind] }));
  }
  const made = [...claims.values()].map((claim): Becoming => ({ noun: "claim", id: claim.id, row: touched(tables, claim) }));
  return tables.write("accept-suggestions", made.length === 1 ? (made[0]?.id ?? null) : null, [...made, ...links, answered(tables, document, keys, "accepted")]);
}

export function dismissSuggestions(tables: Tables, { document, keys }: DismissSuggestions): Written {
  return tables.write("dismiss-suggestions", null, [answered(tables, document, keys, "dismissed")]);
}

function answered(tables: Tables, id: string, keys: string[], answer: "accepted" | "dismissed"): Becoming {
  const record = tables.get<DocumentRecord>("document", id);
  return { noun: "document", id, row: { ...record, noticed: { ...record.noticed, ...Object.fromEntries(keys.map((key) => [key, answer])) } } };
}

function passageOn(tables: Tables, document: string, { start, end }: Span): ClaimRecord["passages"][number] {
  return { id: tables.id("claim"), exact: wordsOf(tables, document, start, end), start, end, anchoring: "exact" };
}
