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
        view.dispatch({ selection: { anchor: unitAt(view, event) } });
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
  const begin = down.shiftKey ? view.state.selection.main.anchor : unitAt(view, down);
  const span = (unit: number) => spanAt(groundOf(view.state), unit, down.detail);
  const release = (): void => {
    // CodeMirror also listens to this event; what it makes of it comes first.
    queueMicrotask(() => {
      const { anchor, head } = view.state.selection.main;
      if (anchor === head) told.clicked(head);
      else told.selected(anchor, head);
    });
  };
  view.dom.ownerDocument.addEventListener("mouseup", release, { once: true, signal });
  return {
    get(event) {
      const first = span(begin);
      const last = span(unitAt(view, event));
      const range = last.from < first.from
        ? EditorSelection.range(first.to, last.from)
        : EditorSelection.range(first.from, last.to);
      return EditorSelection.create([range]);
    },
    // A text only grows at its end, so there is nothing to map.
    update: () => undefined,
  };
}

/** What one, two or three clicks at a place take, in units. */
function spanAt({ points, sentences }: Ground, unit: number, clicks: number): { from: number; to: number } {
  if (clicks <= 1) return { from: unit, to: unit };
  const point = points.point(unit);
  const place = clicks === 2 ? wordAt(points, point) : sentenceSpan(sentences, sentenceAt(sentences, point));
  return { from: points.unit(place.start), to: points.unit(place.end) };
}

function unitAt(view: EditorView, event: MouseEvent): number {
  return view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
}
