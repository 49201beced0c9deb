// What the view is made of: one list, in the order in which it is drawn. A feature hooks itself in here with one line.
// Invariant: nothing here knows which text is open; that is in the state (page.ts), so a text can grow or be shown otherwise
// without a new state. Keys are the app's: no keymap is installed.

import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";

import { attention } from "./attention.ts";
import { backdrop } from "./backdrop.ts";
import { badges } from "./badges.ts";
import { drawBlocks } from "./blocks.ts";
import { drawCells } from "./cells.ts";
import { drawHits } from "./finddrawn.ts";
import { glowing } from "./glow.ts";
import { handles } from "./handles.ts";
import { hover, type HoverTold } from "./hover.ts";
import { showInvisible } from "./invisible.ts";
import { drawLines } from "./lines.ts";
import { lightSentence } from "./lit.ts";
import { drawMarks } from "./markdraw.ts";
import { markField } from "./marks.ts";
import { drawRuns } from "./runs.ts";
import { showPage } from "./page.ts";
import { noticed } from "./noticed.ts";
import { origins } from "./origins.ts";
import { pointer, type PointerTold } from "./pointer.ts";
import { touch } from "./touch.ts";
import type { ReadingLook } from "./types.ts";

/** What the extensions tell the surface. */
export interface ExtensionsTold extends PointerTold, HoverTold {
  updated(update: ViewUpdate): void;
}

/** Everything that the view is made of; `label` names the text for screen readers. */
export function extensionsOf(label: string, look: ReadingLook, told: ExtensionsTold): Extension {
  return [
    // Only this: other separators are part of the text, and splitting at them would shift offsets.
    EditorState.lineSeparator.of("\n"),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ tabindex: "0", role: "textbox", "aria-readonly": "true", "aria-label": label }),
    showPage,
    drawLines,
    drawBlocks,
    // What comes first is drawn inside what comes later.
    drawRuns,
    markField,
    attention,
    drawMarks,
    badges,
    hover(told),
    handles,
    backdrop,
    origins,
    noticed,
    drawHits,
    glowing,
    touch(told),
    pointer(told),
    looks.of(extensionsFor(look)),
    drawCells,
    EditorView.updateListener.of((update) => told.updated(update)),
  ];
}

/** What can be switched on and off while a text is open. */
export const looks = new Compartment();

/** The extensions that a look asks for; its way of reading is in the page. */
export function extensionsFor({ focus, showsInvisible }: ReadingLook): Extension {
  return [focus ? lightSentence : [], showsInvisible ? showInvisible : []];
}
