// Dated statements of the in-memory library. Good enough to try the timeline; how dates are read is Rust's (crates/insight).

import type { AskTimeline, DatedRow, Timeline } from "../generated/contract.ts";
import { dates } from "./dates.ts";
import type { DocumentRecord } from "./records.ts";
import { describeSentences, segment } from "./sentences.ts";
import { conflictsIn } from "./suggesting.ts";
import type { Tables } from "./tables.ts";

export function listDated(tables: Tables, { document }: AskTimeline): Timeline {
  const documents = tables.all<DocumentRecord>("document").filter(({ id }) => document === undefined || id === document);
  const statements = documents.flatMap(({ id, text }): DatedRow[] =>
    describeSentences(text, segment(text), []).flatMap(({ start, end, text: words }) =>
      dates(words).map(({ text: written, at, from }) => ({
        document: id, start, end, text: words, from, to: from, conflicts: [],
        written: { start: start + at, end: start + at + Array.from(written).length },
      })),
    ),
  );
  for (const { id, text } of documents) {
    for (const [one, other] of conflictsIn(text)) {
      const indexOf = (start: number): number => statements.findIndex((row) => row.document === id && row.start === start);
      const [a, b] = [indexOf(one.start), indexOf(other.start)];
      statements[a]?.conflicts.push(b);
      statements[b]?.conflicts.push(a);
    }
  }
  return { statements, isWhole: true };
}
