// The cursor as the view has it: its selection, the sentence that is shown under it, and what of it must be in sight.
// Invariant: units go into the view, code points stay in the cursor. Not here: the cursor's rules (cursor.ts).

import { EditorSelection, type StateEffect } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import { showSentence } from "./backdrop.ts";
import { type Cursor, type Ground, placeOf, sentenceOf, sentenceSpan } from "./cursor.ts";
import { type Held, MARGIN, placeHeld } from "./sight.ts";

/** The selection of a cursor; its head is the edge that moves. */
export function selectionOf({ points }: Ground, cursor: Cursor): { anchor: number; head: number } {
  const { start, end } = placeOf(cursor);
  const [anchor, head] = cursor.head < cursor.anchor.end ? [end, start] : [start, end];
  return { anchor: points.unit(anchor), head: points.unit(head) };
}

/** Shows the sentence under a cursor. */
export function sentenceShown(ground: Ground, cursor: Cursor): StateEffect<unknown> {
  const { start, end } = sentenceSpan(ground.sentences, sentenceOf(ground, cursor));
  return showSentence.of({ from: ground.points.unit(start), to: ground.points.unit(end) });
}

/** Scrolls as little as shows a cursor with some room around it. */
export function intoView(view: EditorView, ground: Ground, cursor: Cursor): StateEffect<unknown> {
  const { anchor, head } = selectionOf(ground, cursor);
  // The head of this range is what is seen where not all of it fits: the edge that moved, or a sentence's beginning.
  const range = isGrown(cursor) ? EditorSelection.range(anchor, head) : EditorSelection.range(head, anchor);
  return EditorView.scrollIntoView(range, { y: "nearest", yMargin: view.scrollDOM.clientHeight * MARGIN });
}

/** The eye holds on to the edge that moves, or to the beginning of the sentence, while that can be seen. */
export function cursorHeld(view: EditorView, ground: Ground, cursor: Cursor): Held {
  const { anchor, head } = selectionOf(ground, cursor);
  return placeHeld(view, isGrown(cursor) ? head : anchor);
}

function isGrown({ anchor, head }: Cursor): boolean {
  return head !== anchor.end;
}
