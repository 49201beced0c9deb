// Moving the two ends of a passage: which span a key or a drag leaves. Pure.
// Invariant: the span is never empty, never outside the text, and never cuts a grapheme cluster.
// Not here: keys and handles (reshaping.ts), what a passage is (app).

import { findWordEdge, snapToClusters } from "./breaks.ts";
import { type Ground, sentenceAt, sentenceSpan } from "./cursor.ts";
import { directionOf } from "./scripts.ts";
import type { ReaderPlace } from "./types.ts";
import type { CodePoints } from "./utf16.ts";

export type Side = "start" | "end";

/** A span with the end that moves. */
export interface Shape extends ReaderPlace {
  readonly side: Side;
}

export type Stride = "character" | "word" | "sentence";

/** Lets the other end be the one that moves. */
export function turned<S extends Shape>(shape: S): S {
  return { ...shape, side: shape.side === "start" ? "end" : "start" };
}

/** Moves the end by one character, word or sentence; where that would leave nothing, it stays. */
export function stepped<S extends Shape>(ground: Ground, shape: S, by: Stride, step: 1 | -1): S {
  return placed(ground, shape, strides[by](ground, shape, step));
}

/** Moves the end to a place, as near as the other end allows. */
export function dragged<S extends Shape>(ground: Ground, shape: S, to: number): S {
  const { points } = ground;
  const at = snapToClusters(points, { start: to, end: to }).start;
  if (shape.side === "start") return placed(ground, shape, Math.min(at, clusterBefore(points, shape.end)));
  return placed(ground, shape, Math.max(at, clusterAfter(points, shape.start)));
}

function placed<S extends Shape>({ points }: Ground, shape: S, to: number): S {
  const at = Math.max(0, Math.min(to, points.length));
  const next = shape.side === "start" ? { ...shape, start: at } : { ...shape, end: at };
  return next.start < next.end ? next : shape;
}

const strides: Record<Stride, (ground: Ground, shape: Shape, step: 1 | -1) => number> = {
  character: ({ points }, shape, step) => {
    const at = shape[shape.side];
    return step === 1 ? clusterAfter(points, at) : clusterBefore(points, at);
  },
  // The start goes from beginning to beginning, the end from end to end: what is between the words stays outside.
  word: ({ points }, { side, start, end }, step) => {
    const found = side === "start"
      ? findWordEdge(points, start, step === 1 ? "start-after" : "start-before")
      : findWordEdge(points, end, step === 1 ? "end-after" : "end-before");
    return found ?? (step === 1 ? points.length : 0);
  },
  sentence: ({ sentences }, { side, start, end }, step) => {
    if (side === "start") {
      const here = sentenceAt(sentences, start);
      const isInside = sentenceSpan(sentences, here).start < start;
      return sentenceSpan(sentences, clampIndex(step === 1 ? here + 1 : isInside ? here : here - 1, sentences.start)).start;
    }
    const here = sentenceAt(sentences, Math.max(0, end - 1));
    const isInside = end < sentenceSpan(sentences, here).end;
    return sentenceSpan(sentences, clampIndex(step === -1 ? here - 1 : isInside ? here : here + 1, sentences.start)).end;
  },
};

function clampIndex(index: number, column: readonly number[]): number {
  return Math.max(0, Math.min(index, column.length - 1));
}

function clusterAfter(points: CodePoints, at: number): number {
  return snapToClusters(points, { start: at, end: Math.min(at + 1, points.length) }).end;
}

function clusterBefore(points: CodePoints, at: number): number {
  return at <= 0 ? 0 : snapToClusters(points, { start: at - 1, end: at }).start;
}

/** What a key or a button asks of the shape. */
export type Reshaping = { does: "turn" | "save" | "leave" } | { does: "step"; by: Stride; arrow: "left" | "right" | "on" | "back" };

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** What a key asks; other plain keys ask nothing, so that none judges by accident, and keys with Ctrl are another's. */
export function reshapingOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): Reshaping | "nothing" | "another's" {
  const isPlain = !ctrlKey && !metaKey && !altKey;
  const step = steps[key];
  if (step !== undefined) return { does: "step", ...step, ...(step.by === "character" && !(isPlain && !shiftKey) && { by: "word" }) };
  if (!isPlain) return "another's";
  const does = ends[key];
  return does === undefined ? "nothing" : { does };
}

const steps: Record<string, { by: Stride; arrow: "left" | "right" | "on" | "back" } | undefined> = {
  ArrowLeft: { by: "character", arrow: "left" },
  ArrowRight: { by: "character", arrow: "right" },
  ArrowUp: { by: "sentence", arrow: "back" },
  ArrowDown: { by: "sentence", arrow: "on" },
};

const ends: Record<string, "turn" | "save" | "leave" | undefined> = { Tab: "turn", Enter: "save", Escape: "leave" };

/** Which way an arrow leads in the text: beside words that run from right to left, left leads on. */
export function stepOf({ points }: Ground, shape: Shape, arrow: "left" | "right" | "on" | "back"): 1 | -1 {
  if (arrow === "on" || arrow === "back") return arrow === "on" ? 1 : -1;
  return (arrow === "left") === runsLeftward(points, shape[shape.side], shape.side) ? 1 : -1;
}

/** How far around a place a letter is looked for that says which way the line runs, in code points. */
const NEAR = 40;

/** Whether the words at an end of a span run from right to left; those inside the span count first. */
export function runsLeftward(points: CodePoints, at: number, side: Side): boolean {
  const before = [...points.slice(Math.max(0, at - NEAR), at)].findLast(isLetter);
  const after = [...points.slice(at, at + NEAR)].find(isLetter);
  const letter = side === "end" ? (before ?? after) : (after ?? before);
  return letter !== undefined && directionOf(letter) === "rtl";
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character);
}
