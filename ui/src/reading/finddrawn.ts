// The hits in the text: drawn for what is in view only, the current one apart from the others.
// Invariant: nothing drawn here has a width or a text of its own. Not here: the looks (find.css), which hit is current.

import { type Range, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView } from "@codemirror/view";

import type { Hits } from "./findhits.ts";
import { drawInView } from "./inview.ts";

/** What is drawn: the hits so far, and which of them is current (-1 for none). */
interface Lit {
  readonly hits: Hits;
  readonly current: number;
}

/** Draws these hits; `null` draws none. */
export const lightHits = StateEffect.define<Lit | null>();

const litField = StateField.define<Lit | null>({
  create: () => null,
  update(lit, transaction) {
    const next = transaction.effects.findLast((effect) => effect.is(lightHits));
    return next === undefined ? lit : next.value;
  },
});

const hit = Decoration.mark({ class: "reader-hit" });
const currentHit = Decoration.mark({ class: "reader-hit reader-hit-current" });

const drawn = drawInView(decorate, ({ startState, state }) => startState.field(litField, false) !== state.field(litField));

/** The hits of a view. */
export const drawHits = [litField, drawn];

function decorate(view: EditorView): DecorationSet {
  const lit = view.state.field(litField);
  if (lit === null) return Decoration.none;
  const ranges: Range<Decoration>[] = [];
  let last = -1;
  for (const { from, to } of view.visibleRanges) {
    for (const [index, { start, end }] of lit.hits.between(from, to)) {
      // A hit over a gap of the view is met twice.
      if (index > last && end <= view.state.doc.length) ranges.push((index === lit.current ? currentHit : hit).range(start, end));
      last = Math.max(last, index);
    }
  }
  return Decoration.set(ranges);
}
