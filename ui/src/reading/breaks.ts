// Where words and grapheme clusters begin and end, looked for in a small window so that one long line costs no more than
// a short one. Invariant: answers are code points at a boundary of the text; `null` where there is none on that side.
// Not here: sentences, which the host finds.

import type { ReaderPlace } from "./types.ts";
import type { CodePoints } from "./utf16.ts";

/** How far around a place is looked at first, in code points; a window without an answer grows fourfold. */
const FIRST_LOOK = 200;
/** Where looking ends: a run without any word this long is treated as one. */
const LAST_LOOK = 51_200;

/** The word boundary wanted: an end or a start, strictly before or strictly after a place. */
export type WordEdge = "end-after" | "end-before" | "start-after" | "start-before";

/** The nearest word boundary of that kind. */
export function findWordEdge(points: CodePoints, at: number, edge: WordEdge): number | null {
  for (let look = FIRST_LOOK; look <= LAST_LOOK; look *= 4) {
    const start = Math.max(0, at - look);
    const end = Math.min(points.length, at + look);
    // A word that touches the rim of the window may be cut; only the rim of the text is a true one.
    const whole = wordsOf(points.slice(start, end), start).filter(
      (word) => (word.start > start || start === 0) && (word.end < end || end === points.length),
    );
    const found = pick(whole, at, edge);
    if (found !== null || (start === 0 && end === points.length)) return found;
  }
  return null;
}

/** The word at a place, for a double click; the grapheme cluster there where it is no word. */
export function wordAt(points: CodePoints, at: number): ReaderPlace {
  const start = Math.max(0, at - FIRST_LOOK);
  const word = wordsOf(points.slice(start, at + FIRST_LOOK), start).find((each) => each.start <= at && at < each.end);
  return word ?? snapToClusters(points, { start: at, end: at + 1 });
}

/** Widens a place until it cuts no grapheme cluster. */
export function snapToClusters(points: CodePoints, place: ReaderPlace): ReaderPlace {
  const start = clusterAround(points, place.start).start;
  const end = clusterAround(points, place.end);
  return { start, end: end.start === place.end ? place.end : end.end };
}

/** The cluster that holds the code point at `at`; empty at the end of the text. */
function clusterAround(points: CodePoints, at: number): ReaderPlace {
  if (at <= 0 || at >= points.length) return { start: clampTo(points, at), end: clampTo(points, at) };
  let position = safeStart(points, at);
  for (const cluster of clustersOf(points.slice(position, at + FIRST_LOOK))) {
    const end = position + countPoints(cluster);
    if (end > at) return { start: position, end };
    position = end;
  }
  return { start: at, end: at };
}

/** A white space before `at` begins a cluster; from there flags and joined emoji are counted off rightly. */
function safeStart(points: CodePoints, at: number): number {
  const start = Math.max(0, at - FIRST_LOOK);
  const before = points.slice(start, at);
  const space = before.search(/\s\S*$/u);
  return space < 0 ? start : start + countPoints(before.slice(0, space));
}

function pick(words: ReaderPlace[], at: number, edge: WordEdge): number | null {
  switch (edge) {
    case "end-after":
      return words.find((word) => word.end > at)?.end ?? null;
    case "end-before":
      return words.findLast((word) => word.end < at)?.end ?? null;
    case "start-after":
      return words.find((word) => word.start > at)?.start ?? null;
    case "start-before":
      return words.findLast((word) => word.start < at)?.start ?? null;
  }
}

function wordsOf(text: string, offset: number): ReaderPlace[] {
  const words: ReaderPlace[] = [];
  let position = offset;
  for (const { segment } of wordSegmenter.segment(text)) {
    const end = position + countPoints(segment);
    // Not `isWordLike`: to WebKit a number is like no word, and years are what is judged most.
    if (WORD.test(segment)) words.push({ start: position, end });
    position = end;
  }
  return words;
}

function* clustersOf(text: string): Generator<string> {
  for (const { segment } of clusterSegmenter.segment(text)) yield segment;
}

function countPoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function clampTo(points: CodePoints, at: number): number {
  return Math.max(0, Math.min(at, points.length));
}

/** What makes a segment a word: a letter or a digit in it. */
const WORD = /[\p{L}\p{N}]/u;

// Every engine that Tauri runs on has Intl.Segmenter (WebKitGTK since 2.38), so there is no second way here.
const wordSegmenter = new Intl.Segmenter(undefined, { granularity: "word" });
const clusterSegmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
