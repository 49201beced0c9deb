// Drafts as the fields and lists of claims keep them.

import type { Draft } from "../parts/draft.ts";
import type { DraftField } from "../state/drafts.svelte.ts";
import { draftUnder, ownersOf } from "../state/drafts.svelte.ts";
import type { Target } from "../state/session.svelte.ts";
import type { Workspace } from "../state/workspace.svelte.ts";

/** The draft of one field of something. */
export function draftOf({ drafts, opened }: Workspace, target: Target, field: DraftField): Draft {
  // Under the names that it has now: what is saved may make a claim of the place.
  return draftUnder(drafts, ownersOf(opened, target), field);
}

/** Whether something was typed or ticked for a claim or highlight and not saved. */
export function hasDraft({ drafts, opened }: Workspace, target: Target): boolean {
  return drafts.has(ownersOf(opened, target));
}

/** What was ticked and not saved; `null` where nothing was, or what was kept is no list. */
export function ticksIn<Tick>({ text }: Draft): Tick[] | null {
  try {
    const ticks: unknown = JSON.parse(text ?? "null");
    return Array.isArray(ticks) ? (ticks as Tick[]) : null;
  } catch {
    return null;
  }
}
