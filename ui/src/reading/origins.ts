// Where runs of the text come from: a bracket in the margin beside each run, with its label along it, or beside it where the
// margin is wide enough. Invariant: it takes no room, no clicks, and is never copied; what is beyond the view is not measured.
// Not here: what a run is called (app), how a bracket looks (origins.css).

import { StateEffect, StateField } from "@codemirror/state";
import { Direction, type EditorView, layer, type LayerMarker, type ViewUpdate } from "@codemirror/view";

import { groundOf } from "./page.ts";

/** A run of the text, in code points, and what is said of where it comes from. */
export interface OriginRun {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

export const tellOrigins = StateEffect.define<readonly OriginRun[]>();

const runs = StateField.define<readonly OriginRun[]>({
  create: () => [],
  update(known, { effects }) {
    return effects.findLast((effect) => effect.is(tellOrigins))?.value ?? known;
  },
});

/** From the text to the bracket, in pixels: beyond the rule of the cursor. */
const GAP = 26;
/** How wide the bracket is. */
const WIDTH = 5;
/** A margin that is wider has the label beside the bracket, in pixels. */
const ROOM = 132;
/** A label along the bracket wants a margin as wide as this. */
const ALONG = 16;
/** So far beyond a short bracket a label may go on along it. */
const LONGEST = 140;
/** The widest label. */
const WIDEST = 150;
/** Between two brackets, and between a bracket and the edge. */
const AIR = 3;

class Bracket implements LayerMarker {
  constructor(
    readonly label: string,
    readonly names: string,
    readonly left: number,
    readonly top: number,
    readonly height: number,
    readonly room: number,
    readonly along: number,
  ) {}

  eq(other: Bracket): boolean {
    return (["label", "names", "left", "top", "height", "room", "along"] as const).every((name) => this[name] === other[name]);
  }

  draw(): HTMLElement {
    const dom = document.createElement("div");
    dom.append(document.createElement("span"));
    return this.#onto(dom);
  }

  update(dom: HTMLElement): boolean {
    this.#onto(dom);
    return true;
  }

  #onto(dom: HTMLElement): HTMLElement {
    dom.className = `reader-origin ${this.names}`;
    dom.style.cssText = `left: ${this.left}px; top: ${this.top}px; height: ${this.height}px; --room: ${this.room}px; --along: ${this.along}px`;
    if (dom.firstChild) dom.firstChild.textContent = this.label;
    return dom;
  }
}

/** The brackets beside the text. */
export const origins = [runs, layer({ above: false, class: "reader-origins", update: hasMoved, markers })];

function hasMoved(update: ViewUpdate): boolean {
  const others = update.startState.field(runs, false) !== update.state.field(runs);
  return others || update.docChanged || update.viewportChanged || update.geometryChanged;
}

function markers(view: EditorView): Bracket[] {
  const known = view.state.field(runs);
  if (known.length === 0) return [];
  const { points } = groundOf(view.state);
  const box = view.scrollDOM.getBoundingClientRect();
  const [x, y] = [view.scrollDOM.scrollLeft - box.left, view.scrollDOM.scrollTop - box.top];
  const { from, to } = view.viewport;
  const drawn = known.flatMap((run) => {
    const [first, last] = [points.unit(run.start), points.unit(run.end)];
    if (last <= from || to <= first || first >= last) return [];
    const [begin, end] = [Math.max(first, from), Math.min(last, to)];
    const [top, bottom] = [view.coordsAtPos(begin, 1)?.top, view.coordsAtPos(end, -1)?.bottom];
    if (top === undefined || bottom === undefined) return [];
    const isRight = view.textDirectionAt(begin) === Direction.RTL;
    const edges = edgesOf(view);
    // In a narrow pane it stands at the very edge.
    const left = isRight ? Math.min(edges.right + GAP, box.left + view.scrollDOM.clientWidth - WIDTH - AIR) : Math.max(edges.left - GAP, box.left + AIR);
    const margin = (isRight ? box.right - left : left - box.left) - AIR;
    const height = Math.max(1, bottom - top - 2 * AIR);
    // What goes on beyond the view has no end to draw there.
    const names = [isRight ? "reader-right" : "reader-left", margin >= ROOM ? "reader-wide" : margin >= ALONG ? "reader-narrow" : "reader-bare", first < from ? "reader-goes-up" : "", last > to ? "reader-goes-down" : ""];
    return [{ label: run.label, names: names.filter((name) => name !== "").join(" "), left: left + x, top: top + y + AIR, height, room: Math.min(WIDEST, margin) }];
  });
  // A label ends where the next bracket begins.
  return drawn.map(({ label, names, left, top, height, room }, at) => new Bracket(label, names, left, top, height, room, Math.min((drawn[at + 1]?.top ?? Infinity) - top - AIR, Math.max(height, LONGEST))));
}

/** The edges of the text in the window. */
export function edgesOf(view: EditorView): { left: number; right: number } {
  const content = view.contentDOM.getBoundingClientRect();
  const line = view.contentDOM.querySelector(".cm-line");
  const padding = line === null ? 0 : parseFloat(getComputedStyle(line).paddingLeft);
  return { left: content.left + padding, right: content.right - padding };
}
