// What the mouse does over the text: a click puts the cursor on a sentence, a drag selects, two clicks take a word, three a
// sentence, Shift extends. Invariant: while the button is down only CodeMirror's own selection moves; once it is up the
// surface is told, and widens it to whole characters. Not here: what is then selected (surface.ts), the palette.

import { EditorSelection, type Extension } from "@codemirror/state";
import { EditorView, type MouseSelectionStyle } from "@codemirror/view";

import { wordAt } from "./breaks.ts";
import { type Ground, sentenceAt, sentenceSpan } from "./cursor.ts";
import { groundOf } from "./page.ts";

/** What the mouse tells, in units. */
export interface PointerTold {
  /** A click at a place. */
  clicked(unit: number): void;
  /** A selection; the head may be before the anchor. */
  selected(anchor: number, head: number): void;
}

/** The mouse over a text. */
export function pointer(told: PointerTold): Extension {
  // A button may be let go outside the window, unheard; the next press ends the wait for it.
  let waiting = new AbortController();
  return [
    EditorView.domEventHandlers({
      // CodeMirror would drag the selected words about; a reader selects anew, even inside the sentence under the cursor.
      mousedown(event, view) {
        if (event.button !== 0 || event.shiftKey) return false;
        view.dispatch({ selection: { anchor: placeUnder(view, event).edge } });
        return false;
      },
      dragstart: () => true,
    }),
    EditorView.mouseSelectionStyle.of((view, event) => {
      if (event.button !== 0) return null;
      waiting.abort();
      waiting = new AbortController();
      return follow(told, view, event, waiting.signal);
    }),
  ];
}

function follow(told: PointerTold, view: EditorView, down: MouseEvent, signal: AbortSignal): MouseSelectionStyle {
  const ground = groundOf(view.state);
  const pressed = placeUnder(view, down);
  const begin = down.shiftKey ? { edge: view.state.selection.main.anchor, unit: view.state.selection.main.anchor } : pressed;
  const release = (): void => {
    // CodeMirror also listens to this event; what it makes of it comes first.
    queueMicrotask(() => {
      const { anchor, head } = view.state.selection.main;
      if (anchor === head) told.clicked(pressed.unit);
      else told.selected(anchor, head);
    });
  };
  view.dom.ownerDocument.addEventListener("mouseup", release, { once: true, signal });
  return {
    get(event) {
      const first = spanAt(ground, begin, down.detail);
      const last = spanAt(ground, placeUnder(view, event), down.detail);
      const range = last.from < first.from
        ? EditorSelection.range(first.to, last.from)
        : EditorSelection.range(first.from, last.to);
      return EditorSelection.create([range]);
    },
    // A text only grows at its end, so there is nothing to map.
    update: () => undefined,
  };
}

/** A place under the pointer: the edge between characters that is nearest, and the character itself. */
export interface PlaceUnder {
  readonly edge: number;
  readonly unit: number;
}

/** The place under a point of the window. */
export function placeUnder(view: EditorView, { clientX, clientY }: { clientX: number; clientY: number }): PlaceUnder {
  const { pos, assoc } = view.posAndSideAtCoords({ x: clientX, y: clientY }, false);
  // On the second half of a character the nearest edge is the one behind it.
  return { edge: pos, unit: assoc < 0 ? Math.max(0, pos - 1) : pos };
}

/** What one, two or three clicks at a place take, in units. */
export function spanAt({ points, sentences }: Ground, { edge, unit }: PlaceUnder, clicks: number): { from: number; to: number } {
  if (clicks <= 1) return { from: edge, to: edge };
  const point = points.point(unit);
  const place = clicks === 2 ? wordAt(points, point) : sentenceSpan(sentences, sentenceAt(sentences, point));
  return { from: points.unit(place.start), to: points.unit(place.end) };
}
