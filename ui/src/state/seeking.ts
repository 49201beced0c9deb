// Where the next place of some kind is: an unjudged or dubious sentence, a note. (Suggestions: suggestions.svelte.ts.)
// Invariant: a search goes on from the other end of the text, and where there is nothing but the place itself there is
// nothing. Not here: moving there (app).

import { isLeft, stateOf } from "./coverage.ts";
import { isFound } from "./marks.ts";
import type { OpenedDocument } from "./opened.svelte.ts";
import type { Span } from "./spans.ts";

export type Sought = "unjudged" | "checkable" | "dubious" | "note" | "suggestion";
export type Step = 1 | -1;

/** The next index that fits, from one on, beginning anew at the other end; `null` where no other does. */
export function nextIndex(length: number, from: number, step: Step, fits: (index: number) => boolean): number | null {
  for (let away = 1; away < length; away += 1) {
    const index = (((from + step * away) % length) + length) % length;
    if (fits(index)) return index;
  }
  return null;
}

/** The next sentence that is left, or dubious. */
export function nextInState({ states }: OpenedDocument, from: number, step: Step, sought: "unjudged" | "dubious"): number | null {
  return nextIndex(states.length, from, step, (index) => (sought === "unjudged" ? isLeft(states[index]) : states[index] === stateOf.dubious));
}

/** The next passage whose claim has a note, or highlight with a note. */
export function nextNote({ claims, highlights }: OpenedDocument, from: Span, step: Step): Span | null {
  const noted = [
    ...claims.filter(({ note }) => note !== null).flatMap(({ passages }) => passages),
    ...highlights.filter(({ note }) => note !== null),
  ].filter(isFound);
  const order = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;
  const others = noted.filter((place) => order(place, from) !== 0).toSorted(order);
  const [next, previous] = [others.find((place) => order(place, from) > 0), others.findLast((place) => order(place, from) < 0)];
  return (step === 1 ? (next ?? others[0]) : (previous ?? others.at(-1))) ?? null;
}
