// The orders in which claims can be listed. In each no two claims are equal, so a place in a list can be searched for.

import type { Claim, Order } from "./marks.ts";
import { inTextOrder, spanOfClaim } from "./marks.ts";

export const claimOrders = ["place", "verdict", "time"] as const;
export type ClaimOrder = (typeof claimOrders)[number];

/** From what asks for most work to what is off the table. */
const ranks = { dubious: 0, sourced: 1, not_a_claim: 2, unjudged: 3 } as const;

const byPlace = inTextOrder(spanOfClaim);

export const orders: Record<ClaimOrder, Order<Claim>> = {
  place: byPlace,
  verdict: (one, other) => ranks[one.verdict ?? "unjudged"] - ranks[other.verdict ?? "unjudged"] || byPlace(one, other),
  // Times are written so that later is greater; what was changed last comes first.
  time: (one, other) => other.modified - one.modified || byPlace(one, other),
};
