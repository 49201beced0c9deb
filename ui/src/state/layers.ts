// On which line under the text each underline is drawn, and how high each coloured ground, so that overlapping and nested passages stay apart. Pure.
// Invariant: two passages on the same layer do not overlap, but on the last layer, where everything further is drawn.
// Not here: colours and styles (reading, pages).

import type { Span } from "./spans.ts";

/** How many underlines there is room for between two lines of text. */
export const LAYERS = 4;

/** More spans than this are never in view at once; layering them would take longer than a frame. */
const MOST = 4_000;

/** The layer of each span, from 0 (nearest to the words). Shorter spans lie nearer, so nested ones look like brackets. */
export function layersOf(spans: readonly Span[]): Uint8Array {
  const layers = new Uint8Array(spans.length);
  if (spans.length > MOST) return layers;
  const placed: Span[][] = Array.from({ length: LAYERS - 1 }, () => []);
  const order = spans.map((span, index) => ({ span, index }));
  order.sort((a, b) => lengthOf(a.span) - lengthOf(b.span) || a.span.start - b.span.start || a.index - b.index);
  for (const { span, index } of order) {
    const free = placed.findIndex((row) => row.every((other) => other.end <= span.start || span.end <= other.start));
    layers[index] = free < 0 ? LAYERS - 1 : free;
    placed[free]?.push(span);
  }
  return layers;
}

function lengthOf(span: Span): number {
  return span.end - span.start;
}
