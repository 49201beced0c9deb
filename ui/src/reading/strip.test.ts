// What the coverage strip adds up.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { Rows, rowsOfHits, rowsOfNoticed, rowsOfRepeats, sentenceAtHeight, STATES } from "./strip.ts";

function check(states: number[], rows: number, expected: number[][]): void {
  const shares = [...new Rows(Uint8Array.from(states), rows).shares];
  expect(Array.from({ length: rows }, (_, row) => shares.slice(row * STATES, (row + 1) * STATES))).toEqual(expected);
}

describe("the coverage strip", () => {
  test("a sentence over several rows fills them", () => check([1], 2, [[0, 1, 0, 0, 0], [0, 1, 0, 0, 0]]));
  test("several sentences on one row share it", () => check([0, 1, 2, 4], 1, [[0.25, 0.25, 0.25, 0, 0.25]]));
  test("a sentence that crosses a row counts for its part", () => check([1, 2, 1], 2, [[0, 0.6666666865348816, 0.3333333432674408, 0, 0], [0, 0.6666666865348816, 0.3333333432674408, 0, 0]]));
  test("no sentences fill nothing", () => check([], 2, [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]));

  test("every row of a document is full", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 500, max: 4 }), fc.integer({ min: 1, max: 300 }), (states, rows) => {
        const { shares } = new Rows(states, rows);
        for (let row = 0; row < rows; row += 1) {
          const sum = shares.slice(row * STATES, (row + 1) * STATES).reduce((a, b) => a + b, 0);
          expect(sum).toBeCloseTo(1, 3);
        }
      }),
    );
  });

  test("after changes it is what adding up anew would give, and no more rows are touched than are near", () => {
    const change = fc.tuple(fc.nat(), fc.nat(4));
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300, max: 4 }), fc.integer({ min: 1, max: 300 }), fc.array(change, { maxLength: 5 }), (states, rows, changes) => {
        const kept = new Rows(states, rows);
        const next = states.slice();
        for (const [index, state] of changes) next[index % next.length] = state;
        const touched = kept.change(next);
        expect(kept.shares).toEqual(new Rows(next, rows).shares);
        expect(touched).toEqual([...new Set(touched)].toSorted((a, b) => a - b));
        expect(touched.length).toBeLessThanOrEqual(changes.length * (rows / states.length + 4));
      }),
    );
  });

  test("a height leads to the sentence drawn there", () => {
    expect([-3, 0, 24, 26, 99, 200].map((y) => sentenceAtHeight(y, 100, 4))).toEqual([0, 0, 0, 1, 3, 3]);
  });

  test("hits fall on the rows of their heights", () => {
    const values = Float32Array.from([0, 0.49, 0.5, 1, 0.1]);
    expect([...rowsOfHits({ values, count: 4 }, 4)]).toEqual([1, 1, 1, 1]);
    expect([...rowsOfHits({ values, count: 2 }, 4)]).toEqual([1, 1, 0, 0]);
  });

  test("repeats fall on the middle of their sentences", () => {
    expect([...rowsOfRepeats(new Map([[0, 2], [3, 2], [9, 2]]), 4, 8)]).toEqual([0, 1, 0, 0, 0, 0, 0, 1]);
  });

  test("of what was noticed on a row a conflict is seen before all else", () => {
    const noticed = [{ sentence: 0, kind: "question" }, { sentence: 1, kind: "conflict" }, { sentence: 1, kind: "hedge" }, { sentence: 3, kind: "damage" }, { sentence: 9, kind: "damage" }];
    expect([...rowsOfNoticed(noticed, 4, 2)]).toEqual([[0, "conflict"], [1, "damage"]]);
  });
});
