// A place in parts, with the words that fired. Pure.
// Invariant: the parts together are the words of the place, letter by letter.

import type { Span } from "../state/spans.ts";

export interface Part {
  text: string;
  isFired: boolean;
}

/** `cut` cuts the document's text by code points. */
export function partsOf(place: Span, fired: readonly Span[], cut: (span: Span) => string): Part[] {
  const parts: Part[] = [];
  const add = (start: number, end: number, isFired: boolean): void => {
    if (start < end) parts.push({ text: cut({ start, end }), isFired });
  };
  let at = place.start;
  for (const { start, end } of fired.toSorted((a, b) => a.start - b.start)) {
    const [from, to] = [Math.max(at, start), Math.min(place.end, end)];
    if (to <= from) continue;
    add(at, from, false);
    add(from, to, true);
    at = to;
  }
  add(at, place.end, false);
  return parts;
}
