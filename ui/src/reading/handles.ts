// The two handles of a mark whose ends are being moved, drawn over the text and drawn by mouse or finger.
// Invariant: what is drawn is the state's shape; a drag changes the state and nothing else.
// Not here: which span results (reshape.ts), keys (ShapeBar.svelte), saving (app).

import { type EditorState, type Extension, Prec, type StateEffect } from "@codemirror/state";
import { EditorView, layer, type LayerMarker, type Rect, type ViewUpdate } from "@codemirror/view";

import { attention, shape, type Shaping } from "./attention.ts";
import { groundOf } from "./page.ts";
import { dragged, type Reshaping, type Side, stepOf, stepped, turned } from "./reshape.ts";
import type { ReaderPlace } from "./types.ts";

/** The layer of handles; empty while no mark is being moved. */
export const handles: Extension = [
  layer({ above: true, class: "reader-handles", update: isMoved, markers }),
  EditorView.editorAttributes.compute([attention], (state): Record<string, string> => (shapingOf(state) ? { class: "reader-is-shaping" } : {})),
  // A press beside the handles would put the cursor elsewhere and leave the mark half moved.
  Prec.highest(
    EditorView.domEventHandlers({
      mousedown: (_event, view) => shapingOf(view.state) !== null,
      pointerdown: (_event, view) => shapingOf(view.state) !== null,
    }),
  ),
];

/** The room that is kept free around the end that moves, in pixels. */
const MARGIN = 60;

/** Gives the mark that is being moved this shape, with the moving end in view. */
export function showShape(view: EditorView, shaping: Shaping | null): void {
  const effects: StateEffect<unknown>[] = [shape.of(shaping)];
  if (shaping !== null) {
    const unit = groundOf(view.state).points.unit(shaping[shaping.side]);
    effects.push(EditorView.scrollIntoView(unit, { y: "nearest", yMargin: MARGIN }));
  }
  view.dispatch({ effects });
}

/** Begins to move the ends of the mark at the cursor; whether there is one. */
export function beginShaping(view: EditorView): boolean {
  const mark = view.state.field(attention).current[0]?.mark;
  if (mark !== undefined) showShape(view, { mark, start: mark.start, end: mark.end, side: "end" });
  return mark !== undefined;
}

/** Does what was asked of a shape: it has another form after it, or is done, and then with a place if that is to be saved. */
export function act(view: EditorView, before: Shaping, asked: Reshaping): { after: Shaping | null; place: ReaderPlace | null } {
  const ground = groundOf(view.state);
  const after = asked.does === "step" ? stepped(ground, before, asked.by, stepOf(ground, before, asked.arrow)) : asked.does === "turn" ? turned(before) : null;
  showShape(view, after);
  const { mark, start, end } = before;
  const isOther = start !== mark.start || end !== mark.end;
  return { after, place: asked.does === "save" && isOther ? { start, end } : null };
}

export function shapingOf(state: EditorState): Shaping | null {
  return state.field(attention).shaping;
}

function isMoved({ startState, state, docChanged, viewportChanged }: ViewUpdate): boolean {
  return docChanged || viewportChanged || startState.field(attention, false)?.shaping !== shapingOf(state);
}

function markers(view: EditorView): Handle[] {
  const shaping = shapingOf(view.state);
  if (shaping === null) return [];
  const { points } = groundOf(view.state);
  const box = view.scrollDOM.getBoundingClientRect();
  const origin = { left: box.left - view.scrollDOM.scrollLeft, top: box.top - view.scrollDOM.scrollTop };
  return (["start", "end"] as const).flatMap((side) => {
    const at = view.coordsAtPos(points.unit(shaping[side]), side === "start" ? 1 : -1);
    return at === null ? [] : new Handle(view, side, shaping.side === side, at, origin);
  });
}

class Handle implements LayerMarker {
  constructor(
    readonly view: EditorView,
    readonly side: Side,
    readonly isActive: boolean,
    readonly at: Rect,
    readonly origin: { left: number; top: number },
  ) {}

  eq(other: Handle): boolean {
    const [a, b] = [this, other].map(({ side, isActive, at, origin }) => [side, isActive, at.left - origin.left, at.top - origin.top, at.bottom - at.top].join());
    return a === b;
  }

  draw(): HTMLElement {
    const dom = document.createElement("span");
    dom.addEventListener("pointerdown", (event) => follow(this.view, this.side, dom, event));
    this.#place(dom);
    return dom;
  }

  /** The element stays while it is dragged. */
  update(dom: HTMLElement, before: Handle): boolean {
    if (before.side !== this.side) return false;
    this.#place(dom);
    return true;
  }

  #place(dom: HTMLElement): void {
    dom.className = `reader-handle reader-at-${this.side}${this.isActive ? " reader-lit" : ""}`;
    dom.style.left = `${this.at.left - this.origin.left}px`;
    dom.style.top = `${this.at.top - this.origin.top}px`;
    dom.style.height = `${this.at.bottom - this.at.top}px`;
  }
}

function follow(view: EditorView, side: Side, dom: HTMLElement, down: PointerEvent): void {
  const begun = shapingOf(view.state);
  if (begun === null || down.button !== 0) return;
  down.preventDefault();
  showShape(view, { ...begun, side });
  dom.setPointerCapture(down.pointerId);
  // The hand holds the knob; what counts is the line that the handle stands on.
  const box = dom.getBoundingClientRect();
  const lift = down.clientY - (box.top + box.bottom) / 2;
  const drag = ({ clientX: x, clientY }: PointerEvent): void => {
    const now = shapingOf(view.state);
    if (now === null) return;
    const ground = groundOf(view.state);
    const to = ground.points.point(view.posAtCoords({ x, y: clientY - lift }, false));
    const next = dragged(ground, { ...now, side }, to);
    if (next.start !== now.start || next.end !== now.end) showShape(view, next);
  };
  dom.addEventListener("pointermove", drag);
  const drop = (): void => dom.removeEventListener("pointermove", drag);
  dom.addEventListener("pointerup", drop, { once: true });
  dom.addEventListener("pointercancel", drop, { once: true });
}
