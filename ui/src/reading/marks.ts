// The marks of a text inside CodeMirror: kept as one range set, drawn for what is in view only.
// Invariant: a mark is found under its key; adding or removing one leaves the other marks' chunks of the set as they are.
// Nothing drawn here has a width or a text of its own, so offsets and what is copied stay the text's.
// Not here: colours (reading.css), layers (layers.ts).

import { type EditorState, type Range, RangeSet, RangeValue, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, hoverTooltip, ViewPlugin, type ViewUpdate } from "@codemirror/view";

import { snapToClusters } from "./breaks.ts";
import { layersOf } from "./layers.ts";
import { groundAfter, groundOf } from "./page.ts";
import type { ReaderMark } from "./types.ts";
import type { CodePoints } from "./utf16.ts";

/** A mark with its place in units. */
export interface Placed {
  readonly mark: ReaderMark;
  readonly start: number;
  readonly end: number;
}

class MarkValue extends RangeValue {
  constructor(readonly mark: ReaderMark) {
    super();
  }

  override eq(other: RangeValue): boolean {
    return other instanceof MarkValue && other.mark === this.mark;
  }
}

interface MarkChange {
  readonly removed: readonly ReaderMark[];
  readonly added: readonly ReaderMark[];
}

/** Takes marks away and adds others. */
export const changeMarks = StateEffect.define<MarkChange>();

/** The marks of the text; none at first. */
export const markField = StateField.define<RangeSet<MarkValue>>({
  create: () => RangeSet.empty,
  update(set, transaction) {
    let next = set;
    for (const effect of transaction.effects) {
      if (!effect.is(changeMarks)) continue;
      const { points } = groundAfter(transaction);
      const { removed, added } = effect.value;
      if (removed.length > 0) {
        const gone = new Set(removed.map((mark) => mark.key));
        next = next.update({
          filter: (_from, _to, value) => !gone.has(value.mark.key),
          filterFrom: points.unit(removed.reduce((least, mark) => Math.min(least, mark.start), points.length)),
          filterTo: points.unit(removed.reduce((most, mark) => Math.max(most, mark.end), 0)),
        });
      }
      next = next.size === 0 ? RangeSet.of(rangesOf(points, added)) : next.update({ add: rangesOf(points, added) });
    }
    return next;
  },
});

function rangesOf(points: CodePoints, marks: readonly ReaderMark[]): Range<MarkValue>[] {
  const filled = marks.filter((mark) => mark.start < mark.end && mark.end <= points.length);
  const placed = filled.map((mark) => new MarkValue(mark).range(points.unit(mark.start), points.unit(mark.end)));
  return placed.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The marks that share a unit with a span. */
export function marksIn(state: EditorState, start: number, end: number): Placed[] {
  const found: Placed[] = [];
  state.field(markField).between(start, end, (from, to, value) => {
    if (from < Math.max(end, start + 1) && start < to) found.push({ mark: value.mark, start: from, end: to });
  });
  return found;
}

/** The marks on one unit, the nearest (shortest) first. */
export function marksAt(state: EditorState, unit: number): Placed[] {
  return marksIn(state, unit, unit).sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** Draws the marks in view; those under the selection are drawn as active. */
export const drawMarks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate): void {
      const changed = update.startState.field(markField, false) !== update.state.field(markField);
      if (changed || update.docChanged || update.viewportChanged || update.selectionSet) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** How long the mouse must rest on a mark before its label is shown, in milliseconds. */
const HOVER = 350;

/** Shows the labels of the marks under the mouse, the nearest first. */
export const labelMarks = hoverTooltip(
  (view, pos) => {
    const hit = marksAt(view.state, pos);
    const nearest = hit[0];
    if (nearest === undefined) return null;
    const create = () => {
      const dom = document.createElement("div");
      for (const { mark } of hit) {
        const line = dom.appendChild(document.createElement("div"));
        line.className = "reader-tooltip-line";
        line.textContent = mark.label;
      }
      return { dom };
    };
    return { pos, end: nearest.end, above: true, create };
  },
  { hoverTime: HOVER, hideOnChange: true },
);

function decorate(view: EditorView): DecorationSet {
  const { points } = groundOf(view.state);
  const seen = new Map<string, Placed>();
  for (const { from, to } of view.visibleRanges) {
    for (const placed of marksIn(view.state, from, to)) seen.set(placed.mark.key, placed);
  }
  const placed = [...seen.values()];
  const lined = placed.filter(({ mark }) => mark.noun === "claim" && mark.verdict !== "not_a_claim");
  const layers = new Map(Array.from(layersOf(lined), (layer, index) => [lined[index]?.mark.key, layer]));
  const { from, to } = view.state.selection.main;
  const drawn: Range<Decoration>[] = [];
  const signs = new Set<string>();
  const sign = (name: string, start: number, end: number): void => {
    // Two passages that begin at the same place share one sign.
    if (signs.has(`${name}${start}`)) return;
    signs.add(`${name}${start}`);
    drawn.push(Decoration.mark({ class: name }).range(start, end));
  };
  for (const { mark, start, end } of placed) {
    const active = start < to && from < end ? " reader-active" : "";
    const name = `reader-mark ${styleOf(mark)} reader-layer-${layers.get(mark.key) ?? 0}${active}`;
    drawn.push(Decoration.mark({ class: name, attributes: { "data-mark": mark.key } }).range(start, end));
    if (mark.verdict === "dubious") sign("reader-obelus", start, firstCluster(points, mark));
    if (mark.certainty === "unsure") sign("reader-unsure", lastCluster(points, mark), end);
  }
  return Decoration.set(drawn, true);
}

function styleOf(mark: ReaderMark): string {
  if (mark.noun === "highlight") return `reader-highlight reader-${mark.color ?? "yellow"}`;
  return `reader-claim reader-${mark.verdict ?? "unjudged"}`;
}

function firstCluster(points: CodePoints, { start }: ReaderMark): number {
  return points.unit(snapToClusters(points, { start, end: start + 1 }).end);
}

function lastCluster(points: CodePoints, { end }: ReaderMark): number {
  return points.unit(snapToClusters(points, { start: end - 1, end }).start);
}
