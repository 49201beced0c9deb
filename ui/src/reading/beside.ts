// Where a small panel stands beside some words: close to them, inside the surface, and not over them. Pure but for the one
// function that asks the view where words are. Invariant: the words stay free wherever there is room above or below.
// Not here: the panels (Palette.svelte, MarkCard.svelte, ShapeBar.svelte).

import type { EditorView } from "@codemirror/view";

import type { Box } from "./rectangles.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The distance from the words: enough for the underlines and counts below them, in pixels. */
const GAP = 12;
/** The distance from the edge of the surface. */
const RIM = 6;

/** Where the panel's left upper corner is, seen from that of the bounds. */
export function beside(size: Size, words: Box, bounds: Box, wish: "above" | "below"): { left: number; top: number } {
  const middle = (words.left + words.right) / 2;
  const left = within(middle - size.width / 2, bounds.left + RIM, bounds.right - RIM - size.width);
  const [least, most] = [bounds.top + RIM, bounds.bottom - RIM - size.height];
  const places = { above: words.top - GAP - size.height, below: words.bottom + GAP };
  const other = wish === "above" ? "below" : "above";
  const free = [places[wish], places[other]].find((top) => least <= top && top <= most);
  // Where the words fill the surface, the panel lies at the edge where more of them end.
  const edge = bounds.bottom - words.bottom >= words.top - bounds.top ? most : least;
  return { left: left - bounds.left, top: (free ?? within(edge, least, most)) - bounds.top };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** The box of some words in the window, as far as they can be seen; of several lines it is as wide as the column. */
export function boxOf(view: EditorView, from: number, to: number): Box | null {
  const seen = view.scrollDOM.getBoundingClientRect();
  const [start, end] = [view.coordsAtPos(from, 1), view.coordsAtPos(to, -1)];
  if (start === null && end === null) return null;
  const [top, bottom] = [start?.top ?? seen.top, end?.bottom ?? seen.bottom];
  if (bottom < seen.top || seen.bottom < top) return null;
  const isOneLine = start !== null && end !== null && Math.abs(start.top - end.top) < 2;
  const column = view.contentDOM.getBoundingClientRect();
  const sides = isOneLine ? [start.left, end.left] : [Math.max(column.left, seen.left), Math.min(column.right, seen.right)];
  return { left: Math.min(...sides), right: Math.max(...sides), top: Math.max(top, seen.top), bottom: Math.min(bottom, seen.bottom) };
}
