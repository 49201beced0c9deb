// Has the repeats of the open document told once it is here.
// Invariant: it is asked after the text is painted, outside the turns of the writes: neither a key nor the opening waits.

import type { DocumentId, RepeatColumns } from "../host/generated/contract.ts";
import type { OpenedDocument } from "./opened.svelte.ts";
import { Repeats } from "./repeats.ts";

interface Ground {
  /** `null` where it was refused, which is told. */
  ask(name: "list_repeats", params: { document: DocumentId }): Promise<RepeatColumns | null>;
  /** Whether the document is still the open one. */
  isShown(): boolean;
}

export async function noticeRepeats(opened: OpenedDocument, { ask, isShown }: Ground): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  if (!isShown()) return;
  const found = await ask("list_repeats", { document: opened.id });
  if (found !== null && isShown()) opened.repeated = new Repeats(found);
}
