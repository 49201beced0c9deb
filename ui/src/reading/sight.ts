// What can be seen of a text, and what happens when its layout changes under the reader: another size, face or width.
// Invariant: a place that was in sight before another layout is in sight after it. Not here: scrolling by keys (surface.ts).

import type { StateEffect } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import { type Ground, sentenceAt } from "./cursor.ts";
import type { ReaderScroll } from "./types.ts";

/** The share of the view that is kept free above and below the sentence under the cursor. */
export const MARGIN = 0.25;

/** The sentences of which something can be seen. */
export function sentencesInSight(view: EditorView, { points, sentences }: Ground): ReaderScroll {
  const top = view.scrollDOM.getBoundingClientRect().top;
  const at = (y: number): number => sentenceAt(sentences, points.point(unitAt(view, y)));
  return { firstSentence: Math.max(0, at(top + 1)), lastSentence: at(top + view.scrollDOM.clientHeight - 1) + 1 };
}

/** A place in the text, and how far below the top of the view it is drawn, in pixels. */
export interface Held {
  readonly unit: number;
  readonly top: number;
}

/** The place that the eye holds on to: this one where it is in view, else the row at the top. */
export function placeHeld(view: EditorView, unit: number): Held {
  const { top, bottom } = view.scrollDOM.getBoundingClientRect();
  const box = view.coordsAtPos(unit, 1);
  if (box !== null && box.top >= top && box.bottom <= bottom) return { unit, top: box.top - top };
  const row = unitAt(view, top + 1);
  return { unit: row, top: (view.coordsAtPos(row, 1)?.top ?? top) - top };
}

/** Scrolls a place to where it was held, but never below the upper three quarters of a view that is smaller now. */
export function holdAgain(view: EditorView, { unit, top }: Held): StateEffect<unknown> {
  return EditorView.scrollIntoView(unit, { y: "start", yMargin: highest(view, top) });
}

/** Scrolls a place to where it was held, and at once, so that no other frame is seen in between. */
export function hold(view: EditorView, held: Held): void {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { top } = view.scrollDOM.getBoundingClientRect();
    // Asking for a place has the view measure itself, and scroll if it was told to.
    const box = view.coordsAtPos(held.unit, 1);
    if (box !== null && Math.abs(box.top - top - highest(view, held.top)) < 1) return;
    view.dispatch({ effects: holdAgain(view, held) });
  }
  view.coordsAtPos(held.unit, 1);
}

/** Rows above a place are measured only once they are drawn, and may push it down again; after so many turns all are. */
const TURNS = 3;

function highest(view: EditorView, top: number): number {
  return Math.min(top, view.scrollDOM.clientHeight * (1 - MARGIN));
}

/**
 * Has the view measure itself anew whenever its text is laid out anew, and then tells; the answer ends that.
 * What is watched is a measuring rod, and not the text: its height changes with every row that is measured.
 */
export function watchLayout(view: EditorView, changed: () => void): () => void {
  const home = view.scrollDOM.appendChild(document.createElement("div"));
  home.className = "reader-rod";
  home.ariaHidden = "true";
  const rod = home.appendChild(document.createElement("span"));
  rod.textContent = ROD;
  let known = layoutOf(view, rod);
  const observer = new ResizeObserver(() => {
    const now = layoutOf(view, rod);
    if (now === known) return;
    known = now;
    view.requestMeasure();
    changed();
  });
  observer.observe(rod, { box: "border-box" });
  observer.observe(view.scrollDOM);
  return () => observer.disconnect();
}

/** Letters of different widths, so that another face is another length. */
const ROD = "Obelus will measure 0123456789";

function layoutOf(view: EditorView, rod: HTMLElement): string {
  return [rod.offsetWidth, rod.offsetHeight, view.scrollDOM.clientWidth, view.scrollDOM.clientHeight].join();
}

/** The first unit of the row at a height in the window. */
function unitAt(view: EditorView, y: number): number {
  const left = view.contentDOM.getBoundingClientRect().left;
  // Inside one long line the heights of blocks say nothing; the place on the screen does.
  return view.posAtCoords({ x: left + 1, y }) ?? view.lineBlockAtHeight(y - view.documentTop).from;
}
