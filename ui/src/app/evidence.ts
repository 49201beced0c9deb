// Evidence as the app puts it together: its pane beside the text, and the passages that it shows.

import { flushSync } from "svelte";
import type { DocumentSpan } from "../host/generated/contract.ts";
import type { Desk } from "./desk.ts";
import { entry } from "./panefocus.ts";

/** Shows the evidence on what is under the cursor, and goes to it: at once, for the keys that follow are meant for it. */
export function showEvidence({ workspace }: Desk): void {
  flushSync(() => (workspace.session.evidence = true));
  const pane = document.getElementById("pane-evidence");
  if (pane !== null) (entry(pane) ?? pane).focus();
}

/** Shows a passage in its document, beside the text. */
export function showPassage({ workspace }: Desk, { document, start, end }: DocumentSpan): void {
  void workspace.beside.show(document, { start, end });
}
