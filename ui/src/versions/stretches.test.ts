// How two versions differ is told in rows, none of which is long; nothing that differs is left out.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { StretchColumns, StretchWord } from "../host/generated/contract.ts";
import { compared, type Row } from "./stretches.ts";

/** Columns of stretches, each a kind with its old and its new length; what was moved says where it was. */
function columns(...stretches: [StretchWord, number, number?][]): StretchColumns {
  let [old, now] = [0, 0];
  const made: StretchColumns = { kinds: [], olds: [], news: [] };
  for (const [kind, length, from] of stretches) {
    made.kinds.push(kind);
    made.olds.push(kind === "new" ? [0, 0] : kind === "moved" ? [from ?? 0, (from ?? 0) + length] : [old, (old += length)]);
    made.news.push(kind === "gone" ? [0, 0] : [now, (now += length)]);
  }
  return made;
}

const drawn = (rows: Row[]) => rows.map((row) => (row.kind === "unchanged" ? `…${row.characters}` : row.pieces.map(({ kind, new: now, old }) => `${kind} ${(now ?? old)!.end - (now ?? old)!.start}`).join(", ")));

test("a change stands between a little of what is the same", () => {
  const { rows, changes } = compared(columns(["same", 1_000], ["gone", 5], ["new", 7], ["same", 40], ["new", 3], ["same", 2_000]));
  expect([drawn(rows), changes]).toEqual([["…910", "same 90, gone 5, new 7, same 40, new 3, same 90", "…1910"], 2]);
});

test("the same text has no change", () => {
  expect([compared(columns(["same", 10])).changes, compared(columns()).rows]).toEqual([0, []]);
});

test("what was moved is told at both places, and each leads to the other", () => {
  const { rows, movedTo, movedFrom, changes } = compared(columns(["moved", 30, 5_000], ["same", 5_000], ["new", 4]));
  expect([drawn(rows), changes]).toEqual([["moved 30, same 90", "…4820", "same 90, new 4, left 30"], 2]);
  expect([movedTo.get(0), movedFrom.get(0)]).toEqual([0, 2]);
});

test("a long stretch is cut, so that no row is long", () => {
  const { rows } = compared(columns(["gone", 9_000], ["new", 3_000]));
  expect([rows.length > 4, rows.every((row) => row.kind === "changes" && row.pieces.length <= 120)]).toEqual([true, true]);
});

test("everything that differs is there once, whatever the stretches are", () => {
  const stretch = fc.tuple(fc.constantFrom<StretchWord>("same", "gone", "new"), fc.integer({ min: 1, max: 6_000 }));
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 30 }), (stretches) => {
      const { rows } = compared(columns(...stretches));
      const pieces = rows.flatMap((row) => (row.kind === "changes" ? row.pieces : []));
      for (const kind of ["gone", "new"] as const) {
        const length = pieces.filter((piece) => piece.kind === kind).reduce((sum, { new: now, old }) => sum + ((now ?? old)!.end - (now ?? old)!.start), 0);
        expect(length).toBe(stretches.filter(([one]) => one === kind).reduce((sum, [, long]) => sum + long, 0));
      }
      const lengths = rows.map((row) => (row.kind === "unchanged" ? 0 : row.pieces.reduce((sum, { new: now, old }) => sum + ((now ?? old)!.end - (now ?? old)!.start), 0)));
      expect(Math.max(0, ...lengths)).toBeLessThanOrEqual(2_000);
    }),
  );
});

test("what is the same ends on each side where that side ends, though its spaces are others", () => {
  const olds: [number, number][] = [[0, 5], [5, 400], [400, 400], [400, 520], [520, 523]];
  const news: [number, number][] = [[0, 0], [0, 1_000], [1_000, 1_004], [1_004, 1_404], [0, 0]];
  const pieces = compared({ kinds: ["gone", "same", "new", "same", "gone"], olds, news }).rows.flatMap((row) => (row.kind === "changes" ? row.pieces : []));
  expect(pieces.filter(({ kind }) => kind === "same").map(({ old, new: now }) => [old, now].map((span) => [span!.start, span!.end]))).toEqual([
    [[5, 95], [0, 90]], [[310, 400], [910, 1_000]], [[400, 490], [1_004, 1_094]], [[490, 520], [1_314, 1_404]],
  ]);
});

test("a hundred thousand stretches are arranged within a moment", () => {
  const many = Array.from({ length: 100_000 }, (_, at): [StretchWord, number] => [(["same", "gone", "new"] as const)[at % 3]!, 20]);
  const began = performance.now();
  expect(compared(columns(...many)).changes).toBeGreaterThan(30_000);
  expect(performance.now() - began).toBeLessThan(3_000);
});

test("what is the same begins and ends with a whole word, and what is left out is counted as it is", () => {
  const text = "A sentence of words. ".repeat(50);
  const cut = (start: number, end: number) => text.slice(start, end);
  const { rows, places, changes } = compared(columns(["gone", 20], ["same", 500], ["gone", 20], ["new", 20], ["same", 400], ["new", 4]), { old: cut, now: cut });
  const same = rows.flatMap((row) => (row.kind === "changes" ? row.pieces.filter(({ kind }) => kind === "same") : []));
  expect(same.length).toBe(4);
  same.forEach(({ old, new: now }, at) => {
    for (const span of [old!, now!]) {
      if (at % 2 === 0) expect(cut(span.end - 1, span.end + 1)).toMatch(/^\S\s$/u);
      else expect(cut(span.start - 1, span.start + 1)).toMatch(/^\s\S$/u);
    }
  });
  const lengths = rows.map((row) => (row.kind === "unchanged" ? row.characters : row.pieces.reduce((sum, { new: now, old }) => sum + ((now ?? old)!.end - (now ?? old)!.start), 0)));
  expect([lengths.reduce((sum, length) => sum + length, 0), places.length, changes]).toEqual([964, 3, 3]);
});

test("the places that differ are as many as are counted, and each is a change", () => {
  const stretch = fc.tuple(fc.constantFrom<StretchWord>("same", "gone", "new"), fc.integer({ min: 1, max: 6_000 }));
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 30 }), (stretches) => {
      const { rows, places, changes } = compared(columns(...stretches));
      expect(places.length).toBe(changes);
      for (const { row, piece } of places) {
        const one = rows[row];
        expect(one?.kind === "changes" && one.pieces[piece]?.kind !== "same").toBe(true);
      }
    }),
  );
});
