// How a start goes: what the window asks for before anything is drawn, and which text comes first.
// Invariant: files that the program was called with come before the text of last time. Not here: drawing (main.ts).

import { quit } from "../state/leaving.ts";
import { importFiles, importSample } from "../state/shelving.ts";
import type { Workspace } from "../state/workspace.svelte.ts";
import { runCommand } from "./commands.ts";
import type { Desk } from "./desk.ts";

/** Hears the window, asks for the library and opens a text: what was called for, else the last one, else the newest, else the sample. */
export async function begin(desk: Desk): Promise<void> {
  const { workspace } = desk;
  const { host, session, settings } = workspace;
  host.onMenu((id) => runCommand(id, desk));
  host.onClosing(() => void quit(workspace));
  host.onFiles((drag) => {
    session.isDraggedOver = drag.kind === "over";
    if (drag.kind === "dropped") void importFiles(workspace, drag.paths);
  });
  // All is asked at once: each question alone would wait for the answer to the one before.
  const launching = host.launchFiles().catch(() => []);
  await workspace.start(settings.now.lastDocument, launching.then((files) => files.length > 0));
  const launched = await launching;
  if (workspace.library === null) return;
  if (launched.length > 0) await importFiles(workspace, launched);
  else if (isFirstStart(workspace)) await importSample(workspace);
  if (workspace.opened === null) await openLast(workspace);
}

/** Nobody has ever done anything in this library. */
function isFirstStart({ canWrite, documents, library }: Workspace): boolean {
  return canWrite && documents.length === 0 && library?.undo === null && library.redo === null;
}

async function openLast(workspace: Workspace): Promise<void> {
  const last = workspace.documents.at(-1);
  if (last !== undefined) await workspace.open(last.id);
}

/** Until a text is open. */
export function untilOpen(workspace: Workspace): Promise<void> {
  return new Promise((resolve) => {
    const end = $effect.root(() => {
      $effect(() => {
        if (workspace.opened === null) return;
        resolve();
        queueMicrotask(end);
      });
    });
  });
}
