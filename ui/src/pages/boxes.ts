// Where words stand on a page: from the boxes of its characters to lines, from a point to a character, from a span to
// rectangles. Invariant: everything is in eighths of a point from the page's upper left corner, and spans are code points.
// What is not on the page has no rectangle. Not here: pixels (Leaf.svelte), what is drawn in a rectangle (Marks.svelte).

import type { BoxColumns } from "../host/generated/contract.ts";
import type { Span } from "../state/spans.ts";
import { firstWhere } from "../state/spans.ts";

/** Boxes are in this part of a point. */
export const PARTS = 8;

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The words of a line, as high as the line; of one that runs downwards as wide. */
export interface Row extends Box {
  isUpright: boolean;
}

/** A place under a point: the character itself, and the edge between characters that is nearest. */
export interface Under {
  at: number;
  edge: number;
}

/** Characters of one line, in the order of the text: half-open indexes into the columns. */
interface Line extends Row {
  first: number;
  last: number;
}

/** Of the height of the lower of two neighbours so much lies beside the other where they are in one line. */
const BESIDE = 0.4;
/** Neighbours further apart than so many heights are in lines of their own: columns, cells. */
const FAR = 2.5;
/** In a line that runs downwards a character is so many of its heights below the one before, at the most. */
const BELOW = 0.5;
/** A point so many times further above or below than beside is as far: whoever drags past the end of a line means that line. */
const STEEP = 4;
/** How far from a line, in its heights, a point still is on it. */
const REACH = 0.6;

export class PageBoxes {
  private readonly lines: Line[] = [];

  constructor(private readonly columns: BoxColumns) {
    const pieces: Line[] = [];
    for (let index = 0; index < columns.at.length; index += 1) {
      const [line, before, box] = [pieces.at(-1), this.box(index - 1), this.box(index)];
      const isFirst = line !== undefined && line.last - line.first === 1;
      const isBelow = line !== undefined && (isFirst || line.isUpright) && goesDown(before, box);
      if (line !== undefined && (isBelow || (!line.isUpright && goesOn(line, before, box)))) Object.assign(line, around(line, box), { last: index + 1, isUpright: isBelow });
      else pieces.push({ ...box, first: index, last: index + 1, isUpright: false });
    }
    // Where ways are mixed in a line the order of the text jumps about in it: its pieces touch when they are whole.
    for (const piece of pieces) {
      const last = this.lines.at(-1);
      if (last !== undefined && !last.isUpright && !piece.isUpright && goesOn(last, last, piece)) Object.assign(last, around(last, piece), { last: piece.last });
      else this.lines.push(piece);
    }
  }

  get isEmpty(): boolean {
    return this.lines.length === 0;
  }

  /** What of the text is on the page, from the first of its characters to behind the last. */
  get span(): Span {
    const { at } = this.columns;
    return { start: at[0] ?? 0, end: (at.at(-1) ?? -1) + 1 };
  }

  /** A rectangle for every line that a span has characters in, as high as the line. */
  rectanglesOf(span: Span): Row[] {
    const { first, last } = this.indexesOf(span);
    return this.linesOf(span).map((line) => {
      let box = this.box(Math.max(first, line.first));
      for (let each = Math.max(first, line.first) + 1; each < Math.min(last, line.last); each += 1) box = around(box, this.box(each));
      const { left, right, top, bottom, isUpright } = line;
      return isUpright ? { ...box, left, right, isUpright } : { ...box, top, bottom, isUpright };
    });
  }

  /** The lines that a span has characters in, whole. */
  linesOf(span: Span): readonly Line[] {
    const { first, last } = this.indexesOf(span);
    if (first >= last) return [];
    const from = firstWhere(this.lines.length, (index) => (this.lines[index]?.last ?? 0) > first);
    const to = firstWhere(this.lines.length, (index) => (this.lines[index]?.first ?? 0) >= last);
    return this.lines.slice(from, to);
  }

  /** The character nearest to a point; `null` where there is none on the page. */
  nearest(x: number, y: number): Under | null {
    let line: Line | null = null;
    let least = Infinity;
    for (const each of this.lines) {
      const far = beyond(x, each.left, each.right) + STEEP * beyond(y, each.top, each.bottom);
      if (far < least) [least, line] = [far, each];
    }
    return line && this.nearestIn(line, x, y);
  }

  /** The character at a point; `null` beside the words. */
  under(x: number, y: number): Under | null {
    const line = this.lines.find(({ left, right, top, bottom }) => Math.max(beyond(x, left, right), beyond(y, top, bottom)) <= (bottom - top) * REACH);
    // Of lines that are close the nearest is meant, not the first.
    return line === undefined ? null : this.nearest(x, y);
  }

  /** The characters of a span, half-open. */
  private indexesOf({ start, end }: Span): { first: number; last: number } {
    const { at } = this.columns;
    return { first: firstWhere(at.length, (index) => (at[index] ?? 0) >= start), last: firstWhere(at.length, (index) => (at[index] ?? 0) >= end) };
  }

  /** Whether words run from right to left where a span begins on the page. */
  runsLeftward(span: Span): boolean {
    const { first } = this.indexesOf(span);
    const line = this.linesOf(span)[0];
    return line !== undefined && !line.isUpright && this.isLeftward(Math.max(first, line.first), line.first, line.last);
  }

  private nearestIn({ first, last, isUpright }: Line, x: number, y: number): Under {
    let [index, least] = [first, Infinity];
    for (let each = first; each < last; each += 1) {
      const { left, right, top, bottom } = this.box(each);
      const far = beyond(x, left, right) + beyond(y, top, bottom);
      if (far < least) [index, least] = [each, far];
    }
    const at = this.columns.at[index] ?? 0;
    const { left, right, top, bottom } = this.box(index);
    const isBehind = isUpright ? y > (top + bottom) / 2 : this.isLeftward(index, first, last) ? x < (left + right) / 2 : x > (left + right) / 2;
    return { at, edge: isBehind ? at + 1 : at };
  }

  /** Whether words run from right to left at a character, as seen by its neighbours in the line. */
  private isLeftward(index: number, first: number, last: number): boolean {
    const before = this.box(Math.max(first, index - 1));
    const after = this.box(Math.min(last - 1, index + 1));
    return after.left + after.right < before.left + before.right;
  }

  private box(index: number): Box {
    const { left, top, width, height } = this.columns;
    const [x, y] = [left[index] ?? 0, top[index] ?? 0];
    return { left: x, right: x + (width[index] ?? 0), top: y, bottom: y + (height[index] ?? 0) };
  }
}

/** Whether a character stands right below the one before it, in a line that runs downwards. */
function goesDown(before: Box, box: Box): boolean {
  const shared = Math.min(before.right, box.right) - Math.max(before.left, box.left);
  const gap = box.top - before.bottom;
  const height = box.bottom - box.top;
  return shared > (box.right - box.left) / 2 && Math.abs(gap) <= height * BELOW && box.top > before.top;
}

/** Whether a character is in the line of those before it. */
function goesOn(line: Box, before: Box, box: Box): boolean {
  const height = Math.min(line.bottom - line.top, box.bottom - box.top);
  const shared = Math.min(line.bottom, box.bottom) - Math.max(line.top, box.top);
  const gap = Math.max(box.left - before.right, before.left - box.right);
  return shared >= height * BESIDE && gap <= Math.max(line.bottom - line.top, height) * FAR;
}

function around(one: Box, other: Box): Box {
  return {
    left: Math.min(one.left, other.left),
    right: Math.max(one.right, other.right),
    top: Math.min(one.top, other.top),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** How far a number lies outside of two others. */
function beyond(at: number, least: number, most: number): number {
  return Math.max(0, least - at, at - most);
}
