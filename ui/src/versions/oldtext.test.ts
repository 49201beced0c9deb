// An old version is read line by line, with what was marked in it.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { VersionPassage } from "../host/generated/contract.ts";
import { lineOf, linesOf, partsOf } from "./oldtext.ts";

const passage = (start: number, end: number, more: Partial<VersionPassage> = {}): VersionPassage => ({ noun: "claim", id: `${start}-${end}`, start, end, exact: "", anchoring: "exact", ...more });
const cut = (text: string) => (start: number, end: number) => Array.from(text).slice(start, end).join("");

test("lines are the text, and marks stand on them; the shortest has the words", () => {
  const text = "One two three.\n\nFour 🙂 five.";
  const lines = linesOf(text, [passage(0, 14), passage(4, 7), passage(16, 20), passage(0, 4, { anchoring: "lost" })]);
  expect(lines.map(({ start, end }) => cut(text)(start, end).trim())).toEqual(["One two three.", "Four 🙂 five."]);
  expect(lines.map((line) => partsOf(line).map(({ start, end, passage: over, isFirst }) => [cut(text)(start, end).trim(), over?.id ?? "", isFirst]))).toEqual([
    [["One", "0-14", true], ["two", "4-7", true], ["three.", "0-14", false], ["", "", false]],
    [["Four", "16-20", true], ["🙂 five.", "", false]],
  ]);
  expect([lineOf(lines, passage(16, 20)), lineOf(lines, passage(99, 100))]).toEqual([1, -1]);
});

test("no line is long, and none of the text is missing", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", " ", "\n", "🙂", "é"), maxLength: 5_000 }), (text) => {
      const lines = linesOf(text, []);
      expect(lines.every(({ start, end }) => end - start <= 1_500)).toBe(true);
      const whole = lines.map(({ start, end }) => cut(text)(start, end)).join("");
      expect(whole.replaceAll(/\s/gu, "")).toBe(text.replaceAll(/\s/gu, ""));
    }),
  );
});

test("a text of one line without a space is cut all the same", () => {
  const lines = linesOf("x".repeat(1_000_000), [passage(0, 1_000_000)]);
  expect([lines.length, lines.every(({ passages }) => passages.length === 1)]).toEqual([667, true]);
});
