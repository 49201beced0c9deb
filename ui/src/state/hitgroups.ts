// Hits as they are shown: those of one document together, in the order in which the best of each came.
// Invariant: every hit is in one group, and the order is that of the answer but for that.

import type { Hit } from "../host/generated/contract.ts";

/** The hits of one document, or those that stand in none. */
export interface HitGroup {
  /** The document's id; `null` for what is in no document, as sources are. */
  document: string | null;
  /** Where its first hit is among all. */
  from: number;
  hits: Hit[];
}

function keyOf({ noun, id, document }: Hit): string | null {
  return document ?? (noun === "document" ? id : null);
}

export function groupsOf(hits: readonly Hit[]): HitGroup[] {
  const groups = new Map<string | null, HitGroup>();
  for (const hit of hits) {
    const document = keyOf(hit);
    const group = groups.get(document) ?? { document, from: 0, hits: [] };
    groups.set(document, group);
    group.hits.push(hit);
  }
  let from = 0;
  for (const group of groups.values()) {
    group.from = from;
    from += group.hits.length;
  }
  return [...groups.values()];
}

/** All hits, group by group. */
export function inOrderShown(hits: readonly Hit[]): Hit[] {
  return groupsOf(hits).flatMap((group) => group.hits);
}
