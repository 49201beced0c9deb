// Underlines of overlapping passages lie apart.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { LAYERS, layersOf } from "./layers.ts";

function check(spans: [number, number][], expected: number[]): void {
  expect([...layersOf(spans.map(([start, end]) => ({ start, end })))]).toEqual(expected);
}

describe("layers of underlines", () => {
  test("passages beside each other share the first layer", () => check([[0, 4], [4, 8], [9, 12]], [0, 0, 0]));
  test("the inner of two nested passages is nearer to the words", () => check([[0, 10], [2, 5]], [1, 0]));
  test("three nested passages take three layers", () => check([[0, 10], [2, 8], [3, 5]], [2, 1, 0]));
  test("a fifth shares the last layer", () => check([[0, 14], [0, 12], [0, 10], [2, 8], [3, 5]], [3, 3, 2, 1, 0]));
  test("of two that overlap, the shorter is nearer", () => check([[0, 6], [4, 8]], [1, 0]));
  test("two with the same words take two layers in the order given", () => check([[0, 4], [0, 4]], [0, 1]));

  test("passages that overlap share only the last layer", () => {
    const span = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 25 }), (spans) => {
        const layers = layersOf(spans);
        for (const [i, one] of spans.entries()) {
          for (const [j, other] of spans.entries()) {
            const overlap = i < j && one.start < other.end && other.start < one.end;
            if (overlap && layers[i] === layers[j]) expect(layers[i]).toBe(LAYERS - 1);
          }
        }
      }),
    );
  });
});
