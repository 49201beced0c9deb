// Evidence as the app puts it together: its pane beside the text, the passages that it shows in the second reader, and what
// is selected there as evidence for the claim in the first.

import { flushSync } from "svelte";
import type { DocumentSpan, Stance } from "../host/generated/contract.ts";
import { stanceOf } from "../evidence/letters.ts";
import { attach } from "../state/evidence.ts";
import * as judging from "../state/judging.ts";
import type { Desk } from "./desk.ts";
import { isTypedIn } from "./keys.ts";
import { entry, isAnswering } from "./panefocus.ts";

/** Shows the evidence on what is under the cursor, and goes to it: at once, for the keys that follow are meant for it. */
export function showEvidence({ workspace }: Desk): void {
  const { panes, searching, session } = workspace;
  // Where there is room for one pane beside the text, it is this one.
  if (searching.isInPane && !(panes.library && panes.claims)) searching.close();
  flushSync(() => (session.aside = "evidence"));
  const pane = document.getElementById("pane-evidence");
  if (pane !== null) (entry(pane) ?? pane).focus();
}

/** Shows a passage in its document, beside the text; the keys stay where they are. */
export function showPassage({ workspace }: Desk, { document, start, end }: DocumentSpan): void {
  void workspace.beside.show(document, { start, end });
}

/** Whether what is selected in the second reader can become evidence: not while keys answer suggestions. */
export function canBringBeside({ workspace }: Desk): boolean {
  return workspace.canWrite && !isAnswering(workspace) && workspace.opened !== null && workspace.session.page === "text" && workspace.beside.selection !== null;
}

/** Brings what is selected in the second reader as evidence for the claim under the cursor in the first, and shows it there.
    What was brought before only gets the stance: the engine sees to that, for here nobody knows yet what is there. */
export async function bringBeside({ workspace }: Desk, stance: Stance): Promise<void> {
  const [target, selected] = [judging.targetHere(workspace), workspace.beside.selection];
  if (target === null || selected === null) return;
  const { document, start, end } = selected;
  workspace.session.aside = "evidence";
  await attach(workspace, target, { stance, passage: { document, start, end } });
}

/** Keys in the second reader while evidence is shown: the letters bring what is selected there. */
export function pressBeside(desk: Desk, event: KeyboardEvent): void {
  const isMeant = desk.workspace.session.aside === "evidence" && !isTypedIn(event.target) && canBringBeside(desk);
  const stance = isMeant ? stanceOf(event) : null;
  if (stance === null) return;
  event.preventDefault();
  event.stopPropagation();
  // A key that is held down means it once.
  if (!event.repeat) void bringBeside(desk, stance);
}
