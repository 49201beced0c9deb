// Questions by place are answered as looking at every block, run and page would answer them.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { BlockWord, StructureColumns } from "../host/generated/contract.ts";
import { plain, Structure } from "./structure.ts";

type Part = [kind: BlockWord, start: number, end: number, level?: number, label?: string];

function columns(parts: Part[], pages: [string, number][] = []): StructureColumns {
  return {
    blocks: {
      kind: parts.map(([kind]) => kind), start: parts.map(([, start]) => start), end: parts.map(([, , end]) => end),
      level: parts.map(([, , , level]) => level ?? 0), label: parts.map(([, , , , label]) => label ?? null),
    },
    runs: { kind: [], start: [], end: [], address: [] },
    pages: { label: pages.map(([label]) => label), start: pages.map(([, start]) => start), width: pages.map(() => 0), height: pages.map(() => 0) },
  };
}

/** Blocks nested at random, in order, the outer first. */
const nested = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })), { maxLength: 40 }).map((wanted) => {
  const kept: [number, number][] = [];
  for (const [start, length] of wanted) {
    const end = start + length;
    if (kept.every(([from, to]) => end <= from || to <= start || (from <= start && end <= to) || (start <= from && to <= end))) kept.push([start, end]);
  }
  return kept.sort((a, b) => a[0] - b[0] || b[1] - a[1]).map(([start, end]): Part => ["quotation", start, end]);
});

test("the blocks at a place are those that hold it, the innermost first", () => {
  fc.assert(
    fc.property(nested, fc.nat(100), (parts, at) => {
      const held = parts.map(([, start, end], index) => ({ start, end, index })).filter(({ start, end }) => start <= at && at < end);
      expect(new Structure(columns(parts)).blocksAt(at).map(({ index }) => index)).toEqual(held.map(({ index }) => index).toReversed());
    }),
  );
});

test("the blocks that begin in a span are found, and no others", () => {
  fc.assert(
    fc.property(nested, fc.nat(80), fc.nat(40), (parts, start, length) => {
      const begun = parts.flatMap(([, from], index) => (from >= start && from < start + length ? [index] : []));
      expect(new Structure(columns(parts)).blocksIn({ start, end: start + length }).map(({ index }) => index)).toEqual(begun);
    }),
  );
});

test("runs that reach into a span are found, also those that began long before it", () => {
  const spans = fc.array(fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 60 })), { maxLength: 30 });
  fc.assert(
    fc.property(spans, fc.nat(80), fc.integer({ min: 1, max: 40 }), (wanted, start, length) => {
      const runs = wanted.map(([from, size]) => [from, from + size] as const).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
      const made = { ...columns([]), runs: { kind: runs.map(() => "emphasis" as const), start: runs.map(([from]) => from), end: runs.map(([, to]) => to), address: runs.map(() => null) } };
      const found = new Structure(made).runsIn({ start, end: start + length });
      expect(found.map((run) => [run.start, run.end])).toEqual(runs.filter(([from, to]) => from < start + length && to > start));
    }),
  );
});

test("a table is its rows one behind the other; a row of heads begins another", () => {
  const structure = new Structure(columns([
    ["table_row", 0, 5], ["table_head", 0, 2], ["table_head", 3, 5, 1],
    ["table_row", 7, 12], ["table_cell", 7, 9], ["table_cell", 10, 12, 1],
    ["table_row", 14, 16], ["table_head", 14, 16],
    ["table_row", 18, 20], ["table_cell", 18, 20],
    ["paragraph", 22, 25],
    ["table_row", 27, 30], ["table_cell", 27, 30],
  ]));
  expect([0, 3, 6, 8, 10, 11].map((row) => structure.firstRowOf(row))).toEqual([0, 0, 6, 6, -1, 11]);
  expect(structure.tableOf(3).map(({ row, cells }) => [row.start, cells.map(({ level }) => level)])).toEqual([[0, [0, 1]], [7, [0, 1]]]);
  expect(structure.tableOf(8).map(({ row }) => row.start)).toEqual([14, 18]);
  expect(structure.tableOf(10)).toEqual([]);
});

test("a place is under a heading, and on a page as it is printed", () => {
  const structure = new Structure(columns([["heading", 4, 8, 1], ["paragraph", 10, 20], ["heading", 22, 30, 2]], [["xii", 6], ["13", 12], ["", 15], ["14", 15]]));
  expect([3, 4, 21, 22, 99].map((at) => structure.headingAt(at))).toEqual([-1, 0, 0, 1, 1]);
  expect([5, 6, 12, 15].map((at) => structure.pageAt(at))).toEqual([-1, 0, 1, 3]);
  expect(structure.pagesOf({ start: 6, end: 12 })).toEqual({ first: "xii", last: "xii" });
  expect(structure.pagesOf({ start: 6, end: 13 })).toEqual({ first: "xii", last: "13" });
  expect(structure.pagesOf({ start: 0, end: 3 })).toBeNull();
  expect(structure.pagesFrom({ start: 7, end: 20 })).toEqual([{ start: 12, labels: ["13"] }, { start: 15, labels: ["", "14"] }]);
});

test("a plain text has nothing of it", () => {
  expect([plain.isPlain, plain.blocksAt(0), plain.runsIn({ start: 0, end: 9 }), plain.headingAt(3), plain.pagesOf({ start: 0, end: 9 })]).toEqual([true, [], [], -1, null]);
});
