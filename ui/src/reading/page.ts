// What the view shows: the text, its sentences and how it is broken into lines, kept in the state, so that a text can grow or
// be shown otherwise under everything that reads it.
// Invariant: the document of the view is as long as the canonical text, unit for unit, but white space may be drawn otherwise.
// Whoever wants words (finding, copying) asks here for the canonical text and not for the view's document.
// Not here: how lines are broken (display.ts), the cursor's rules (cursor.ts).

import { type EditorState, type Extension, StateEffect, StateField, type Text, type Transaction } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import type { Ground } from "./cursor.ts";
import { displayOf } from "./display.ts";
import { plain, type Structure } from "../state/structure.ts";
import type { Way } from "./types.ts";
import { CodePoints } from "./utf16.ts";

/** What is shown. */
export interface Page {
  readonly ground: Ground;
  readonly structure: Structure;
  readonly way: Way;
  /** Units at which a line begins inside a line of the view's document. */
  readonly glued: readonly number[];
}

/** Shows another page; the document of the view changes in the same transaction. */
export const turnPage = StateEffect.define<Page>();

/** The page of a state; an empty one until a text is put in. */
export const pageField = StateField.define<Page>({
  create: () => ({ ground: { points: new CodePoints(""), sentences: { start: [], end: [] } }, structure: plain, way: "continuous", glued: [] }),
  update: (page, transaction) => turned(transaction) ?? page,
});

/** The page in the state; its way of reading as a class; copying gives the canonical text, whatever is drawn for it. */
export const showPage: Extension = [
  pageField,
  EditorView.editorAttributes.compute([pageField], (state) => ({ class: `reader-${state.field(pageField).way}` })),
  EditorView.clipboardOutputFilter.of((_drawn, state) => {
    const text = canonicalOf(state);
    return state.selection.ranges.map(({ from, to }) => text.slice(from, to)).join("\n");
  }),
];

/** A text as a page, and the document that shows it. */
export function makePage(ground: Ground, way: Way, structure: Structure = plain): { page: Page; lines: Text } {
  const { lines, glued } = displayOf(ground, way, !structure.isPlain);
  return { page: { ground, structure, way, glued }, lines };
}

/** Whether another page is shown, or the same in another way. */
export function isTurned({ startState, state }: Pick<Transaction, "startState" | "state">): boolean {
  return startState.field(pageField) !== state.field(pageField);
}

/** The text and its sentences. */
export function groundOf(state: EditorState): Ground {
  return state.field(pageField).ground;
}

/** The text and its sentences after a transaction, for fields that read it while it is made. */
export function groundAfter(transaction: Transaction): Ground {
  return (turned(transaction) ?? transaction.startState.field(pageField)).ground;
}

/** The canonical text, unit for unit at the places of the view's document. */
export function canonicalOf(state: EditorState): string {
  return groundOf(state).points.text;
}

/** What has to be replaced in a document to make it another: all from the first line that differs. */
export function changeTo(drawn: Text, wanted: Text): { from: number; to: number; insert: Text } {
  const [one, other] = [drawn.iterLines(), wanted.iterLines()];
  let from = 0;
  for (;;) {
    const [line, same] = [one.next(), other.next()];
    if (line.done || same.done || line.value !== same.value) break;
    from += line.value.length + 1;
  }
  from = Math.min(from, drawn.length, wanted.length);
  return { from, to: drawn.length, insert: wanted.slice(from) };
}

function turned(transaction: Transaction): Page | undefined {
  return transaction.effects.findLast((effect) => effect.is(turnPage))?.value;
}
