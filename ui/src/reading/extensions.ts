// What the view is made of: one list, in the order in which it is drawn. A feature hooks itself in here with one line.
// Invariant: nothing here knows which text is open; that is in the state (page.ts), so a text can grow or be shown otherwise
// without a new state. Keys are the app's: no keymap is installed.

import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";

import { backdrop } from "./backdrop.ts";
import { directions } from "./directions.ts";
import { drawHits } from "./finddrawn.ts";
import { drawMarks, labelMarks, markField } from "./marks.ts";
import { pageField } from "./page.ts";
import { pointer, type PointerTold } from "./pointer.ts";

/** What the extensions tell the surface. */
export interface ExtensionsTold extends PointerTold {
  updated(update: ViewUpdate): void;
}

/** Everything that the view is made of; `label` names the text for screen readers. */
export function extensionsOf(label: string, told: ExtensionsTold): Extension {
  return [
    // Only this: other separators are part of the text, and splitting at them would shift offsets.
    EditorState.lineSeparator.of("\n"),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ tabindex: "0", role: "textbox", "aria-readonly": "true", "aria-label": label }),
    pageField,
    directions,
    markField,
    drawMarks,
    labelMarks,
    backdrop,
    drawHits,
    pointer(told),
    EditorView.updateListener.of((update) => told.updated(update)),
  ];
}
