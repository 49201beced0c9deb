// Files that are loaded into the in-memory library: rows of Hypothesis, onto a document that is chosen, for it knows no
// addresses; and of Obelus JSON as much as it takes to be asked for a like document: one with its text, and highlights.
// Invariant: words that do not stand in the text are lost. Not here: likeness; the same title is like enough.

import type { Load, Loaded } from "../generated/contract.ts";
import { highlightsOf } from "./marking.ts";
import type { DocumentRecord, HighlightRecord } from "./records.ts";
import { placesOf } from "./sentences.ts";
import { newDocument } from "./shelving.ts";
import type { Tables } from "./tables.ts";
import { fault } from "./tables.ts";

interface Rows {
  rows: { uri: string; text: string; target: { selector: { exact: string }[] }[] }[];
}

interface Bundle {
  format: "obelus";
  documents: { title: string; text: string }[];
  highlights: Words[];
}

interface Words {
  exact: string;
  note: string;
}

export function load(tables: Tables, params: Load, text: string): Loaded {
  const file = JSON.parse(text) as Rows | Bundle;
  if ("format" in file) return loadBundle(tables, params, file);
  const [document, { rows }] = [params.document ?? params.onto, file];
  if (document === undefined) throw fault("addresses-unknown", rows[0]?.uri ?? "", String(rows.length));
  const words = rows.map(({ text: note, target }) => ({ note, exact: target[0]?.selector[0]?.exact ?? "" }));
  return put(tables, "load-annotations", tables.get<DocumentRecord>("document", document), words);
}

function loadBundle(tables: Tables, { onto, byLikeness, apart }: Load, { documents, highlights }: Bundle): Loaded {
  const [only] = documents;
  if (only === undefined || onto !== undefined && documents.length > 1) throw fault("onto-unfit", "", String(documents.length));
  if (onto !== undefined) return put(tables, "load", tables.get<DocumentRecord>("document", onto), highlights);
  const held = tables.all<DocumentRecord>("document");
  const same = held.find(({ text }) => text === only.text);
  const like = held.find(({ title }) => title === only.title);
  if (same === undefined && like !== undefined && !byLikeness && !apart) throw fault("document-differs", like.title, "91");
  return put(tables, "load", same ?? (apart ? undefined : like) ?? newDocument(tables, only.text, only.title, null), highlights);
}

function put(tables: Tables, verb: "load" | "load-annotations", document: DocumentRecord, words: Words[]): Loaded {
  const known = new Set(highlightsOf(tables, document.id).map(({ passage }) => passage.exact));
  const found = words.filter(({ exact }) => !known.has(exact)).map(({ exact, note }) => ({ exact, note, place: placesOf(document.text, exact)[0] }));
  const fresh = found.map(({ exact, note, place: { start, end } = { start: 0, end: 1 } }): HighlightRecord => ({
    id: tables.id("highlight"), document: document.id, start, end, created: tables.now(), passage: { exact }, color: "yellow", note, tags: [],
  }));
  const isNew = !tables.all<DocumentRecord>("document").some(({ id }) => id === document.id);
  const row = isNew ? [{ noun: "document" as const, id: document.id, row: document }] : [];
  const written = tables.write(verb, null, [...row, ...fresh.map((one) => ({ noun: "highlight" as const, id: one.id, row: one }))]);
  const lost = found.filter(({ place }) => place === undefined).length;
  const passages = { exact: fresh.length - lost, moved: 0, fuzzy: 0, ambiguous: 0, lost };
  return { added: fresh.length + row.length, changed: 0, skipped: words.length - fresh.length, refused: 0, lost: [], passages, textless: 0, noted: 0, unmatched: [], beyond: 0, written };
}
