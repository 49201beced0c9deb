// The two grips below the ends of a selection that was made by touch. Invariant: they are there only while that selection is;
// keys and the mouse send them away. Not here: dragging them (touch.ts), the handles of a passage that is given other ends.

import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { type EditorView, layer, RectangleMarker } from "@codemirror/view";

/** Shows the grips, or takes them away. */
export const showGrips = StateEffect.define<boolean>();

const isGripped = StateField.define<boolean>({
  create: () => false,
  update(shown, transaction) {
    const told = transaction.effects.findLast((effect) => effect.is(showGrips));
    if (told !== undefined) return told.value;
    return shown && (transaction.selection === undefined || transaction.isUserEvent("select.pointer"));
  },
});

/** How far grips reach below the words, in pixels: what stands beside the words begins there. */
export function gripsBelow(state: EditorState): number {
  return state.field(isGripped) ? KNOB : 0;
}

const KNOB = 18;

/** Side of the square that a finger can hit, in pixels. */
const SIZE = 44;

/** The grips. */
export const grips: Extension = [
  isGripped,
  layer({
    above: true,
    class: "reader-grips",
    update: (update) =>
      update.selectionSet || update.docChanged || update.viewportChanged || update.startState.field(isGripped, false) !== update.state.field(isGripped),
    markers,
  }),
];

/** Which grip an event is on. */
export function gripAt(target: EventTarget | null): "start" | "end" | null {
  if (!(target instanceof Element) || !target.classList.contains("reader-grip")) return null;
  return target.classList.contains("reader-grip-start") ? "start" : "end";
}

function markers(view: EditorView): RectangleMarker[] {
  const { main } = view.state.selection;
  if (!view.state.field(isGripped) || main.empty) return [];
  const { left, top } = view.scrollDOM.getBoundingClientRect();
  const [x, y] = [view.scrollDOM.scrollLeft - left, view.scrollDOM.scrollTop - top];
  return (["start", "end"] as const).flatMap((side) => {
    const box = side === "start" ? view.coordsAtPos(main.from, 1) : view.coordsAtPos(main.to, -1);
    return box === null ? [] : new RectangleMarker(`reader-grip reader-grip-${side}`, box.left + x - SIZE / 2, box.bottom + y, SIZE, SIZE);
  });
}
