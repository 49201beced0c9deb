// What the coverage strip adds up.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { rowsOf, sentenceAtHeight, STATES } from "./strip.ts";

function check(states: number[], rows: number, expected: number[][]): void {
  const shares = [...rowsOf(Uint8Array.from(states), rows)];
  expect(Array.from({ length: rows }, (_, row) => shares.slice(row * STATES, (row + 1) * STATES))).toEqual(expected);
}

describe("the coverage strip", () => {
  test("a sentence over several rows fills them", () => check([1], 2, [[0, 1, 0, 0], [0, 1, 0, 0]]));
  test("several sentences on one row share it", () => check([0, 1, 2, 3], 1, [[0.25, 0.25, 0.25, 0.25]]));
  test("a sentence that crosses a row counts for its part", () => check([1, 2, 1], 2, [[0, 0.6666666865348816, 0.3333333432674408, 0], [0, 0.6666666865348816, 0.3333333432674408, 0]]));
  test("no sentences fill nothing", () => check([], 2, [[0, 0, 0, 0], [0, 0, 0, 0]]));

  test("every row of a document is full", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 500, max: 3 }), fc.integer({ min: 1, max: 300 }), (states, rows) => {
        const shares = rowsOf(states, rows);
        for (let row = 0; row < rows; row += 1) {
          const sum = shares.slice(row * STATES, (row + 1) * STATES).reduce((a, b) => a + b, 0);
          expect(sum).toBeCloseTo(1, 3);
        }
      }),
    );
  });

  test("a height leads to the sentence drawn there", () => {
    expect([-3, 0, 24, 26, 99, 200].map((y) => sentenceAtHeight(y, 100, 4))).toEqual([0, 0, 0, 1, 3, 3]);
  });
});
