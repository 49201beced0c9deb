// The sentence cursor: where the reader stands and what is selected, and how keys change it. Pure.
// Invariant: `anchor` is always inside the place; the place is `anchor` widened to `head`, and never empty unless the text is.
// Not here: drawing (backdrop.ts), which key does what (app).

import type { SpanColumns } from "../host/generated/contract.ts";
import { findWordEdge } from "./breaks.ts";
import type { ReaderPlace } from "./types.ts";
import type { CodePoints } from "./utf16.ts";

/** The text and its sentences, as the cursor walks over them. */
export interface Ground {
  readonly points: CodePoints;
  readonly sentences: SpanColumns;
}

/** The cursor. Between keys the anchor is the sentence where a selection began, or an empty span at the end that stays. */
export interface Cursor {
  readonly anchor: ReaderPlace;
  /** The edge that moves. */
  readonly head: number;
}

/** What is selected. */
export function placeOf(cursor: Cursor): ReaderPlace {
  return { start: Math.min(cursor.anchor.start, cursor.head), end: Math.max(cursor.anchor.end, cursor.head) };
}

/** The sentence under the cursor: the one at the moving edge; -1 where there are none. */
export function sentenceOf(ground: Ground, cursor: Cursor): number {
  const atEnd = cursor.head >= cursor.anchor.end;
  return sentenceAt(ground.sentences, atEnd ? Math.max(cursor.head - 1, cursor.anchor.start) : cursor.head);
}

/** The sentence that holds a code point, or the last before it; -1 where there are no sentences. */
export function sentenceAt(sentences: SpanColumns, at: number): number {
  if (sentences.start.length === 0) return -1;
  return Math.max(0, countUpTo(sentences.start, at) - 1);
}

/** The span of a sentence; empty at the start where there is none. */
export function sentenceSpan(sentences: SpanColumns, index: number): ReaderPlace {
  return { start: sentences.start[index] ?? 0, end: sentences.end[index] ?? 0 };
}

/** The cursor on a sentence; beyond the first and last it stays on those. */
export function atSentence(ground: Ground, index: number): Cursor {
  const last = ground.sentences.start.length - 1;
  const anchor = sentenceSpan(ground.sentences, Math.max(0, Math.min(index, last)));
  return { anchor, head: anchor.end };
}

/** The cursor on any place; one that is just a sentence grows as a sentence. */
export function atPlace(ground: Ground, place: ReaderPlace): Cursor {
  const start = Math.max(0, Math.min(place.start, ground.points.length));
  const end = Math.max(start, Math.min(place.end, ground.points.length));
  const index = sentenceAt(ground.sentences, start);
  const sentence = sentenceSpan(ground.sentences, index);
  if (start === end || (sentence.start === start && sentence.end === end)) return atSentence(ground, index);
  return { anchor: { start, end: start }, head: end };
}

/** Moves by so many sentences and drops the selection. */
export function moveBy(ground: Ground, cursor: Cursor, by: number): Cursor {
  return atSentence(ground, sentenceOf(ground, cursor) + by);
}

/** Lets the other edge be the one that moves. */
export function turn(cursor: Cursor): Cursor {
  const { start, end } = placeOf(cursor);
  return cursor.head >= cursor.anchor.end
    ? { anchor: { start: end, end }, head: start }
    : { anchor: { start, end: start }, head: end };
}

/** Moves the head by one sentence: away from the anchor it grows, towards it it shrinks, past it it grows on the other side. */
export function growBySentence(ground: Ground, cursor: Cursor, step: 1 | -1): Cursor {
  const { anchor, head } = cursor;
  const { start, end } = ground.sentences;
  if (step === 1) {
    if (head >= anchor.end) return { anchor, head: firstAbove(end, head) ?? head };
    const next = firstAbove(start, head) ?? anchor.start;
    if (next < anchor.start) return { anchor, head: next };
    return backToAnchor(cursor, (place) => firstAbove(end, place.end) ?? place.end);
  }
  if (head === anchor.end || head < anchor.start) {
    return { anchor, head: lastBelow(start, Math.min(head, anchor.start)) ?? head };
  }
  const previous = lastBelow(end, head) ?? anchor.end;
  if (previous > anchor.end) return { anchor, head: previous };
  return backToAnchor(cursor, (place) => lastBelow(start, place.start) ?? place.start);
}

/** An anchor with words in it is what remains; an empty one would leave nothing, so what is selected becomes the anchor. */
function backToAnchor(cursor: Cursor, beyond: (place: ReaderPlace) => number): Cursor {
  const { anchor } = cursor;
  if (anchor.start < anchor.end) return { anchor, head: anchor.end };
  const place = placeOf(cursor);
  return { anchor: place, head: beyond(place) };
}

/** Moves the edge of the selection by one word; at least one word remains. A growing edge also stops at a sentence's end. */
export function growByWord(ground: Ground, cursor: Cursor, step: 1 | -1): Cursor {
  const { start, end } = placeOf(cursor);
  const { points, sentences } = ground;
  if (cursor.head >= cursor.anchor.end) {
    const anchor = { start, end: start };
    if (step === -1) {
      const back = findWordEdge(points, end, "end-before");
      return { anchor, head: back !== null && back > start ? back : end };
    }
    const word = findWordEdge(points, end, "end-after");
    const stop = firstAbove(sentences.end, end);
    return { anchor, head: Math.min(word ?? points.length, stop ?? points.length) };
  }
  const anchor = { start: end, end };
  if (step === -1) return { anchor, head: findWordEdge(points, start, "start-before") ?? start };
  const on = findWordEdge(points, start, "start-after");
  return { anchor, head: on !== null && on < end ? on : start };
}

function firstAbove(sorted: readonly number[], value: number): number | undefined {
  return sorted[countUpTo(sorted, value)];
}

function lastBelow(sorted: readonly number[], value: number): number | undefined {
  return sorted[countUpTo(sorted, value - 1) - 1];
}

/** How many entries of an ascending column are at most `value`. */
function countUpTo(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
