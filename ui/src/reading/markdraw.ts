// Draws the marks in view as decorations of the words: underlines in layers, faded words, coloured grounds.
// Invariant: nothing drawn here has a width or a text of its own, so offsets and what is copied stay the text's; the work
// depends on what is in view only. Not here: signs beside the words (badges.ts), colours (marks.css), layers (layers.ts).

import type { Range } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, type ViewUpdate } from "@codemirror/view";

import { attention, lightsUpWith, litMark } from "./attention.ts";
import { drawInView } from "./inview.ts";
import { layersOf } from "../state/layers.ts";
import type { ReaderMark } from "./mark.ts";
import { markField, marksInView, type Placed } from "./marks.ts";
import { groundOf } from "./page.ts";

export const drawMarks = drawInView(decorate, isDrawnAnew);

/** Whether other marks are to be drawn, or the same ones otherwise. */
export function isDrawnAnew({ startState, state }: ViewUpdate): boolean {
  const known = startState.field(markField, false);
  return known !== state.field(markField) || startState.field(attention, false) !== state.field(attention);
}

/** The marks to be drawn: those in view, the one that is being moved at its new place. */
export function drawnMarks(view: EditorView): Placed[] {
  const marks = marksInView(view);
  const { shaping } = view.state.field(attention);
  if (shaping === null) return marks;
  const { points } = groundOf(view.state);
  const moved = { mark: shaping.mark, start: points.unit(shaping.start), end: points.unit(shaping.end) };
  return [...marks.filter(({ mark }) => mark !== shaping.mark), moved];
}

/** The layer of each underline that is drawn. */
export function layersOfLines(placed: readonly Placed[]): Map<ReaderMark, number> {
  return layersAmong(placed.filter(({ mark }) => mark.isLined));
}

/** The layer of each coloured ground that is drawn. */
function layersOfGrounds(placed: readonly Placed[]): Map<ReaderMark, number> {
  return layersAmong(placed.filter(({ mark }) => mark.noun === "highlight"));
}

function layersAmong(placed: readonly Placed[]): Map<ReaderMark, number> {
  const layers = layersOf(placed);
  return new Map(placed.map(({ mark }, index) => [mark, layers[index] ?? 0]));
}

function decorate(view: EditorView): DecorationSet {
  const placed = drawnMarks(view);
  const grounds = layersOfGrounds(placed);
  const layers = new Map([...layersOfLines(placed), ...grounds]);
  const around = placed.filter(({ mark }) => (grounds.get(mark) ?? 0) > 0);
  const lit = litMark(view.state);
  const shining = placed.filter(({ mark }) => lightsUpWith(mark, lit));
  const shaped = view.state.field(attention).shaping?.mark;
  const drawn = placed.map((each): Range<Decoration> => {
    const { mark, start, end } = each;
    const layer = layers.get(mark) ?? 0;
    const names = ["reader-mark", `reader-${mark.noun}`, `reader-${mark.look}`, `reader-layer-${layer}`];
    if (around.some((other) => isOver(other, each) && layer < (grounds.get(other.mark) ?? 0))) names.push("reader-within");
    if (shining.includes(each)) names.push("reader-lit");
    else if (shining.some((other) => isOver(other, each))) names.push("reader-receding");
    if (mark === shaped) names.push("reader-shaping");
    return Decoration.mark({ class: names.join(" "), attributes: { "data-mark": mark.key } }).range(start, end);
  });
  return Decoration.set(drawn, true);
}

function isOver(one: Placed, other: Placed): boolean {
  return one !== other && one.start < other.end && other.start < one.end;
}
