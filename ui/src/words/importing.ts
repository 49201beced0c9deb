// What is said while files come in, and of what came of them; the list of it as text.

import type { ImportRow } from "../state/importing.svelte.ts";
import { faultSentence } from "./faults.ts";
import { words } from "./language.ts";
import { fileName } from "./machine.ts";
import { list } from "./numbers.ts";

export const { fileKinds, importing } = words.importing;

/** What the parts of an import are, but for its rows. */
export interface Rest {
  others: number;
  closed: string[];
  unbegun: number;
}

/** What kind of document a media type is. */
export function mediaWord(mediaType: string): string {
  return (words.importing.mediaWords as Record<string, string>)[mediaType] ?? mediaType;
}

/** "3 came in, 1 was here already and 2 did not come in". */
export function summary(rows: ImportRow[]): string {
  const count = (as: ImportRow["outcome"]["as"]): number => rows.filter(({ outcome }) => outcome.as === as).length;
  const parts = (["added", "known", "refused"] as const).flatMap((as) => (count(as) > 0 ? [importing[as](count(as))] : []));
  return parts.length === 0 ? importing.nothing : list(parts);
}

/** What came of a file, in words. */
export function outcomeSentence({ outcome }: ImportRow): string {
  if (outcome.as === "refused") return faultSentence(outcome.fault);
  const { sentences, mediaType, blankPages } = outcome.imported;
  if (outcome.as === "known") return importing.wasKnown;
  const came = importing.came(sentences, mediaWord(mediaType));
  return blankPages === 0 ? came : `${came} · ${importing.blank(blankPages)}`;
}

/** What else there is to say. */
export function restSentences({ others, closed, unbegun }: Rest): string[] {
  return [
    ...(unbegun > 0 ? [importing.unbegun(unbegun)] : []),
    ...(others > 0 ? [importing.others(others)] : []),
    ...(closed.length > 0 ? [importing.closed(list(closed))] : []),
  ];
}

/** The whole list, to be pasted elsewhere: one line a file, its columns apart by tabs. */
export function listAsText(rows: ImportRow[], rest: Rest): string {
  const line = (row: ImportRow): string =>
    row.outcome.as === "refused" ? `${fileName(row.path)}\t${outcomeSentence(row)}` : `${fileName(row.path)}\t${row.outcome.imported.title}\t${outcomeSentence(row)}`;
  return [summary(rows), ...rows.map(line), ...restSentences(rest), ""].join("\n");
}
