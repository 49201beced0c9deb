// Laws of the two ways of counting, over texts made of everything that makes them differ.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { CodePoints } from "./utf16.ts";

/** Pieces that differ in units, clusters or direction; long runs reach over several blocks of the index. */
const piece = fc.oneof(
  fc.constantFrom("a", " ", "\n", "\r\n", "\u2028", "é", "e\u0301", "क्षि", "שלום", "مرحبا", "漢字", "👩‍👩‍👧‍👦", "🇩🇪", "🏽", "𝔘", "\u{10ffff}"),
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.nat(300).map((count) => "x".repeat(count)),
  fc.nat(150).map((count) => "😀".repeat(count)),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

describe("code points and UTF-16 units", () => {
  test("the length is the number of code points", () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(new CodePoints(each).length).toBe(Array.from(each).length);
      }),
    );
  });

  test("every code point goes to the unit where it begins, and back", () => {
    fc.assert(
      fc.property(text, (each) => {
        const points = new CodePoints(each);
        let unit = 0;
        let point = 0;
        for (const character of each) {
          expect(points.unit(point)).toBe(unit);
          expect(points.point(unit)).toBe(point);
          if (character.length === 2) expect(points.point(unit + 1)).toBe(point);
          unit += character.length;
          point += 1;
        }
        expect(points.unit(point)).toBe(each.length);
        expect(points.point(each.length)).toBe(point);
      }),
      { numRuns: 200 },
    );
  });

  test("a column of code points goes to the units of each", () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 60 }), (each, seeds) => {
        const points = new CodePoints(each);
        const column = seeds.map((seed) => seed % (points.length + 1)).sort((a, b) => a - b);
        expect([...points.units(column)]).toEqual(column.map((point) => points.unit(point)));
      }),
    );
  });

  test("a slice holds the code points from start to end", () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (each, one, other) => {
        const all = Array.from(each);
        const [start, end] = [one % (all.length + 1), other % (all.length + 1)].sort((a, b) => a - b) as [number, number];
        expect(new CodePoints(each).slice(start, end)).toBe(all.slice(start, end).join(""));
      }),
    );
  });

  test("what lies outside the text is drawn to its edge", () => {
    for (const each of ["", "abc", "😀b"]) {
      const points = new CodePoints(each);
      expect([points.unit(-1), points.point(-1)]).toEqual([0, 0]);
      expect([points.unit(99), points.point(99)]).toEqual([each.length, points.length]);
    }
  });
});
