// How a text is built, asked by place: its blocks, the runs in its lines, its headings and pages.
// Invariant: positions are code points, spans half-open; blocks are nested or apart, as the desk promises. A question costs
// what it answers and a search in sorted columns, however long the book is. Not here: how anything looks (reading).

import type { BlockWord, RunWord, StructureColumns } from "../host/generated/contract.ts";
import type { Span } from "./spans.ts";
import { firstWhere } from "./spans.ts";

export interface Block extends Span {
  /** Its place among the blocks. */
  index: number;
  kind: BlockWord;
  /** The level of a heading or of a list item, from 1; the column of a cell, from 0. */
  level: number;
  /** The number of an item, the mark of a footnote. */
  label: string | null;
}

export interface Run extends Span {
  kind: RunWord;
  /** Of a link. */
  address: string | null;
}

export interface Heading extends Span {
  level: number;
}

/** Rows further on than this tell nothing new about the columns of a table. */
const MOST_ROWS = 120;
/** A blank line is between two rows of a table. */
const BETWEEN_ROWS = 2;

export class Structure {
  readonly headings: readonly Heading[];
  /** Of every block the one around it; -1 where there is none. */
  private readonly around: Int32Array;
  /** Of every row of a table the first row of it. */
  private readonly firstRows = new Map<number, number>();
  /** Of every run how far it and those before it reach. */
  private readonly reach: Uint32Array;

  constructor(private readonly columns: StructureColumns) {
    const { blocks, runs } = columns;
    this.around = new Int32Array(blocks.start.length);
    const headings: Heading[] = [];
    let open = -1;
    let row: Block | null = null;
    for (let index = 0; index < this.around.length; index += 1) {
      const block = this.block(index);
      while (open >= 0 && (blocks.end[open] ?? 0) <= block.start) open = this.around[open] ?? -1;
      this.around[index] = open;
      open = index;
      if (block.kind === "heading") headings.push({ start: block.start, end: block.end, level: block.level });
      if (block.kind === "table_row") {
        const goesOn: boolean = row !== null && this.follows(row, block);
        this.firstRows.set(index, goesOn && row !== null ? (this.firstRows.get(row.index) ?? index) : index);
        row = block;
      }
    }
    this.headings = headings;
    this.reach = new Uint32Array(runs.start.length);
    let furthest = 0;
    runs.end.forEach((end, index) => (this.reach[index] = furthest = Math.max(furthest, end)));
  }

  /** Whether nothing is known of how the text is built. */
  get isPlain(): boolean {
    return this.around.length === 0;
  }

  get pages(): StructureColumns["pages"] {
    return this.columns.pages;
  }

  /** The blocks that hold a place, the innermost first. */
  blocksAt(at: number): Block[] {
    const { start, end } = this.columns.blocks;
    const held: Block[] = [];
    for (let index = firstWhere(start.length, (each) => (start[each] ?? 0) > at) - 1; index >= 0; index = this.around[index] ?? -1) {
      if ((end[index] ?? 0) > at) held.push(this.block(index));
    }
    return held;
  }

  /** The blocks that begin in a span, in order. */
  blocksIn({ start, end }: Span): Block[] {
    const starts = this.columns.blocks.start;
    const found: Block[] = [];
    for (let index = firstWhere(starts.length, (each) => (starts[each] ?? 0) >= start); (starts[index] ?? end) < end; index += 1) found.push(this.block(index));
    return found;
  }

  /** The runs that share a code point with a span, in order. */
  runsIn({ start, end }: Span): Run[] {
    const { runs } = this.columns;
    const found: Run[] = [];
    for (let index = firstWhere(this.reach.length, (each) => (this.reach[each] ?? 0) > start); (runs.start[index] ?? end) < end; index += 1) {
      const run = { kind: runs.kind[index] ?? "emphasis", start: runs.start[index] ?? 0, end: runs.end[index] ?? 0, address: runs.address[index] ?? null };
      if (run.end > start) found.push(run);
    }
    return found;
  }

  /** The rows of the table that a row belongs to, as many as tell how wide its columns are; each with its cells. */
  tableOf(row: number): { row: Block; cells: Block[] }[] {
    const first = this.firstRows.get(row);
    const rows: { row: Block; cells: Block[] }[] = [];
    if (first === undefined) return rows;
    for (let index = first; index < this.around.length && rows.length < MOST_ROWS; index += 1) {
      const block = this.block(index);
      const last = rows.at(-1);
      if (this.firstRows.get(index) === first) rows.push({ row: block, cells: [] });
      else if (last === undefined || block.start >= last.row.end) break;
      else if (this.around[index] === last.row.index) last.cells.push(block);
    }
    return rows;
  }

  /** The first row of the table that a row belongs to; -1 where it is no row. */
  firstRowOf(row: number): number {
    return this.firstRows.get(row) ?? -1;
  }

  /** The heading under which a place stands, by its place among the headings; -1 before the first. */
  headingAt(at: number): number {
    return firstWhere(this.headings.length, (each) => (this.headings[each]?.start ?? 0) > at) - 1;
  }

  /** The page on which a place stands, by its place among the pages; -1 where there are none. */
  pageAt(at: number): number {
    const { start } = this.columns.pages;
    return firstWhere(start.length, (each) => (start[each] ?? 0) > at) - 1;
  }

  /** The pages that a span stands on as they are printed, the first and the last; `null` where the text has none. */
  pagesOf({ start, end }: Span): { first: string; last: string } | null {
    const { label } = this.columns.pages;
    const [first, last] = [label[this.pageAt(start)], label[this.pageAt(Math.max(start, end - 1))]];
    return first === undefined || last === undefined ? null : { first, last };
  }

  /** The pages that begin in a span: where, and what they are called. Some may begin at the same place. */
  pagesFrom({ start, end }: Span): { start: number; labels: string[] }[] {
    const { pages } = this.columns;
    const found: { start: number; labels: string[] }[] = [];
    const from = firstWhere(pages.start.length, (each) => (pages.start[each] ?? 0) >= start);
    for (let index = from; (pages.start[index] ?? end) < end; index += 1) {
      const [at, label] = [pages.start[index] ?? 0, pages.label[index] ?? ""];
      const last = found.at(-1);
      if (last?.start === at) last.labels.push(label);
      else found.push({ start: at, labels: [label] });
    }
    return found;
  }

  private block(index: number): Block {
    const { kind, start, end, level, label } = this.columns.blocks;
    return { index, kind: kind[index] ?? "paragraph", start: start[index] ?? 0, end: end[index] ?? 0, level: level[index] ?? 0, label: label[index] ?? null };
  }

  /** Whether a row goes on with the table of another: right behind it, and not as the head of a table of its own. */
  private follows(before: Block, row: Block): boolean {
    if (row.start - before.end > BETWEEN_ROWS || this.around[before.index] !== this.around[row.index]) return false;
    return this.isHead(before) || !this.isHead(row);
  }

  /** Whether all cells of a row are heads. */
  private isHead({ index, end }: Block): boolean {
    const { kind, start } = this.columns.blocks;
    if (kind[index + 1] !== "table_head") return false;
    for (let cell = index + 1; (start[cell] ?? end) < end; cell += 1) if (kind[cell] === "table_cell") return false;
    return true;
  }
}

/** Of a plain text. */
export const plain = new Structure({
  blocks: { kind: [], start: [], end: [], level: [], label: [] },
  runs: { kind: [], start: [], end: [], address: [] },
  pages: { label: [], start: [], width: [], height: [] },
});
