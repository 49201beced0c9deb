// What a finger or a pen does over the text: a tap puts the cursor on a sentence, a long press takes a word, drawing on from
// there takes more, and two grips move the ends of what is selected. Anything else is left to the engine, which scrolls.
// Invariant: a press that has moved before it was long is a scroll and selects nothing; the mouse events that engines send
// after a touch are not heeded. Not here: the mouse (pointer.ts), how grips look (grips.ts).

import { EditorSelection, type Extension, Prec } from "@codemirror/state";
import { EditorView, ViewPlugin } from "@codemirror/view";

import { gripAt, grips, showGrips } from "./grips.ts";
import { shapingOf } from "./handles.ts";
import { groundOf } from "./page.ts";
import { placeUnder, type PointerTold, spanAt } from "./pointer.ts";

/** How long a press is long, in milliseconds: as on most systems. */
const LONG = 450;
/** How far a finger may slip in a tap, in pixels. */
const SLIP = 10;
/** How long after a touch the mouse events that imitate it may come, in milliseconds. */
const ECHO = 1_000;
/** How near the edge of the view a selection that is being drawn scrolls, and by how much a frame, in pixels. */
const EDGE = { near: 40, by: 12 };

/** Fingers and pens over a text. */
export function touch(told: PointerTold): Extension {
  const fingers = ViewPlugin.define((view) => new Fingers(view, told), {
    provide: (plugin) =>
      // A mouse event of the engine's own making would undo what the touch did.
      Prec.high(
        EditorView.domEventHandlers({
          mousedown: (event, view) => view.plugin(plugin)?.isEcho(event) ?? false,
          contextmenu: (event, view) => view.plugin(plugin)?.isEcho(event) ?? false,
        }),
      ),
  });
  return [grips, fingers];
}

interface Press {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** What is kept while the selection is drawn on: a word, or the end that is not held; `null` before the press is long. */
  kept: { from: number; to: number } | null;
  /** Where the finger is above the line that it moves, in pixels. */
  readonly lift: number;
  last: PointerEvent;
}

class Fingers {
  #press: Press | null = null;
  #timer = 0;
  #frame = 0;
  #touched = -Infinity;
  readonly #off = new AbortController();

  constructor(
    readonly view: EditorView,
    readonly told: PointerTold,
  ) {
    const { signal } = this.#off;
    const { scrollDOM } = view;
    scrollDOM.addEventListener("pointerdown", (event) => this.#down(event), { signal });
    scrollDOM.addEventListener("pointermove", (event) => this.#move(event), { signal });
    scrollDOM.addEventListener("pointerup", (event) => this.#up(event), { signal });
    scrollDOM.addEventListener("pointercancel", () => this.#end(), { signal });
    // Once a selection is drawn the page must not scroll under the finger; before that it must be free to.
    scrollDOM.addEventListener("touchmove", (event) => this.#press?.kept && event.preventDefault(), { signal, passive: false });
  }

  destroy(): void {
    this.#off.abort();
    this.#end();
  }

  /** Whether a mouse event only imitates a touch. */
  isEcho(event: Event): boolean {
    if (event.timeStamp - this.#touched > ECHO) return false;
    event.preventDefault();
    return true;
  }

  #down(event: PointerEvent): void {
    // A mouse that presses selects anew, and with that the grips go.
    if (event.pointerType === "mouse") return;
    this.#touched = event.timeStamp;
    this.#end();
    // A mark that is being given other ends has handles of its own.
    if (!event.isPrimary || event.button !== 0 || shapingOf(this.view.state) !== null) return;
    const grip = gripAt(event.target);
    const { main } = this.view.state.selection;
    const other = grip === "start" ? main.to : main.from;
    const kept = grip === null ? null : { from: other, to: other };
    this.#press = { id: event.pointerId, x: event.clientX, y: event.clientY, kept, lift: this.#lift(event, grip), last: event };
    if (grip === null) this.#timer = window.setTimeout(() => this.#takeWord(), LONG);
    else event.preventDefault();
  }

  #takeWord(): void {
    const press = this.#press;
    if (press === null) return;
    const { from, to } = spanAt(groundOf(this.view.state), placeUnder(this.view, press.last), 2);
    press.kept = { from, to };
    this.#select(from, to);
    try {
      this.view.scrollDOM.setPointerCapture(press.id);
    } catch {
      // The finger was lifted and nobody was told: there is nothing to hold.
    }
  }

  #move(event: PointerEvent): void {
    const press = this.#press;
    if (press === null || event.pointerId !== press.id) return;
    press.last = event;
    if (press.kept === null) {
      if (Math.hypot(event.clientX - press.x, event.clientY - press.y) > SLIP) this.#end();
      return;
    }
    this.#draw(press);
    this.#scroll();
  }

  #up(event: PointerEvent): void {
    if (event.pointerType === "mouse") return;
    const press = this.#press;
    this.#touched = event.timeStamp;
    this.#end();
    if (press === null || event.pointerId !== press.id) return;
    if (press.kept === null) {
      this.view.dispatch({ effects: showGrips.of(false) });
      this.told.clicked(placeUnder(this.view, event).unit);
    } else {
      const { anchor, head } = this.view.state.selection.main;
      this.view.dispatch({ effects: showGrips.of(true) });
      this.told.selected(anchor, head);
    }
    this.view.focus();
  }

  /** Selects from what is kept to where the finger is. */
  #draw({ kept, last, lift }: Press): void {
    if (kept === null) return;
    const { edge } = placeUnder(this.view, { clientX: last.clientX, clientY: last.clientY - lift });
    if (edge < kept.from) this.#select(kept.to, edge);
    else this.#select(kept.from, Math.max(kept.to, edge));
  }

  #select(anchor: number, head: number): void {
    if (anchor === head) return;
    this.view.dispatch({ selection: EditorSelection.single(anchor, head), userEvent: "select.pointer" });
  }

  /** Scrolls on while the finger is at the edge of the view. */
  #scroll(): void {
    cancelAnimationFrame(this.#frame);
    const press = this.#press;
    if (press === null) return;
    const { top, bottom } = this.view.scrollDOM.getBoundingClientRect();
    const { clientY } = press.last;
    const by = clientY < top + EDGE.near ? -EDGE.by : clientY > bottom - EDGE.near ? EDGE.by : 0;
    if (by === 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.view.scrollDOM.scrollTop += by;
      this.#draw(press);
      this.#scroll();
    });
  }

  #lift(event: PointerEvent, grip: "start" | "end" | null): number {
    const { main } = this.view.state.selection;
    const box = grip === null ? null : this.view.coordsAtPos(grip === "start" ? main.from : main.to, grip === "start" ? 1 : -1);
    return box === null ? 0 : event.clientY - (box.top + box.bottom) / 2;
  }

  #end(): void {
    window.clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#press = null;
  }
}
