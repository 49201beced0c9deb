// A claim and its repeats: passages that are joined to it, and taken off again.

import type { PassageId } from "../host/generated/contract.ts";
import { gather } from "./judging.ts";
import type { Claim } from "./marks.ts";
import { isFound, placeOfClaim } from "./marks.ts";
import type { OpenedDocument } from "./opened.svelte.ts";
import type { Span } from "./spans.ts";
import { isSame, sentencesOver } from "./spans.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** Where the words of a claim stand once more without being among its passages; none where it is not on a whole sentence. */
export function repeatsToGather({ sentences, repeated }: OpenedDocument, claim: Claim): Span[] {
  const place = placeOfClaim(claim);
  if (place === null) return [];
  const spanOf = (index: number): Span => ({ start: sentences.start[index] ?? 0, end: sentences.end[index] ?? 0 });
  const index = sentencesOver(sentences, place).start;
  if (!isSame(place, spanOf(index))) return [];
  const found = claim.passages.filter(isFound);
  return repeated.groupOf(index).map(spanOf).filter((span) => !found.some((passage) => isSame(passage, span)));
}

/** Joins all repeats of a claim's sentence to it. */
export async function gatherRepeats(workspace: Workspace, claim: Claim): Promise<void> {
  const { opened } = workspace;
  const [place, spans] = [placeOfClaim(claim), opened === null ? [] : repeatsToGather(opened, claim)];
  if (place !== null && spans.length > 0) await gather(workspace, place, spans);
}

export async function dropPassage(workspace: Workspace, passage: PassageId): Promise<void> {
  await workspace.write("drop_passage", { passage });
}
