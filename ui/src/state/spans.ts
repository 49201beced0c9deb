// Searching in sorted spans of code points.
// Invariant: spans are half-open; sentences are sorted and do not overlap.

import type { SpanColumns } from "../host/generated/contract.ts";

export interface Span {
  start: number;
  end: number;
}

/** The first index in [0, length) for which `holds`, where it holds for all that follow; else `length`. */
export function firstWhere(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The sentences that share a code point with a span, as half-open indexes. */
export function sentencesOver(sentences: SpanColumns, { start, end }: Span): Span {
  const count = sentences.start.length;
  return {
    start: firstWhere(count, (index) => (sentences.end[index] ?? 0) > start),
    end: firstWhere(count, (index) => (sentences.start[index] ?? 0) >= end),
  };
}

export function isSame(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}

export function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
