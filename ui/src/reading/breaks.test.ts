// Words and grapheme clusters, also across the rims of the window in which they are looked for.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { findWordEdge, snapToClusters, wordAt } from "./breaks.ts";
import { CodePoints } from "./utf16.ts";

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function check(text: string, place: [number, number], expected: string): void {
  const points = new CodePoints(text);
  const snapped = snapToClusters(points, { start: place[0], end: place[1] });
  expect(points.slice(snapped.start, snapped.end), `${text} ${place.join("–")}`).toBe(expected);
}

describe("grapheme clusters", () => {
  test("a place that cuts one is widened to hold it", () => {
    check("a👩‍👩‍👧b", [2, 3], "👩‍👩‍👧");
    check("cafe\u0301s", [2, 4], "fe\u0301");
    check("🇩🇪🇫🇷", [1, 2], "🇩🇪");
    check("🇩🇪🇫🇷", [2, 3], "🇫🇷");
    check("x\r\ny", [0, 2], "x\r\n");
  });

  test("a place that cuts none stays as it is", () => {
    check("abc", [1, 2], "b");
    check("a😀b", [1, 2], "😀");
    check("abc", [0, 3], "abc");
    check("abc", [1, 1], "");
  });

  test("what is widened begins and ends where clusters do", () => {
    const text = fc.array(fc.constantFrom("a", " ", "e\u0301", "👩‍👩‍👧", "🇩🇪", "क्षि", "שׁ", "\r\n"), { maxLength: 40 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (pieces, one, other) => {
        const points = new CodePoints(pieces.join(""));
        const [start, end] = [one, other].map((each) => each % (points.length + 1)).sort((a, b) => a - b) as [number, number];
        const edges = new Set([points.length]);
        for (const { index } of segmenter.segment(points.text)) edges.add(points.point(index));
        const snapped = snapToClusters(points, { start, end });
        expect(edges.has(snapped.start) && edges.has(snapped.end)).toBe(true);
        expect(snapped.start <= start && end <= snapped.end).toBe(true);
      }),
    );
  });
});

describe("words", () => {
  test("edges are found on both sides of a place", () => {
    const points = new CodePoints("😀 one, two three");
    expect(findWordEdge(points, 5, "end-after")).toBe(10);
    expect(findWordEdge(points, 10, "end-before")).toBe(5);
    expect(findWordEdge(points, 7, "start-before")).toBe(2);
    expect(findWordEdge(points, 7, "start-after")).toBe(11);
    expect(findWordEdge(points, 16, "end-after")).toBeNull();
    expect(findWordEdge(points, 2, "start-before")).toBeNull();
  });

  test("a word that is longer than the first look is not cut", () => {
    const points = new CodePoints(`a ${"b".repeat(900)} c`);
    expect(findWordEdge(points, 1, "end-after")).toBe(902);
    expect(findWordEdge(points, 903, "start-before")).toBe(2);
  });

  test("two clicks take the word, or the character where there is none", () => {
    const points = new CodePoints("one 😀 two");
    expect(wordAt(points, 1)).toEqual({ start: 0, end: 3 });
    expect(wordAt(points, 4)).toEqual({ start: 4, end: 5 });
    expect(wordAt(points, 8)).toEqual({ start: 6, end: 9 });
  });
});
