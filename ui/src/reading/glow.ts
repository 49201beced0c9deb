// A place that somebody was led to, lit up for a moment so that the eye finds it.
// Invariant: nothing drawn here has a width or a text of its own, and it goes by itself. Not here: how it looks (find.css).

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

import { groundOf } from "./page.ts";
import { dispatchReleased, placeInView } from "./showing.ts";
import type { ReaderPlace } from "./types.ts";

/** How long a place is lit, in milliseconds: long enough to be found after a jump. */
const GLOWING = 2_400;

/** What is lit, and which time that is: the end of an earlier time puts out nothing. */
interface Lit {
  readonly turn: number;
  readonly drawn: DecorationSet;
}

const lightUp = StateEffect.define<{ turn: number; from: number; to: number }>();
const putOut = StateEffect.define<number>();
const drawn = Decoration.mark({ class: "reader-glow" });

/** The lit place of a view. */
export const glowing = StateField.define<Lit>({
  create: () => ({ turn: 0, drawn: Decoration.none }),
  update(lit, { effects, docChanged, changes }) {
    let next = docChanged ? { ...lit, drawn: lit.drawn.map(changes) } : lit;
    for (const effect of effects) {
      if (effect.is(lightUp)) next = { turn: effect.value.turn, drawn: Decoration.set(drawn.range(effect.value.from, effect.value.to)) };
      if (effect.is(putOut) && effect.value === next.turn) next = { turn: 0, drawn: Decoration.none };
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field, (lit) => lit.drawn),
});

let turns = 0;

/** Lights a place up for a moment, and brings it into view. */
export function light(view: EditorView, { start, end }: ReaderPlace): void {
  const { points } = groundOf(view.state);
  const [from, to] = [points.unit(start), points.unit(end)];
  if (from >= to || to > view.state.doc.length) return;
  turns += 1;
  const turn = turns;
  dispatchReleased(view, { effects: [lightUp.of({ turn, from, to }), placeInView(view, from, to)] });
  setTimeout(() => view.dom.isConnected && dispatchReleased(view, { effects: putOut.of(turn) }), GLOWING);
}
