// Claims and highlights of the in-memory library in columns, as they cross to the window.

import type { Marks } from "../generated/contract.ts";
import type { ClaimRecord, HighlightRecord } from "./records.ts";

/** The one who judges in it. */
export const ANNOTATOR = "annotator";

export function columnsOf(claims: ClaimRecord[], highlights: HighlightRecord[]): Marks {
  const passages = claims
    .flatMap((claim, index) => claim.passages.map((passage) => ({ ...passage, index })))
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  const marked = highlights.toSorted((a, b) => a.start - b.start || a.end - b.end);
  return {
    claims: {
      id: claims.map((c) => c.id),
      statement: claims.map((c) => c.statement),
      verdict: claims.map((c) => c.verdict),
      certainty: claims.map((c) => c.certainty),
      reasons: claims.map((c) => c.reasons),
      kind: claims.map((c) => c.kind),
      note: claims.map((c) => c.note),
      nextStep: claims.map((c) => c.nextStep),
      tags: claims.map((c) => c.tags),
      annotator: claims.map(() => ANNOTATOR),
      modified: claims.map((c) => Date.parse(c.modified)),
      evidence: claims.map(() => 0),
      standing: claims.map(() => "none"),
      links: claims.map(() => 0),
    },
    passages: {
      id: passages.map((p) => p.id),
      claim: passages.map((p) => p.index),
      start: passages.map((p) => p.start),
      end: passages.map((p) => p.end),
      anchoring: passages.map((p) => p.anchoring),
    },
    highlights: {
      id: marked.map((h) => h.id),
      color: marked.map((h) => h.color),
      note: marked.map((h) => h.note),
      tags: marked.map((h) => h.tags),
      start: marked.map((h) => h.start),
      end: marked.map((h) => h.end),
      anchoring: marked.map((h) => h.anchoring ?? "exact"),
    },
  };
}
