// A snippet cut at its marks, so that each part is drawn as text.
// Invariant: the parts put together are the snippet, whatever the marks say. Marks are code points.

import type { Cut } from "../state/opened.svelte.ts";

export interface Part {
  text: string;
  isMark: boolean;
}

/** `cut` cuts the snippet by code points. */
export function partsOf(marks: readonly (readonly [number, number])[], cut: Cut): Part[] {
  const parts: Part[] = [];
  const add = (start: number, end: number, isMark: boolean): void => {
    const text = cut(start, end);
    if (text !== "") parts.push({ text, isMark });
  };
  let at = 0;
  for (const [start, end] of marks.toSorted((one, other) => one[0] - other[0])) {
    // Of marks that overlap each begins where the one before ended.
    const from = Math.max(at, start);
    if (end <= from) continue;
    add(at, from, false);
    add(from, end, true);
    at = end;
  }
  add(at, Number.MAX_SAFE_INTEGER, false);
  return parts;
}
