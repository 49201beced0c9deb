// Which mark the person is at: the one under the mouse, else the one at the cursor; and what is being done to it.
// Invariant: it is derived from the selection, the marks and what was pointed at; nothing of it outlives the mark.
// Not here: how that looks (markdraw.ts, badges.ts), who points (hover.ts).

import { type EditorState, StateEffect, StateField } from "@codemirror/state";

import type { ReaderMark } from "./mark.ts";
import { changeMarks, marksAtCursor, type Placed } from "./marks.ts";
import type { Shape } from "./reshape.ts";

/** A mark whose ends are being moved, and where they are now. */
export interface Shaping extends Shape {
  readonly mark: ReaderMark;
}

interface Attention {
  /** The mark under the mouse. */
  readonly pointed: ReaderMark | null;
  /** The claim or highlight that was chosen elsewhere, by its id. */
  readonly chosen: string | null;
  /** The marks at the cursor, the one that is meant first. */
  readonly current: readonly Placed[];
  readonly shaping: Shaping | null;
}

/** Another mark is under the mouse, or none. */
export const pointAt = StateEffect.define<ReaderMark | null>();
/** A claim or highlight was chosen elsewhere. */
export const choose = StateEffect.define<string | null>();
/** The ends of a mark are moved, or no longer. */
export const shape = StateEffect.define<Shaping | null>();

export const attention = StateField.define<Attention>({
  create: () => ({ pointed: null, chosen: null, current: [], shaping: null }),
  update(before, transaction) {
    let { pointed, chosen, shaping } = before;
    let isMoved = transaction.selection !== undefined || transaction.docChanged;
    for (const effect of transaction.effects) {
      if (effect.is(pointAt)) pointed = effect.value;
      if (effect.is(shape)) shaping = effect.value;
      if (effect.is(choose)) [chosen, isMoved] = [effect.value, true];
      if (!effect.is(changeMarks)) continue;
      isMoved = true;
      const isGone = (mark: ReaderMark): boolean => effect.value.removed === "all" || effect.value.removed.some(({ key }) => key === mark.key);
      if (pointed !== null && isGone(pointed)) pointed = null;
      if (shaping !== null && isGone(shaping.mark)) shaping = null;
    }
    // Whoever moves the cursor looks there, wherever the mouse lies.
    if (transaction.selection !== undefined) pointed = null;
    const isSame = pointed === before.pointed && chosen === before.chosen && shaping === before.shaping;
    if (isSame && !isMoved) return before;
    const current = isMoved ? marksAtCursor(transaction.state, chosen) : before.current;
    return { pointed, chosen, current, shaping };
  },
});

/** The mark that the person is at. */
export function litMark(state: EditorState): ReaderMark | null {
  const { pointed, current, shaping } = state.field(attention);
  return shaping?.mark ?? pointed ?? current[0]?.mark ?? null;
}

/** Whether a mark lights up with another: it is the same, or a passage of the same claim. */
export function lightsUpWith(mark: ReaderMark, lit: ReaderMark | null): boolean {
  return lit !== null && (mark === lit || (mark.family !== null && mark.family === lit.family));
}
