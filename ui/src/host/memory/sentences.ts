// Sentences of a text and how far the judging of them is, for the in-memory library.
// Invariant: code points, half-open. Good enough to try the interface; the rules of the real thing are in Rust.

import type { ProgressRow, SentenceRow, SpanColumns, Verdict } from "../generated/contract.ts";
import type { ClaimRecord } from "./records.ts";
import { fault } from "./tables.ts";

export function segment(text: string): SpanColumns {
  const columns: SpanColumns = { start: [], end: [] };
  let at = 0;
  for (const { segment: piece } of new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)) {
    const points = Array.from(piece);
    const lead = points.findIndex((point) => point.trim() !== "");
    if (lead >= 0) {
      const trail = points.length - 1 - points.findLastIndex((point) => point.trim() !== "");
      columns.start.push(at + lead);
      columns.end.push(at + points.length - trail);
    }
    at += points.length;
  }
  return columns;
}

/** Where words stand, letter by letter. */
export function occurrencesOf(text: string, quote: string): SpanColumns {
  const columns: SpanColumns = { start: [], end: [] };
  const length = Array.from(quote).length;
  let at = 0;
  for (const piece of quote === "" ? [] : text.split(quote).slice(0, -1)) {
    at += Array.from(piece).length;
    columns.start.push(at);
    columns.end.push((at += length));
  }
  if (columns.start.length === 0) throw fault("quote-not-found");
  return columns;
}

/** How much a verdict weighs where several are on one sentence. */
export const gravity: Record<Verdict, number> = { not_a_claim: 1, sourced: 2, dubious: 3 };

/** The gravest verdict on each sentence. */
export function judgeSentences(sentences: SpanColumns, claims: ClaimRecord[]): (Verdict | null)[] {
  return sentences.start.map((start, index) => {
    const end = sentences.end[index] ?? start;
    const over = claims.filter((claim) => claim.passages.some((p) => p.start < end && start < p.end));
    const verdicts = over.flatMap((claim) => (claim.verdict === null ? [] : [claim.verdict]));
    return verdicts.reduce<Verdict | null>((most, one) => (most === null || gravity[one] > gravity[most] ? one : most), null);
  });
}

export function countProgress(verdicts: (Verdict | null)[]): ProgressRow {
  const count = (wanted: Verdict | null): number => verdicts.filter((verdict) => verdict === wanted).length;
  return {
    sentences: verdicts.length,
    judged: verdicts.length - count(null),
    sourced: count("sourced"),
    dubious: count("dubious"),
    notAClaim: count("not_a_claim"),
  };
}

export function describeSentences(text: string, sentences: SpanColumns, claims: ClaimRecord[]): SentenceRow[] {
  const points = Array.from(text);
  const verdicts = judgeSentences(sentences, claims);
  return sentences.start.map((start, index) => {
    const end = sentences.end[index] ?? start;
    const verdict = verdicts[index] ?? null;
    const row = { number: index + 1, start, end, text: points.slice(start, end).join("") };
    return verdict === null ? row : { ...row, verdict };
  });
}
