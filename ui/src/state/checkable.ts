// Which sentences of the open document are worth checking: likely statements that could be looked up, and not judged yet.
// Invariant: asked for once for each text, when somebody first wants to know. Not here: moving there (app).

import type { Checkable } from "../host/generated/contract.ts";
import { isLeft } from "./coverage.ts";
import type { OpenedDocument } from "./opened.svelte.ts";
import type { Step } from "./seeking.ts";
import { nextIndex } from "./seeking.ts";
import { survey } from "./surveys.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** From here on, in percent, a sentence is worth a look. */
const WORTH = 60;

const known = new WeakMap<OpenedDocument, { text: string; likely: Checkable["likely"] }>();

/** The next sentence that is worth checking and left, from one on; `null` where no other is. */
export async function nextCheckable(workspace: Workspace, opened: OpenedDocument, from: number, step: Step): Promise<number | null> {
  let kept = known.get(opened);
  if (kept?.text !== opened.text) {
    const { text } = opened;
    const found = await survey(workspace, () => workspace.host.call("list_checkable", { document: opened.id }), () => workspace.opened === opened);
    if (found === null) return null;
    kept = { text, likely: found.likely };
    known.set(opened, kept);
  }
  const { likely } = kept;
  return nextIndex(opened.states.length, from, step, (index) => (likely[index] ?? 0) >= WORTH && isLeft(opened.states[index]));
}
