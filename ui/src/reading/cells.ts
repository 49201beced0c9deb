// Draws the rows of tables in view with their cells in columns, which are as wide in every row of a table.
// Invariant: a cell is a mark around its words; how wide its column is follows from the first rows of the table and is
// computed once. Not here: looks (blocks.css), rules between rows (blocks.ts).

import type { Range } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView } from "@codemirror/view";

import type { Block, Structure } from "../state/structure.ts";
import { drawInView } from "./inview.ts";
import { isTurned, pageField } from "./page.ts";
import type { CodePoints } from "./utf16.ts";

/** Draws the cells in view; around the marks, so that what is underlined stays so inside a cell. */
export const drawCells = drawInView(decorate, isTurned);

/** How wide a column is at the least; up to where it is as wide as its longest cell; how much of the rest counts. In letters. */
const LEAST = 3;
const WHOLE = 22;
const REST = 0.45;
const MOST = 90;
/** The room between two columns, in letters. */
const GAP = 2;
/** More columns than this stand as close as they come. */
const MOST_COLUMNS = 24;

/** A cell that holds a number or nothing. */
const numeric = /^[\s\d.,:%‰+\-−–—×/()€$£¥]*$/u;

interface Column {
  /** As CSS takes it. */
  width: string;
  isNumeric: boolean;
}

const known = new WeakMap<Structure, Map<number, Column[]>>();

function decorate(view: EditorView): DecorationSet {
  const { structure, ground } = view.state.field(pageField);
  const { points } = ground;
  const drawn: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    const [start, end] = [points.point(from), points.point(to)];
    const begun = structure.blocksAt(start).filter((block) => block.start < start);
    let row: Block | undefined = begun.find(({ kind }) => kind === "table_row");
    let next = 0;
    for (const block of [...begun.toReversed(), ...structure.blocksIn({ start, end })]) {
      if (block.kind === "table_row") [row, next] = [block, 0];
      if (row === undefined || block.end > row.end || (block.kind !== "table_cell" && block.kind !== "table_head")) continue;
      const range = [Math.max(from, points.unit(block.start)), Math.min(to, points.unit(block.end))] as const;
      if (range[0] < range[1]) drawn.push(cellOf(columnsOf(structure, points, row), block, next).range(...range));
      next = block.level + 1;
    }
  }
  return Decoration.set(drawn, true);
}

function cellOf(columns: readonly Column[], { kind, level }: Block, next: number): Decoration {
  const column = columns[level];
  const names = ["reader-cell"];
  if (kind === "table_head") names.push("reader-cell-head");
  if (column?.isNumeric) names.push("reader-cell-number");
  // Empty cells left no trace in the text; their columns are stepped over.
  const skipped = columns.slice(next, level).map(({ width }) => width);
  const skip = skipped.length === 0 ? "" : `; --skip: calc(${skipped.join(" + ")})`;
  return Decoration.mark({ class: names.join(" "), ...(column && { attributes: { style: `--width: ${column.width}${skip}` } }) });
}

function columnsOf(structure: Structure, points: CodePoints, row: Block): Column[] {
  const tables = known.get(structure) ?? new Map<number, Column[]>();
  known.set(structure, tables);
  const first = structure.firstRowOf(row.index);
  const columns = tables.get(first) ?? measured(structure, points, first);
  tables.set(first, columns);
  return columns;
}

/** The columns of a table by its first rows: in letters where there is room for them, else by their share. */
function measured(structure: Structure, points: CodePoints, first: number): Column[] {
  const longest: number[] = [];
  const isNumeric: boolean[] = [];
  for (const { cells } of structure.tableOf(first)) {
    for (const { kind, level, start, end } of cells) {
      if (level >= MOST_COLUMNS) continue;
      longest[level] = Math.max(longest[level] ?? 0, end - start);
      if (kind === "table_cell") isNumeric[level] = (isNumeric[level] ?? true) && end - start < MOST && numeric.test(points.slice(start, end));
    }
  }
  const letters = Array.from(longest, (length = 0) => Math.max(LEAST, Math.min(length, WHOLE) + REST * Math.max(0, Math.min(length, MOST) - WHOLE)) + GAP);
  const all = letters.reduce((sum, each) => sum + each, 0);
  return letters.map((each, column) => ({
    width: `min(${each.toFixed(1)}ch, ${((99.5 * each) / all).toFixed(2)}%)`,
    isNumeric: isNumeric[column] ?? false,
  }));
}
