// The next place of a kind is found from anywhere, and goes on from the other end.

import fc from "fast-check";
import { expect, test } from "vitest";
import { nextIndex, nextInState, nextNote } from "./seeking.ts";
import { Repeats } from "./repeats.ts";
import type { OpenedDocument } from "./opened.svelte.ts";

function check(fits: string, from: number, step: 1 | -1, expected: number | null): void {
  expect(nextIndex(fits.length, from, step, (index) => fits[index] === "x")).toBe(expected);
}

test("the next is below, then from the top; the one before is above, then from the bottom", () => {
  check("x.x.x", 0, 1, 2);
  check("x.x.x", 4, 1, 0);
  check("x.x.x", 2, -1, 0);
  check("x.x.x", 0, -1, 4);
  check(".....", 2, 1, null);
});

test("the place itself is not another", () => {
  check("..x..", 2, 1, null);
  check("x", 0, 1, null);
  check("", 0, 1, null);
});

test("from no sentence at all the first is found", () => check("x..", -1, 1, 0));

test("a sentence that is only partly judged is left, and so is sought", () => {
  const opened = { states: Uint8Array.from([1, 4, 2, 0]) } as unknown as OpenedDocument;
  expect([nextInState(opened, 0, 1, "unjudged"), nextInState(opened, 1, 1, "unjudged"), nextInState(opened, 0, 1, "dubious")]).toEqual([1, 3, 2]);
});

test("going on and on visits every one that fits, and no other", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 30 }), fc.constantFrom(1 as const, -1 as const), (marked, step) => {
      const wanted = marked.flatMap((is, index) => (is ? [index] : []));
      fc.pre(wanted.length > 1);
      const seen = new Set<number>();
      let at = wanted[0]!;
      for (let turn = 0; turn < wanted.length; turn += 1) {
        at = nextIndex(marked.length, at, step, (index) => marked[index] === true)!;
        seen.add(at);
      }
      expect([...seen].toSorted((a, b) => a - b)).toEqual(wanted);
    }),
  );
});

const passage = (start: number, end: number, anchoring = "exact") => ({ id: `${start}`, start, end, anchoring });
const noted = {
  claims: [{ note: "a", passages: [passage(10, 20), passage(50, 60)] }, { note: null, passages: [passage(22, 24)] }, { note: "b", passages: [passage(30, 40, "lost")] }],
  highlights: [{ note: "c", ...passage(26, 28) }],
} as unknown as OpenedDocument;

test("notes of claims and highlights are visited in the order of the text, the lost ones left out", () => {
  const from = (start: number, end: number, step: 1 | -1) => nextNote(noted, { start, end }, step)?.start;
  expect([from(0, 5, 1), from(10, 20, 1), from(26, 28, 1), from(50, 60, 1), from(10, 20, -1), from(26, 28, -1)]).toEqual([10, 26, 50, 10, 50, 10]);
});

test("sentences with the same words know each other, in the order of the text", () => {
  const repeats = new Repeats({ sentence: [7, 1, 4, 2], group: [0, 0, 1, 1] });
  expect([repeats.groupOf(1), repeats.groupOf(7), repeats.groupOf(4), repeats.groupOf(3)]).toEqual([[1, 7], [1, 7], [2, 4], []]);
});
