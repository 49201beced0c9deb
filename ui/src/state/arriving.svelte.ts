// Going to a place of any document: it is opened where another is, its text waited for, and the place shown.
// Invariant: whoever asked for another place meanwhile gets that one. Not here: the reading surface (travel.ts).

import { tick } from "svelte";
import type { OpenedDocument } from "./opened.svelte.ts";
import type { Span } from "./spans.ts";
import { sentencesOver } from "./spans.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** A place of a document, or the document alone; and the mark on it that is meant. */
export interface Spot {
  document: string;
  place: Span | null;
  chosen: { noun: "claim" | "highlight"; id: string } | null;
}

/** Where the person is. */
export function spotHere({ opened, session }: Workspace): Spot | null {
  return opened && { document: opened.id, place: session.place, chosen: session.chosen };
}

/** Shows a place in the first text; `lit` lights it up for a moment. Whether it is shown. */
export async function goToSpot(workspace: Workspace, { document, place, chosen }: Spot, how: "lit" | "quietly"): Promise<boolean> {
  const { session, travel } = workspace;
  if (workspace.opened?.id !== document) await workspace.open(document);
  const { opened } = workspace;
  if (opened?.id !== document) return false;
  if (place === null) return true;
  await untilHere(opened, place, () => workspace.opened === opened);
  // The text is drawn before somebody is led to a place in it.
  await tick();
  if (workspace.opened !== opened) return false;
  travel.goTo(chosen === null && how === "lit" ? sentenceOf(opened, place) : place);
  if (chosen !== null) session.chosen = chosen;
  if (how === "lit") travel.light(place);
  return true;
}

/** The sentence that holds a place, so that a key judges it; the place itself where it reaches over several. */
export function sentenceOf({ sentences }: Pick<OpenedDocument, "sentences">, place: Span): Span {
  const { start, end } = sentencesOver(sentences, place);
  return end - start === 1 ? { start: sentences.start[start] ?? place.start, end: sentences.end[start] ?? place.end } : place;
}

/** Waits until the text of a place is here, or the document is not shown any more. */
export function untilHere(opened: OpenedDocument, { end }: Span, isShown: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = $effect.root(() => {
      $effect(() => {
        const isHere = opened.next === null || (opened.sentences.end.at(-1) ?? 0) >= end;
        if (!isHere && isShown()) return;
        resolve();
        queueMicrotask(stop);
      });
    });
  });
}
