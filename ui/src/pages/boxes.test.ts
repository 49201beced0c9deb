// Where words stand on a page: lines from boxes, characters under points, rectangles of spans.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { BoxColumns } from "../host/generated/contract.ts";
import { PageBoxes } from "./boxes.ts";

/** A run of letters that stand one behind another: each 10 wide and, where nothing else is said, 20 high. */
interface Run {
  at: number;
  letters: number;
  left: number;
  top: number;
  /** From right to left: the first letter is the rightmost. */
  leftward?: true;
  height?: number;
}

function columnsOf(runs: Run[]): BoxColumns {
  const columns: BoxColumns = { at: [], left: [], top: [], width: [], height: [] };
  for (const { at, letters, left, top, leftward, height = 20 } of runs) {
    for (let letter = 0; letter < letters; letter += 1) {
      columns.at.push(at + letter);
      columns.left.push(left + (leftward ? letters - 1 - letter : letter) * 10);
      columns.top.push(top);
      columns.width.push(10);
      columns.height.push(height);
    }
  }
  return columns;
}

const page = (...runs: Run[]): PageBoxes => new PageBoxes(columnsOf(runs));

/** Two lines of ten letters; between them one that is not printed. */
const two = page({ at: 100, letters: 10, left: 50, top: 40 }, { at: 111, letters: 10, left: 50, top: 70 });

function checkRows(boxes: PageBoxes, [start, end]: [number, number], expected: [number, number, number, number][]): void {
  expect(boxes.rectanglesOf({ start, end }).map(({ left, right, top, bottom }) => [left, right, top, bottom])).toEqual(expected);
}

test("a span has a rectangle for every line that it has words in", () => {
  checkRows(two, [102, 105], [[70, 100, 40, 60]]);
  checkRows(two, [105, 114], [[100, 150, 40, 60], [50, 80, 70, 90]]);
  checkRows(two, [0, 1000], [[50, 150, 40, 60], [50, 150, 70, 90]]);
});

test("the lines of a span are whole", () => {
  expect(two.linesOf({ start: 109, end: 112 }).map(({ left, right, top }) => [left, right, top])).toEqual([[50, 150, 40], [50, 150, 70]]);
  expect(two.linesOf({ start: 0, end: 100 })).toEqual([]);
});

test("what is not on the page has none", () => {
  for (const span of [[0, 100], [121, 500], [110, 111], [104, 104]] as [number, number][]) checkRows(two, span, []);
  expect(page().rectanglesOf({ start: 0, end: 9 })).toEqual([]);
  expect([page().isEmpty, page().nearest(0, 0), page().under(0, 0)]).toEqual([true, null, null]);
  expect([two.isEmpty, two.span]).toEqual([false, { start: 100, end: 121 }]);
});

test("a raised letter stands in its line, and neither letters far beside nor those of the next column do", () => {
  const raised = page({ at: 0, letters: 3, left: 0, top: 40 }, { at: 3, letters: 1, left: 30, top: 34, height: 12 }, { at: 4, letters: 3, left: 40, top: 40 });
  checkRows(raised, [0, 7], [[0, 70, 34, 60]]);
  const cells = page({ at: 0, letters: 3, left: 0, top: 40 }, { at: 4, letters: 3, left: 300, top: 40 });
  checkRows(cells, [0, 7], [[0, 30, 40, 60], [300, 330, 40, 60]]);
  const columns = page({ at: 0, letters: 3, left: 0, top: 700 }, { at: 4, letters: 3, left: 40, top: 40 });
  checkRows(columns, [0, 7], [[0, 30, 700, 720], [40, 70, 40, 60]]);
});

test("rectangles are as high as their line, whichever of its letters they hold", () => {
  const mixed = page({ at: 0, letters: 2, left: 0, top: 40, height: 30 }, { at: 2, letters: 4, left: 20, top: 50 });
  checkRows(mixed, [3, 5], [[30, 50, 40, 70]]);
});

function checkUnder(boxes: PageBoxes, [x, y]: [number, number], expected: [number, number] | null, how: "nearest" | "under" = "nearest"): void {
  const found = boxes[how](x, y);
  expect(found && [found.at, found.edge]).toEqual(expected);
}

test("a point means the nearest character, and the nearest of its edges", () => {
  checkUnder(two, [72, 50], [102, 102]);
  checkUnder(two, [78, 50], [102, 103]);
  checkUnder(two, [78, 85], [113, 114]);
});

test("whoever drags beside a line means its end, and below the last the last", () => {
  checkUnder(two, [900, 50], [109, 110]);
  checkUnder(two, [0, 75], [111, 111]);
  checkUnder(two, [900, 5000], [120, 121]);
  checkUnder(two, [0, 0], [100, 100]);
});

test("a click beside the words means nothing", () => {
  checkUnder(two, [72, 50], [102, 102], "under");
  checkUnder(two, [156, 50], [109, 110], "under");
  checkUnder(two, [72, 65], [102, 102], "under");
  checkUnder(two, [300, 50], null, "under");
  checkUnder(two, [72, 300], null, "under");
});

test("a line of mixed ways is one line, and begins where its words do", () => {
  // Latin letters that are read last stand at the left end of a line that runs leftwards.
  const mixed = page({ at: 0, letters: 5, left: 200, top: 40, leftward: true }, { at: 5, letters: 12, left: 75, top: 40 });
  checkRows(mixed, [0, 17], [[75, 250, 40, 60]]);
  expect([mixed.runsLeftward({ start: 0, end: 3 }), mixed.runsLeftward({ start: 7, end: 9 }), two.runsLeftward({ start: 0, end: 200 })]).toEqual([true, false, false]);
});

test("words that run downwards are one line, and the edge behind a character is below it", () => {
  const letters = Array.from({ length: 6 }, (_, at): Run => ({ at, letters: 1, left: at < 4 ? 100 : 60, top: 40 + (at % 4) * 22 }));
  const upright = page(...letters);
  checkRows(upright, [0, 6], [[100, 110, 40, 126], [60, 70, 40, 82]]);
  checkRows(upright, [1, 3], [[100, 110, 62, 104]]);
  expect(upright.rectanglesOf({ start: 0, end: 6 }).map(({ isUpright }) => isUpright)).toEqual([true, true]);
  checkUnder(upright, [105, 66], [1, 1]);
  checkUnder(upright, [105, 79], [1, 2]);
});

test("where words run from right to left, what is behind a character is on its left", () => {
  const hebrew = page({ at: 0, letters: 5, left: 100, top: 40, leftward: true });
  checkUnder(hebrew, [148, 50], [0, 0]);
  checkUnder(hebrew, [142, 50], [0, 1]);
  checkUnder(hebrew, [0, 50], [4, 5]);
  checkRows(hebrew, [0, 2], [[130, 150, 40, 60]]);
});

test("the middle of a character's box is under it, and its rectangle holds it", () => {
  const runs = fc.array(fc.record({ letters: fc.integer({ min: 1, max: 12 }), left: fc.integer({ min: 0, max: 500 }), row: fc.integer({ min: 0, max: 20 }) }), { minLength: 1, maxLength: 12 });
  fc.assert(fc.property(runs, (made) => {
    // Each run in a row of its own: where boxes lie over each other no point has one answer.
    const rows = made.map(({ letters, left }, index) => ({ at: index * 20, letters, left, top: index * 40 }));
    const columns = columnsOf(rows);
    const boxes = new PageBoxes(columns);
    columns.at.forEach((at, index) => {
      const [x, y] = [(columns.left[index] ?? 0) + 4, (columns.top[index] ?? 0) + 10];
      expect(boxes.under(x, y)?.at).toBe(at);
      const [row] = boxes.rectanglesOf({ start: at, end: at + 1 });
      expect(row && row.left <= x && x <= row.right && row.top <= y && y <= row.bottom).toBe(true);
    });
  }));
});
