// What the view shows: the text and its sentences, kept in the state, so that a text can grow under everything that reads it.
// Invariant: the document of the view is as long as the canonical text, unit for unit. Whoever wants words (finding, copying)
// asks here for the canonical text and not for the view's document, in which white space may be drawn otherwise.
// Not here: how lines are broken (display.ts), the cursor's rules (cursor.ts).

import { type EditorState, StateEffect, StateField, type Transaction } from "@codemirror/state";

import type { Ground } from "./cursor.ts";
import { CodePoints } from "./utf16.ts";

/** What is shown. */
export interface Page {
  readonly ground: Ground;
}

/** Shows another page; the document of the view changes in the same transaction. */
export const turnPage = StateEffect.define<Page>();

/** The page of a state; an empty one until the text is put in. */
export const pageField = StateField.define<Page>({
  create: () => ({ ground: { points: new CodePoints(""), sentences: { start: [], end: [] } } }),
  update: (page, transaction) => turned(transaction) ?? page,
});

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

function turned(transaction: Transaction): Page | undefined {
  return transaction.effects.findLast((effect) => effect.is(turnPage))?.value;
}
