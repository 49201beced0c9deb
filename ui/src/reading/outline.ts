// The outline of a text as rows: its headings, each as deep as it stands, or its pages.
// Invariant: the depth of a heading is how many it stands under, whatever levels were left out; rows are in the order of the
// text. Pure. Not here: which row is current (Outline.svelte), the words of a heading (the text has them).

import type { Structure } from "../state/structure.ts";

export interface OutlineRow {
  /** Where it leads, in code points. */
  start: number;
  end: number;
  /** What a page is called; of a heading the text is asked. */
  label: string | null;
  /** From 1. */
  depth: number;
}

/** The headings of a text, each under the nearest before it that is higher. */
export function headingRows({ headings }: Structure): OutlineRow[] {
  const open: number[] = [];
  return headings.map(({ start, end, level }) => {
    while ((open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    return { start, end, label: null, depth: open.length };
  });
}

/** The pages of a text. */
export function pageRows({ pages }: Structure): OutlineRow[] {
  return pages.label.map((label, index) => {
    const start = pages.start[index] ?? 0;
    return { start, end: start, label, depth: 1 };
  });
}

/** The page that somebody means who types this: the one that is called so, else the one of this number. */
export function findPage({ pages }: Structure, typed: string): number | null {
  const wanted = typed.trim().toLowerCase();
  const index = pages.label.findIndex((label) => label.toLowerCase() === wanted);
  const number = /^\d+$/u.test(wanted) ? Number(wanted) - 1 : -1;
  return pages.start[index >= 0 ? index : number] ?? null;
}
