// What lies under the text: the sentence under the cursor with a rule in the margin, or the selection in its place.
// Invariant: it is drawn from the state alone (the shown sentence and the selection) and takes no clicks.
// Not here: marks, which belong to the text (marks.ts).

import { StateEffect, StateField } from "@codemirror/state";
import { Direction, type EditorView, layer, RectangleMarker, type ViewUpdate } from "@codemirror/view";

import { boxesOf } from "./rectangles.ts";

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

/** The layer under the text. */
export const backdrop = [shownSentence, layer({ above: false, class: "reader-backdrop", update: hasMoved, markers })];

function hasMoved(update: ViewUpdate): boolean {
  const other = update.startState.field(shownSentence, false) !== update.state.field(shownSentence);
  return other || update.selectionSet || update.docChanged || update.viewportChanged;
}

function markers(view: EditorView): RectangleMarker[] {
  const sentence = view.state.field(shownSentence);
  const { main } = view.state.selection;
  const beyond = !main.empty && (main.from !== sentence.from || main.to !== sentence.to);
  const behind = beyond ? rectangles(view, "reader-selection", main) : rectangles(view, "reader-sentence", sentence);
  return [...behind, ...rule(view, beyond ? rectangles(view, "", sentence) : behind)];
}

function rectangles(view: EditorView, name: string, { from, to }: Shown): readonly RectangleMarker[] {
  const { left, top } = view.scrollDOM.getBoundingClientRect();
  const [x, y] = [view.scrollDOM.scrollLeft - left, view.scrollDOM.scrollTop - top];
  return boxesOf(view, from, to).map(
    (box) => new RectangleMarker(name, box.left + x, box.top + y, box.right - box.left, box.bottom - box.top),
  );
}

/** A rule in the margin where the sentence's lines begin, as high as these rectangles. */
function rule(view: EditorView, beside: readonly RectangleMarker[]): RectangleMarker[] {
  if (beside.length === 0) return [];
  const top = Math.min(...beside.map((each) => each.top));
  const bottom = Math.max(...beside.map((each) => each.top + each.height));
  const { left, right } = edgesOfText(view);
  const isRight = view.textDirectionAt(view.state.field(shownSentence).from) === Direction.RTL;
  const x = isRight ? right + RULE_GAP - RULE_WIDTH : left - RULE_GAP;
  return [new RectangleMarker("reader-rule", x, top, RULE_WIDTH, bottom - top)];
}

/** The edges of the text in the scrolled box, where rectangles are placed. */
function edgesOfText(view: EditorView): { left: number; right: number } {
  const origin = view.scrollDOM.getBoundingClientRect().left - view.scrollDOM.scrollLeft;
  const content = view.contentDOM.getBoundingClientRect();
  const line = view.contentDOM.querySelector(".cm-line");
  const padding = line === null ? 0 : parseFloat(getComputedStyle(line).paddingLeft);
  return { left: content.left - origin + padding, right: content.right - origin - padding };
}
