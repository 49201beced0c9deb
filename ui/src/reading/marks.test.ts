// The set of marks against a plain list: whatever is added and taken away, the same marks are found at the same places.

import { plain } from "../state/structure.ts";
import { EditorState } from "@codemirror/state";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { ReaderMark } from "./mark.ts";
import { changeMarks, markField, marksAt, marksIn } from "./marks.ts";
import { makePage, pageField, turnPage } from "./page.ts";

import { CodePoints } from "./utf16.ts";

const points = new CodePoints("😀 Obelus ÷ marks 𝔘 a line. ".repeat(12));

function markOf(key: string, start: number, end: number): ReaderMark {
  return new ReaderMark(key, key, start, end, "dubious", false);
}

function opened(marks: ReaderMark[]): EditorState {
  const empty = EditorState.create({ doc: points.text, extensions: [pageField, markField] });
  const page = turnPage.of({ ground: { points, sentences: { start: [], end: [] } }, structure: plain, way: "continuous", glued: [] });
  return empty.update({ effects: [page, changeMarks.of({ removed: [], added: marks })] }).state;
}

describe("marks", () => {
  test("are found after any changes where a plain list has them", () => {
    const span = fc.tuple(fc.nat(points.length - 1), fc.integer({ min: 1, max: 40 }));
    const change = fc.record({ added: fc.array(span, { maxLength: 8 }), removed: fc.array(fc.nat(), { maxLength: 4 }) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), fc.nat(points.length), fc.nat(60), (changes, from, length) => {
        let state = opened([]);
        let list: ReaderMark[] = [];
        let count = 0;
        for (const { added, removed } of changes) {
          const gone = [...new Set(removed.map((each) => list[each % Math.max(1, list.length)]))].filter((each) => each !== undefined);
          const come = added.map(([start, size]) => markOf(`m${(count += 1)}`, start, Math.min(points.length, start + size)));
          state = state.update({ effects: changeMarks.of({ removed: gone, added: come }) }).state;
          list = [...list.filter((mark) => !gone.includes(mark)), ...come];
        }
        const to = Math.min(points.length, from + length + 1);
        const found = marksIn(state, points.unit(from), points.unit(to)).map(({ mark }) => mark.key);
        const expected = list.filter((mark) => mark.start < to && from < mark.end && from < to).map((mark) => mark.key);
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
  });

  test("stand at units, though they are given in code points", () => {
    const state = opened([markOf("m", 2, 8)]);
    const [placed] = marksIn(state, 0, points.text.length);
    expect(points.text.slice(placed?.start, placed?.end)).toBe("Obelus");
  });

  test("under one place are given nearest first", () => {
    const state = opened([markOf("outer", 0, 20), markOf("inner", 4, 8), markOf("other", 9, 12)]);
    expect(marksAt(state, points.unit(5)).map(({ mark }) => mark.key)).toEqual(["inner", "outer"]);
  });

  test("that are empty or reach over the end of the text are left out", () => {
    const state = opened([markOf("empty", 3, 3), markOf("beyond", 3, points.length + 1), markOf("whole", 0, points.length)]);
    expect(marksIn(state, 0, points.text.length).map(({ mark }) => mark.key)).toEqual(["whole"]);
  });
});

test("one mark more or less leaves nearly all of a large set as it is", () => {
  const many = new CodePoints("word ".repeat(20_000));
  const each = Array.from({ length: 20_000 }, (_, index) => markOf(`m${index}`, index * 5, index * 5 + 4));
  const empty = EditorState.create({ doc: many.text, extensions: [pageField, markField] });
  const { page } = makePage({ points: many, sentences: { start: [], end: [] } }, "continuous");
  const before = empty.update({ effects: [turnPage.of(page), changeMarks.of({ removed: "all", added: each })] }).state;
  // The chunks of a set are its own affair; that they are shared is what makes one more mark cost nothing.
  const chunks = (state: EditorState): unknown[] => (state.field(markField) as unknown as { chunk: unknown[] }).chunk;
  const known = new Set(chunks(before));
  const other = markOf("other", 50_000, 50_003);
  for (const change of [{ removed: [], added: [other] }, { removed: [each[10_000]!], added: [] }, { removed: [each[10_000]!], added: [other] }]) {
    const after = chunks(before.update({ effects: changeMarks.of(change) }).state);
    expect(known.size).toBeGreaterThan(50);
    expect(after.filter((chunk) => !known.has(chunk)).length).toBeLessThanOrEqual(2);
  }
});
