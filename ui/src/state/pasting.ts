// The text that is being pasted or typed in, with its title: kept on this machine until it is added or thrown away.
// Not here: the sheet that it stands in (library/PasteSheet.svelte).

import { draftUnder } from "./drafts.svelte.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** More than this, in UTF-16 units, is kept only while the window is open: what a machine takes for all drafts is 5 MB. */
const MOST = 500_000;

/** Keeps what stands in the sheet. */
export function keepPaste({ drafts, session }: Workspace): void {
  const { title, text } = session.draft;
  draftUnder(drafts, ["paste"], "title").keep(title === "" ? null : title);
  draftUnder(drafts, ["paste"], "text").keep(text === "" || text.length > MOST ? null : text);
}

/** Finds it again, where nothing stands in the sheet. */
export function findPaste({ drafts, session }: Workspace): void {
  if (session.draft.title !== "" || session.draft.text !== "") return;
  session.draft.title = draftUnder(drafts, ["paste"], "title").text ?? "";
  session.draft.text = draftUnder(drafts, ["paste"], "text").text ?? "";
}
