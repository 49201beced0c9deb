// Ends the reading of a file. Not here: what is read (importing.svelte.ts, replacing.svelte.ts).

import type { Workspace } from "./workspace.svelte.ts";

/** How often a reading that shall end is called off, in milliseconds: its reader may not have begun at the first time. */
const AGAIN = 200;

/** Calls off what is being read until it has ended. */
export async function callOffUntil(workspace: Workspace, end: Promise<unknown>, isRunning: () => boolean): Promise<void> {
  while (isRunning()) {
    await workspace.ask("call_off", {});
    await Promise.race([end, new Promise((resolve) => setTimeout(resolve, AGAIN))]);
  }
}
