// Questions that look through whole texts: the desk answers one at a time, and the newest.
// Invariant: a question that another came between is asked again; one that nobody wants any more is not.

import { asFault } from "../host/host.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** How long it waits before it asks again, in milliseconds: what came between is done by then, or is long. */
const REST = 400;

/** The answer to a question about what is noticed; `null` where nobody wants it any more. Throws what it was refused with. */
export function survey<T>({ suggestions }: Pick<Workspace, "suggestions">, ask: () => Promise<T>, isWanted: () => boolean): Promise<T | null> {
  return askWhile(isWanted, () => suggestions.before(ask()));
}

/** The answer to a question that others may come between; `null` where nobody wants it any more. Throws what it was refused with. */
export async function askWhile<T>(isWanted: () => boolean, ask: () => Promise<T>): Promise<T | null> {
  while (isWanted()) {
    try {
      return await ask();
    } catch (thrown) {
      if (asFault(thrown).code !== "superseded") throw thrown;
      await new Promise((resolve) => setTimeout(resolve, REST));
    }
  }
  return null;
}
