// What lies under the text: the sentence under the cursor with a rule in the margin, and the selection.
// Invariant: it is drawn from the state alone (the shown sentence and the selection) and takes no clicks.
// Not here: marks, which belong to the text (marks.ts).

import { EditorSelection, StateEffect, StateField } from "@codemirror/state";
import { type EditorView, layer, RectangleMarker, type ViewUpdate } from "@codemirror/view";

/** A span in units. */
export interface Shown {
  readonly from: number;
  readonly to: number;
}

/** Shows another sentence as the one under the cursor. */
export const showSentence = StateEffect.define<Shown>();

/** The sentence under the cursor. */
export const shownSentence = StateField.define<Shown>({
  create: () => ({ from: 0, to: 0 }),
  update(shown, transaction) {
    return transaction.effects.findLast((effect) => effect.is(showSentence))?.value ?? shown;
  },
});

/** The distance of the rule from the text, in pixels. */
const RULE_GAP = 18;
const RULE_WIDTH = 3;

/** The two layers under the text. */
export const backdrop = [
  shownSentence,
  layer({ above: false, class: "reader-sentence-layer", update: hasMoved, markers: sentenceMarkers }),
  layer({ above: false, class: "reader-selection-layer", update: hasMoved, markers: selectionMarkers }),
];

function hasMoved(update: ViewUpdate): boolean {
  const other = update.startState.field(shownSentence, false) !== update.state.field(shownSentence);
  return other || update.selectionSet || update.docChanged || update.viewportChanged;
}

function sentenceMarkers(view: EditorView): RectangleMarker[] {
  const { from, to } = view.state.field(shownSentence);
  if (from === to) return [];
  const rectangles = RectangleMarker.forRange(view, "reader-sentence", EditorSelection.range(from, to));
  if (rectangles.length === 0) return [];
  const top = Math.min(...rectangles.map((each) => each.top));
  const bottom = Math.max(...rectangles.map((each) => each.top + each.height));
  const left = contentLeft(view) - RULE_GAP;
  return [...rectangles, new RectangleMarker("reader-rule", left, top, RULE_WIDTH, bottom - top)];
}

function selectionMarkers(view: EditorView): readonly RectangleMarker[] {
  const { main } = view.state.selection;
  const sentence = view.state.field(shownSentence);
  if (main.empty || (main.from === sentence.from && main.to === sentence.to)) return [];
  return RectangleMarker.forRange(view, "reader-selection", main);
}

/** The left edge of the text in the scrolled box, where rectangles are placed. */
function contentLeft(view: EditorView): number {
  const box = view.scrollDOM.getBoundingClientRect();
  const style = getComputedStyle(view.contentDOM);
  return view.contentDOM.getBoundingClientRect().left - box.left + view.scrollDOM.scrollLeft + parseFloat(style.paddingLeft);
}
