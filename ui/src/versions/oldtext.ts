// The text of an old version in lines that can be drawn one by one, and what was marked on each. Pure.
// Invariant: the lines together are the text, but for its line breaks; no line is longer than a screen or two.

import type { VersionPassage } from "../host/generated/contract.ts";
import type { Span } from "../state/spans.ts";

/** A line, and the passages over it. */
export interface OldLine extends Span {
  passages: VersionPassage[];
}

/** Words of a line, with the passage that they belong to: of several the shortest. */
export interface OldPart extends Span {
  passage: VersionPassage | null;
  /** Whether the passage begins here. */
  isFirst: boolean;
}

/** A line is cut behind a space where there is one; else where it is too long, never inside a character. */
const LINES = /[^\n]{1,1200}(?:\s|$)|[^\n]{1,1500}|\n/gu;

/** The lines of a text, in code points, each with the passages over it. */
export function linesOf(text: string, passages: readonly VersionPassage[]): OldLine[] {
  const lines: OldLine[] = [];
  let start = 0;
  for (const [line] of text.matchAll(LINES)) {
    const end = start + Array.from(line).length;
    if (line.trim() !== "") lines.push({ start, end, passages: [] });
    start = end;
  }
  const sorted = passages.filter(({ anchoring, start: from, end }) => anchoring !== "lost" && from < end).toSorted((a, b) => a.start - b.start || a.end - b.end);
  let open: VersionPassage[] = [];
  let next = 0;
  for (const line of lines) {
    for (let one = sorted[next]; one !== undefined && one.start < line.end; one = sorted[++next]) open.push(one);
    open = open.filter((one) => one.end > line.start);
    line.passages = open.filter((one) => one.start < line.end);
  }
  return lines;
}

/** The parts of a line: where passages lie over one another, the shortest has the words. */
export function partsOf({ start, end, passages }: OldLine): OldPart[] {
  const ends = passages.flatMap((one) => [Math.max(start, one.start), Math.min(end, one.end)]);
  const cuts = [...new Set([start, ...ends, end])].toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((from, at): OldPart => {
    const to = cuts[at + 1] ?? end;
    const over = passages.filter((one) => one.start <= from && to <= one.end).toSorted((a, b) => a.end - a.start - (b.end - b.start));
    const passage = over[0] ?? null;
    return { start: from, end: to, passage, isFirst: passage?.start === from };
  });
}

/** The line in which a passage begins; -1 where it stands nowhere. */
export function lineOf(lines: readonly OldLine[], { start }: Span): number {
  return lines.findIndex((line) => line.start <= start && start < line.end);
}
