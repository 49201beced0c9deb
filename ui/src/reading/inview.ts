// Decorations of what is in view and of nothing else, made anew where other words are in view, or where they look otherwise.
// Not here: what is drawn.

import { type DecorationSet, type EditorView, type PluginValue, ViewPlugin, type ViewUpdate } from "@codemirror/view";

/** Draws what `decorate` makes; `isOther` says whether something else is to be drawn for the same words. */
export function drawInView(decorate: (view: EditorView) => DecorationSet, isOther: (update: ViewUpdate) => boolean): ViewPlugin<PluginValue> {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = decorate(view);
      }

      update(update: ViewUpdate): void {
        if (update.viewportChanged || update.docChanged || isOther(update)) this.decorations = decorate(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
