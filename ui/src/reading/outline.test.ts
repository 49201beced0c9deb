// The outline of a text, and how wide the columns of its tables are.

import { expect, test } from "vitest";
import { Structure } from "../state/structure.ts";
import { widthsOf } from "./cells.ts";
import { findPage, headingRows, pageRows } from "./outline.ts";

function made(levels: number[], pages: string[] = []): Structure {
  const starts = levels.map((_, index) => 10 * index);
  return new Structure({
    blocks: { kind: levels.map(() => "heading"), start: starts, end: starts.map((start) => start + 5), level: levels, label: levels.map(() => null) },
    runs: { kind: [], start: [], end: [], address: [] },
    pages: { label: pages, start: pages.map((_, index) => 7 * index), width: pages.map(() => 0), height: pages.map(() => 0) },
  });
}

const depths = (levels: number[]): number[] => headingRows(made(levels)).map(({ depth }) => depth);

test("a heading stands under the nearest before it that is higher, whatever levels are left out", () => {
  expect(depths([1, 2, 2, 3, 1])).toEqual([1, 2, 2, 3, 1]);
  expect(depths([2, 4, 4, 3, 2])).toEqual([1, 2, 2, 2, 1]);
  expect(depths([4, 2, 6])).toEqual([1, 1, 2]);
});

test("a page is found by what is printed on it, else by its number", () => {
  const book = made([], ["i", "ii", "1", "2", "3"]);
  expect(["II", " 2 ", "5", "9", "", "two"].map((typed) => findPage(book, typed))).toEqual([7, 21, 28, null, null, null]);
  expect(pageRows(book).map(({ label, start }) => `${label} ${start}`)[2]).toBe("1 14");
});

test("columns are as wide as their cells where there is room; a long one takes what the others leave", () => {
  expect(widthsOf([6, 4])).toEqual(["min(9.0ch, 55.91%)", "min(7.0ch, 43.49%)"]);
  const [name, text] = widthsOf([8, 200]);
  expect(name).toBe("min(11.0ch, 47.54%)");
  expect(text).toBe("min(93.0ch, (99.4% - min(11.0ch, 47.54%)) * 1.0000)");
  expect(widthsOf([])).toEqual([]);
});
