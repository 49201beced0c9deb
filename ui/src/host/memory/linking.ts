// Links from claim to claim in the in-memory library.

import type { LinkClaims, LinkRow, Marks, Written } from "../generated/contract.ts";
import { columnsOf } from "./columns.ts";
import type { ClaimRecord, HighlightRecord } from "./records.ts";
import type { Tables } from "./tables.ts";
import { fault } from "./tables.ts";

type LinkRecord = Omit<LinkRow, "document" | "words">;

function recordsOf(tables: Tables, claim: string): LinkRecord[] {
  return tables.all<LinkRecord>("link").filter(({ from, to }) => from === claim || to === claim);
}

export function linksOf(tables: Tables, claim: string): LinkRow[] {
  return recordsOf(tables, claim).map((link) => {
    const other = tables.find<ClaimRecord>("claim", link.from === claim ? link.to : link.from);
    return { ...link, document: other?.document ?? null, words: other?.statement ?? other?.passages[0]?.exact ?? "" };
  });
}

/** A claim to itself, and the same link twice, are refused. Who contradicts whom is the same both ways. */
export function link(tables: Tables, { from, relation, to, note }: LinkClaims): Written {
  for (const claim of [from, to]) tables.get("claim", claim);
  const isSame = (one: LinkRecord): boolean =>
    one.relation === relation && ((one.from === from && one.to === to) || (relation === "contradicts" && one.from === to && one.to === from));
  if (from === to || recordsOf(tables, from).some(isSame)) throw fault("link-refused");
  const row: LinkRecord = { id: tables.id("link"), relation, from, to, note: note ?? null };
  return tables.write("link-claims", row.id, [{ noun: "link", id: row.id, row }]);
}

export function unlink(tables: Tables, id: string): Written {
  tables.get("link", id);
  return tables.write("unlink-claims", id, [{ noun: "link", id, row: null }]);
}

/** Claims and highlights in columns, with the number of each claim's links. */
export function counted(tables: Tables, claims: ClaimRecord[], highlights: HighlightRecord[]): Marks {
  const marks = columnsOf(claims, highlights);
  return { ...marks, claims: { ...marks.claims, links: claims.map(({ id }) => recordsOf(tables, id).length) } };
}

/** What goes when a claim does: its links and its evidence. */
export function withoutBearing(tables: Tables, claim: string): { noun: "link" | "evidence"; id: string; row: null }[] {
  const pieces = tables.all<{ id: string; claim: string }>("evidence").filter((piece) => piece.claim === claim);
  return [
    ...recordsOf(tables, claim).map(({ id }) => ({ noun: "link" as const, id, row: null })),
    ...pieces.map(({ id }) => ({ noun: "evidence" as const, id, row: null })),
  ];
}
