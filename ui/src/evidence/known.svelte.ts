// What is known of the evidence on what is under the cursor, and of the passages that fit it: both go with the cursor.
// Invariant: what is shown is about what is under the cursor now. Not here: bringing evidence (state/evidence.ts).

import { untrack } from "svelte";
import type { Candidate, EvidenceOfClaim } from "../host/generated/contract.ts";
import { candidatesFor, EvidenceLists, noEvidence } from "../state/evidence.ts";
import type { Claim } from "../state/marks.ts";
import type { Target } from "../state/session.svelte.ts";
import type { Workspace } from "../state/workspace.svelte.ts";

/** How long the cursor rests before anything is asked for another place, in milliseconds: keys that go on are not held up. */
const RESTS = 150;

interface Here {
  readonly target: Target | null;
  readonly claim: Claim | null;
  /** Names what it is about; a claim that begins to be at a place is about the same. */
  readonly about: string | null;
}

interface Known {
  readonly held: EvidenceOfClaim;
  /** `null` while they are looked for. */
  readonly candidates: Candidate[] | null;
  /** What is there on what is under the cursor, when it has come. */
  list: () => Promise<EvidenceOfClaim>;
}

/** To be called while a component is made. */
export function knownOf(workspace: Workspace, here: Here): Known {
  const lists = new EvidenceLists(workspace);
  let listed = $state.raw<{ claim: string; held: EvidenceOfClaim } | null>(null);
  let found = $state.raw<{ about: string; list: Candidate[] } | null>(null);

  /** Where the cursor was. */
  let at: string | null = null;

  // Of the first one, and of what somebody just changed, it is asked at once.
  $effect(() => {
    const { claim: asked, about } = here;
    const isNear = about === at || untrack(() => listed === null || listed.claim === asked?.id);
    at = about;
    if (asked === null) return;
    const look = async (): Promise<void> => {
      const held = await lists.of(asked);
      if (asked === here.claim) listed = { claim: asked.id, held };
    };
    if (isNear) return void look();
    const timer = setTimeout(() => void look(), RESTS);
    return () => clearTimeout(timer);
  });

  $effect(() => {
    const asked = here.about;
    if (asked === null) return;
    const look = async (): Promise<void> => {
      const meant = untrack(() => here.target);
      const list = meant === null ? [] : await candidatesFor(workspace, meant);
      if (asked === here.about) found = { about: asked, list };
    };
    const timer = setTimeout(() => void look(), untrack(() => found) === null ? 0 : RESTS);
    return () => clearTimeout(timer);
  });

  return {
    get held() {
      const { claim } = here;
      if (listed !== null && listed.claim === claim?.id) return listed.held;
      // Until it is listed, the claim itself says what it adds up to.
      return claim === null ? noEvidence : { ...noEvidence, standing: { ...noEvidence.standing, standing: claim.standing } };
    },
    get candidates() {
      return found !== null && found.about === here.about ? found.list : null;
    },
    list: () => (here.claim === null ? Promise.resolve(noEvidence) : lists.of(here.claim)),
  };
}
