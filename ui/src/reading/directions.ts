// Which way each paragraph runs: a text may hold Hebrew or Arabic beside English.
// Invariant: only lines in view are looked at, and nothing is added to the text.

import { type Range, RangeSet } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

const byFirstLetter = Decoration.line({ attributes: { dir: "auto" } });

/** Lets every paragraph run the way of its first strong letter, in drawing and in pointing. */
export const directions = [
  EditorView.perLineTextDirection.of(true),
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = linesOf(view);
      }

      update(update: ViewUpdate): void {
        if (update.docChanged || update.viewportChanged) this.decorations = linesOf(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  ),
];

function linesOf({ viewport, state }: EditorView): DecorationSet {
  const lines: Range<Decoration>[] = [];
  for (let at = viewport.from; at <= viewport.to; ) {
    const line = state.doc.lineAt(at);
    lines.push(byFirstLetter.range(line.from));
    at = line.to + 1;
  }
  return RangeSet.of(lines);
}
