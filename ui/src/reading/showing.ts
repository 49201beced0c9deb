// The cursor as the view has it: its selection, the sentence that is shown under it, and what of it must be in sight.
// Invariant: units go into the view, code points stay in the cursor. Not here: the cursor's rules (cursor.ts).

import { EditorSelection, type StateEffect, type TransactionSpec } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import { showSentence } from "./backdrop.ts";
import { type Cursor, type Ground, placeOf, sentenceOf, sentenceSpan } from "./cursor.ts";
import { type Held, MARGIN, placeHeld } from "./sight.ts";
import type { Scroll } from "./types.ts";

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

/**
 * Changes the view with the page's own selection taken off the text, and puts it back in the same turn. WebKit lays out and
 * paints the whole window where drawn words go away under a selection, and marks are drawn with their words.
 * Where something else has the focus it stays off: the view leaves it where the cursor was, and as soon as the words there
 * are drawn anew WebKit tells it as if somebody had selected them.
 */
export function dispatchReleased(view: EditorView, spec: TransactionSpec): void {
  const page = view.contentDOM.ownerDocument.getSelection();
  const isHere = view.hasFocus || view.contentDOM.contains(page?.anchorNode ?? null);
  if (isHere) page?.removeAllRanges();
  view.dispatch(spec);
  // The view has put it back unless it drew nothing and finds the cursor where it was.
  if (page === null || !view.hasFocus || page.rangeCount > 0) return;
  const { anchor, head } = view.state.selection.main;
  const [from, to] = [view.domAtPos(anchor), view.domAtPos(head)];
  page.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/** The share of the view that is left above and below a place that somebody was led to. */
const ROOM_AROUND = 0.25;

/** The share of the view that is left above what is scrolled to the top. */
const HEADROOM = 0.08;

/** Scrolls as little as shows a cursor with some room around it, or so that what follows it can be read. */
export function intoView(view: EditorView, ground: Ground, cursor: Cursor, scroll: Scroll): StateEffect<unknown> {
  const { anchor, head } = selectionOf(ground, cursor);
  if (scroll === "to the top") return EditorView.scrollIntoView(Math.min(anchor, head), { y: "start", yMargin: view.scrollDOM.clientHeight * HEADROOM });
  // The head of this range is what is seen where not all of it fits: the edge that moved, or a sentence's beginning.
  const range = isGrown(cursor) ? EditorSelection.range(anchor, head) : EditorSelection.range(head, anchor);
  return EditorView.scrollIntoView(range, { y: "nearest", yMargin: view.scrollDOM.clientHeight * MARGIN });
}

/** Scrolls as little as shows a place with much room around it: whoever was led there wants to read what is around. */
export function placeInView(view: EditorView, from: number, to: number): StateEffect<unknown> {
  return EditorView.scrollIntoView(EditorSelection.range(to, from), { y: "nearest", yMargin: view.scrollDOM.clientHeight * ROOM_AROUND });
}

/** The eye holds on to the edge that moves, or to the beginning of the sentence, while that can be seen. */
export function cursorHeld(view: EditorView, ground: Ground, cursor: Cursor): Held {
  const { anchor, head } = selectionOf(ground, cursor);
  return placeHeld(view, isGrown(cursor) ? head : anchor);
}

function isGrown({ anchor, head }: Cursor): boolean {
  return head !== anchor.end;
}
