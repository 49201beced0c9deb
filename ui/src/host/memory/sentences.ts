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
export function placesOf(text: string, quote: string): Span[] {
  const length = Array.from(quote).length;
  let end = 0;
  return (quote === "" ? [] : text.split(quote).slice(0, -1)).map((piece) => {
    const start = end + Array.from(piece).length;
    return { start, end: (end = start + length) };
  });
}

/** The same in columns; that there are none is refused. */
export function occurrencesOf(text: string, quote: string): SpanColumns {
  const places = placesOf(text, quote);
  if (places.length === 0) throw fault("quote-not-found");
  return { start: places.map(({ start }) => start), end: places.map(({ end }) => end) };
}

/** How much a verdict weighs where several are on one sentence. */
export const gravity: Record<Verdict, number> = { not_a_claim: 1, sourced: 2, dubious: 3 };

export interface Span {
  start: number;
  end: number;
}

/** Whether at least half of a sentence lies under spans. */
export function isHalfUnder(sentence: Span, spans: Span[]): boolean {
  const under = (at: number): boolean => spans.some(({ start, end }) => start <= at && at < end);
  const length = sentence.end - sentence.start;
  return 2 * Array.from({ length }, (_, index) => sentence.start + index).filter(under).length >= length;
}

/** The gravest verdict on each sentence that is judged; whether others are begun. */
export function judgeSentences(sentences: SpanColumns, claims: ClaimRecord[]): (Verdict | "partly" | null)[] {
  const judged = claims.flatMap(({ verdict, passages }) => (verdict === null ? [] : passages.map((passage) => ({ ...passage, verdict }))));
  return sentences.start.map((start, index) => {
    const end = sentences.end[index] ?? start;
    const over = judged.filter((passage) => passage.start < end && start < passage.end);
    const gravest = over.map(({ verdict }) => verdict).toSorted((a, b) => gravity[b] - gravity[a])[0] ?? null;
    return gravest === null || isHalfUnder({ start, end }, over) ? gravest : "partly";
  });
}

export function countProgress(states: (Verdict | "partly" | null)[]): ProgressRow {
  const count = (wanted: Verdict): number => states.filter((state) => state === wanted).length;
  const [sourced, dubious, notAClaim] = [count("sourced"), count("dubious"), count("not_a_claim")];
  return { sentences: states.length, judged: sourced + dubious + notAClaim, sourced, dubious, notAClaim };
}

export function describeSentences(text: string, sentences: SpanColumns, claims: ClaimRecord[]): SentenceRow[] {
  const points = Array.from(text);
  const states = judgeSentences(sentences, claims);
  return sentences.start.map((start, index) => {
    const end = sentences.end[index] ?? start;
    const state = states[index] ?? null;
    const row = { number: index + 1, start, end, text: points.slice(start, end).join(""), partly: state === "partly" };
    return state === null || state === "partly" ? row : { ...row, verdict: state };
  });
}
