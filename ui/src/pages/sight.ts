// What of a page is in view. Pixels of the window.

import type { Box } from "./boxes.ts";

/** The room that is kept around what comes into view. */
const AROUND = 40;
/** How far the page moves under a pointer that is beyond the edge, at a time. */
const STEP = 18;

/** Scrolls as little as shows these rectangles of a sheet; `scale` is pixels in one of their parts. Of very high ones the beginning. */
export function comeIntoView(scroller: HTMLElement, sheet: HTMLElement, rectangles: Box[], scale: number): void {
  if (rectangles.length === 0) return;
  const [view, paper] = [scroller.getBoundingClientRect(), sheet.getBoundingClientRect()];
  const top = paper.top - view.top + Math.min(...rectangles.map((each) => each.top)) * scale - AROUND;
  const bottom = paper.top - view.top + Math.max(...rectangles.map((each) => each.bottom)) * scale + AROUND;
  const left = paper.left - view.left + Math.min(...rectangles.map((each) => each.left)) * scale - AROUND;
  const right = paper.left - view.left + Math.max(...rectangles.map((each) => each.right)) * scale + AROUND;
  scroller.scrollBy(shift(left, right, scroller.clientWidth), shift(top, bottom, scroller.clientHeight));
}

/** Moves the page where the pointer is beyond its edge. */
export function followPointer(scroller: HTMLElement, { clientX, clientY }: MouseEvent): void {
  const { left, right, top, bottom } = scroller.getBoundingClientRect();
  scroller.scrollBy(step(clientX, left, right), step(clientY, top, bottom));
}

function shift(first: number, last: number, room: number): number {
  if (first < 0 || last - first > room) return first;
  return Math.max(0, last - room);
}

function step(at: number, least: number, most: number): number {
  return at < least ? -STEP : at > most ? STEP : 0;
}
