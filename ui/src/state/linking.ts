// Links from claim to claim: made, taken away, asked for, and which claims could be meant.

import { tick } from "svelte";
import type { ClaimId, DocumentId, LinkId, LinkRow, Relation } from "../host/generated/contract.ts";
import { ClaimWords } from "./filter.ts";
import { soughtIn } from "./folding.ts";
import type { Claim } from "./marks.ts";
import { inTextOrder, placeOfClaim, spanOfClaim } from "./marks.ts";
import type { OpenedDocument } from "./opened.svelte.ts";
import { firstWhere } from "./spans.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** Whether it was written. */
export async function linkClaims(workspace: Workspace, from: ClaimId, relation: Relation, to: ClaimId): Promise<boolean> {
  const done = await workspace.write("link_claims", { from, relation, to });
  if (done !== null) workspace.notices.say({ kind: "linked" });
  return done !== null;
}

export async function unlinkClaims(workspace: Workspace, link: LinkId): Promise<void> {
  await workspace.write("unlink_claims", { link });
}

/** The links of a claim as it is now. */
export async function linksOf(workspace: Workspace, claim: Claim): Promise<LinkRow[]> {
  return claim.links === 0 ? [] : ((await workspace.ask("list_links", { claim: claim.id })) ?? []);
}

/** Shows a claim in its text, and opens the document for it where another is open. */
export async function goToClaim(workspace: Workspace, document: DocumentId, id: ClaimId): Promise<void> {
  if (workspace.opened?.id !== document) await workspace.open(document);
  const { opened } = workspace;
  if (opened?.id !== document) return;
  const claim = await arrived(opened, id, () => workspace.opened === opened);
  if (claim === null) return;
  workspace.session.chosen = { noun: "claim", id };
  const place = placeOfClaim(claim);
  // The text is drawn before somebody is led to a place in it.
  await tick();
  if (place !== null) workspace.travel.goTo(place);
}

/** A claim of an open document, which may still be on its way; `null` where it does not come, or another is shown. */
function arrived(opened: OpenedDocument, id: ClaimId, isShown: () => boolean): Promise<Claim | null> {
  return new Promise((resolve) => {
    const leave = opened.onchange(look);
    function look(): void {
      const claim = opened.claim(id);
      if (claim === null && opened.next !== null && isShown()) return;
      leave();
      resolve(claim);
    }
    look();
  });
}

const byPlace = inTextOrder(spanOfClaim);

/** Finds the claims that a person could mean by words or by the number of a sentence, the nearest to a claim first. */
export class Nearby {
  private readonly words: ClaimWords;

  constructor(
    private readonly opened: OpenedDocument,
    private readonly around: Claim,
    tags: { id: string; name: string }[],
  ) {
    this.words = new ClaimWords(opened.cut, tags);
  }

  find(typed: string, most: number): Claim[] {
    const number = Number(/^\s*(\d+)\s*$/u.exec(typed)?.[1] ?? 0);
    const found = new Set(this.opened.claimsIn({ start: number - 1, end: number }).filter(({ id }) => id !== this.around.id));
    const sought = soughtIn(typed);
    for (const claim of this.outwards()) {
      if (found.size >= most) break;
      if (this.words.holdsAll(claim, sought)) found.add(claim);
    }
    return [...found].slice(0, most);
  }

  /** The other claims, alternately below and above. */
  private *outwards(): Generator<Claim> {
    const { claims } = this.opened;
    const at = firstWhere(claims.length, (index) => byPlace(claims[index] ?? this.around, this.around) >= 0);
    const isHere = claims[at]?.id === this.around.id;
    for (let [above, below] = [at - 1, isHere ? at + 1 : at]; above >= 0 || below < claims.length; above -= 1, below += 1) {
      const [next, previous] = [claims[below], claims[above]];
      if (next) yield next;
      if (previous) yield previous;
    }
  }
}
