// Reading with one sentence lit and the rest dimmed. Invariant: what is lit is the sentence under the cursor and whatever is
// selected beyond it. Not here: how dim the rest is (reading.css).

import type { Extension } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

import { shownSentence } from "./backdrop.ts";

const lit = Decoration.mark({ class: "reader-current" });

/** Lights the sentence under the cursor. */
export const lightSentence: Extension = [
  EditorView.editorAttributes.of({ class: "reader-dimmed" }),
  EditorView.decorations.compute([shownSentence, "selection"], (state) => {
    const sentence = state.field(shownSentence);
    const { main } = state.selection;
    const [from, to] = [Math.min(sentence.from, main.from), Math.max(sentence.to, main.to)];
    return from < to ? Decoration.set(lit.range(from, to)) : Decoration.none;
  }),
];
