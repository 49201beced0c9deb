// Links from claim to claim in the in-memory library.

import type { LinkClaims, LinkRow, Marks, Written } from "../generated/contract.ts";
import { columnsOf } from "./columns.ts";
import type { ClaimRecord, HighlightRecord } from "./records.ts";
import type { Tables } from "./tables.ts";
import { fault } from "./tables.ts";

export function linksOf(tables: Tables, claim: string): LinkRow[] {
  return tables.all<LinkRow>("link").filter(({ from, to }) => from === claim || to === claim);
}

/** A claim to itself, and the same link twice, are refused. Who contradicts whom is the same both ways. */
export function link(tables: Tables, { from, relation, to, note }: LinkClaims): Written {
  for (const claim of [from, to]) tables.get("claim", claim);
  const isSame = (one: LinkRow): boolean =>
    one.relation === relation && ((one.from === from && one.to === to) || (relation === "contradicts" && one.from === to && one.to === from));
  if (from === to || linksOf(tables, from).some(isSame)) throw fault("link-refused");
  const row: LinkRow = { id: tables.id("link"), relation, from, to, note: note ?? null };
  return tables.write("link-claims", row.id, [{ noun: "link", id: row.id, row }]);
}

export function unlink(tables: Tables, id: string): Written {
  tables.get("link", id);
  return tables.write("unlink-claims", id, [{ noun: "link", id, row: null }]);
}

/** Claims and highlights in columns, with the number of each claim's links. */
export function counted(tables: Tables, claims: ClaimRecord[], highlights: HighlightRecord[]): Marks {
  const marks = columnsOf(claims, highlights);
  return { ...marks, claims: { ...marks.claims, links: claims.map(({ id }) => linksOf(tables, id).length) } };
}

/** What goes when a claim does. */
export function withoutLinks(tables: Tables, claim: string): { noun: "link"; id: string; row: null }[] {
  return linksOf(tables, claim).map(({ id }) => ({ noun: "link", id, row: null }));
}
