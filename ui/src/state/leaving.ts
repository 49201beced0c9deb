// Going: what is typed is saved before the window closes, another language loads, or the library is closed for a while.
// Invariant: a window that could not save everything stays, however often it is asked; it closes without saving only when
// that is what was chosen.

import type { Workspace } from "./workspace.svelte.ts";

/** Saves what is typed, waits until everything is written, and closes the window. What could not be saved is told. */
export async function quit(workspace: Workspace): Promise<void> {
  if (await saveTyped(workspace)) return workspace.host.quit();
  await workspace.host.stay();
  workspace.notices.tell({ kind: "not-closed" });
}

/** Closes the window, whatever could not be saved. Fields keep what was typed in them as drafts. */
export async function quitUnsaved(workspace: Workspace): Promise<void> {
  workspace.drafts.flush();
  await workspace.host.quit();
}

/** Saves what is typed and was refused, and waits until everything is written. False where something was refused again. */
export async function saveTyped(workspace: Workspace): Promise<boolean> {
  const { typing, refusals, drafts } = workspace;
  const wasHeld = typing.isHeld;
  typing.save();
  await workspace.settled();
  drafts.flush();
  const areDone = await refusals.tryAgain();
  return areDone && !(wasHeld && workspace.saveState === "failed");
}
