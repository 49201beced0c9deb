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

/** A column is as wide as its longest cell up to this, in letters; a wider one takes its share of what is left. */
const SHORT = 16;
const LEAST = 3;
const MOST = 90;
/** Letters of a head are so much wider. */
const BOLD = 1.16;
/** The room between two columns, and what a wide column has in any case, in letters. */
const GAP = 3;
const ROOM = 12;
/** Rounding leaves a little of the line over. */
const LINE = 99.4;
/** More columns than this stand as close as they come. */
const MOST_COLUMNS = 24;

/** A cell that holds a number or nothing. */
const numeric = /^[\s\d.,:%‰+\-−–—×/()€$£¥]*$/u;

interface Column {
  /** As CSS takes it. */
  width: string;
  isNumeric: boolean;
}

const tab = Decoration.mark({ class: "reader-tab" });

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
      // The tab before a cell is there, but takes no room: the columns make it.
      if (block.start > Math.max(start, row.start)) drawn.push(tab.range(range[0] - 1, range[0]));
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

/** The columns of a table by its first rows. */
function measured(structure: Structure, points: CodePoints, first: number): Column[] {
  const longest: number[] = [];
  const isNumeric: boolean[] = [];
  for (const { cells } of structure.tableOf(first)) {
    for (const { kind, level, start, end } of cells) {
      if (level >= MOST_COLUMNS) continue;
      longest[level] = Math.max(longest[level] ?? LEAST, (end - start) * (kind === "table_head" ? BOLD : 1));
      if (kind === "table_cell") isNumeric[level] = (isNumeric[level] ?? true) && end - start < MOST && numeric.test(points.slice(start, end));
    }
  }
  return widthsOf(Array.from(longest, (length = LEAST) => length)).map((width, column) => ({ width, isNumeric: isNumeric[column] ?? false }));
}

/** The widths of columns by their longest cells in letters: as they want it where there is room, all in proportion where there is little. */
export function widthsOf(longest: readonly number[]): string[] {
  const letters = longest.map((length) => Math.min(length, MOST) + GAP);
  const isWide = longest.map((length) => length > SHORT);
  const sum = (of: boolean): number => letters.reduce((all, each, column) => all + (isWide[column] === of ? each : 0), 0);
  const [narrow, wide] = [sum(false), sum(true)];
  const least = narrow + ROOM * isWide.filter(Boolean).length;
  const upTo = (length: number): string => `min(${length.toFixed(1)}ch, ${((LINE * length) / least).toFixed(2)}%)`;
  return letters.map((each, column) => {
    if (!isWide[column]) return upTo(each);
    return `min(${each.toFixed(1)}ch, (${LINE}% - ${upTo(narrow)}) * ${(each / wide).toFixed(4)})`;
  });
}
