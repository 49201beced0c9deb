// Has the rest of a long document come while its beginning is read.
// Invariant: every piece is a turn of its own among the writes, so that none overtakes what was written after it was
// asked for, and a key never waits for more than one piece. Not here: what is done with a piece (opened.svelte.ts).

import type { Host } from "../host/host.ts";
import { noticeRepeats } from "./noticing.ts";
import type { Cut, OpenedDocument } from "./opened.svelte.ts";

/** What filling works with. */
interface Ground {
  host: Host;
  /** Runs when everything before it has run; a refusal is told. */
  inTurn(task: () => Promise<void>): Promise<unknown>;
  /** Whether the document is still the open one. */
  isShown(): boolean;
  cutter(text: string): Cut;
  /** `null` where it was refused, which is told. */
  ask: Parameters<typeof noticeRepeats>[1]["ask"];
}

/** Has everything come that was not needed to show a document: the rest of a long one, then what is noticed in it. */
export async function complete(opened: OpenedDocument, ground: Ground): Promise<void> {
  if (opened.next !== null) await fill(opened, ground);
  await noticeRepeats(opened, ground);
}

/** Fills a document of which only the beginning is here, and ends when all of it is, or another is shown. */
async function fill(opened: OpenedDocument, { host, inTurn, isShown, cutter }: Ground): Promise<void> {
  const document = opened.id;
  // What was asked for first is painted first.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  await inTurn(async () => {
    if (!isShown()) return;
    const [text, sentences, structure] = await Promise.all([
      host.documentText(document, opened.details.version),
      host.call("list_spans", { document }),
      host.call("document_structure", { document }),
    ]);
    if (isShown()) opened.extend(text, sentences, structure, cutter(text));
  });
  for (let from = opened.next; from !== null; ) {
    const before = from;
    await inTurn(async () => {
      if (!isShown()) return;
      const page = await host.call("list_marks_from", { document, from: before });
      if (isShown()) opened.takeMore(page.marks, page.next);
    });
    // Where nothing came, another document is shown, or the refusal was told.
    if (opened.next === before) return;
    from = opened.next;
  }
}
