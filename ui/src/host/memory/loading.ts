// Files of annotations in the in-memory library: rows of Hypothesis alone, whose words stand in the text as they are, onto a
// document that is chosen, for it knows no addresses.

import type { Load, Loaded } from "../generated/contract.ts";
import { highlightsOf } from "./marking.ts";
import type { DocumentRecord, HighlightRecord } from "./records.ts";
import { occurrencesOf } from "./sentences.ts";
import type { Tables } from "./tables.ts";
import { fault } from "./tables.ts";

interface Rows {
  rows: { uri: string; text: string; target: { selector: { exact: string }[] }[] }[];
}

export function load(tables: Tables, { document }: Load, text: string): Loaded {
  const { rows } = JSON.parse(text) as Rows;
  if (document === undefined) throw fault("addresses-unknown", rows[0]?.uri ?? "", String(rows.length));
  const { text: whole } = tables.get<DocumentRecord>("document", document);
  const known = new Set(highlightsOf(tables, document).map(({ passage }) => passage.exact));
  const words = rows.map(({ text: note, target }) => ({ note, exact: target[0]?.selector[0]?.exact ?? "" }));
  const fresh = words.filter(({ exact }) => !known.has(exact)).map(({ note, exact }): HighlightRecord => {
    const { start: [start = 0], end: [end = 1] } = occurrencesOf(whole, exact);
    return { id: tables.id("highlight"), document, start, end, created: tables.now(), passage: { exact }, color: "yellow", note, tags: [] };
  });
  const written = tables.write("load-annotations", null, fresh.map((row) => ({ noun: "highlight", id: row.id, row })));
  const passages = { exact: fresh.length, moved: 0, fuzzy: 0, ambiguous: 0, lost: 0 };
  return { added: fresh.length, changed: 0, skipped: rows.length - fresh.length, refused: 0, lost: [], passages, unmatched: [], beyond: 0, written };
}
