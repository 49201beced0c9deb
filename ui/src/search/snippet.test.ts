// Whatever the marks say, the parts put together are the snippet.

import fc from "fast-check";
import { expect, test } from "vitest";
import { partsOf } from "./snippet.ts";

const cutter = (text: string) => (start: number, end: number) => Array.from(text).slice(start, end).join("");

test("a snippet is cut at its marks, by code points", () => {
  expect(partsOf([[2, 5]], cutter("𝒜 the end"))).toEqual([{ text: "𝒜 ", isMark: false }, { text: "the", isMark: true }, { text: " end", isMark: false }]);
  expect(partsOf([], cutter("None"))).toEqual([{ text: "None", isMark: false }]);
  expect(partsOf([[0, 4], [2, 6]], cutter("overlap"))).toEqual([{ text: "over", isMark: true }, { text: "la", isMark: true }, { text: "p", isMark: false }]);
});

test("nothing is lost and nothing said twice", () => {
  const marks = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 6 });
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 24 }), marks, (text, spans) => {
    expect(partsOf(spans, cutter(text)).map((part) => part.text).join("")).toBe(text);
  }));
});
