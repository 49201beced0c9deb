// Which claims the pane lists.

import type { ReasonCode, TagId, Verdict } from "../host/generated/contract.ts";
import type { Claim } from "./marks.ts";
import { placeOfClaim } from "./marks.ts";
import type { Span } from "./spans.ts";

export type VerdictChoice = Verdict | "unjudged" | "unsure";
export const verdictChoices = ["sourced", "dubious", "not_a_claim", "unjudged", "unsure"] as const satisfies VerdictChoice[];

export interface Filter {
  verdict: VerdictChoice | null;
  reason: ReasonCode | null;
  tag: TagId | null;
  words: string;
}

export const noFilter: Filter = { verdict: null, reason: null, tag: null, words: "" };

export function isFiltering({ verdict, reason, tag, words }: Filter): boolean {
  return verdict !== null || reason !== null || tag !== null || words.trim() !== "";
}

export function fitsVerdict(claim: Claim, choice: VerdictChoice): boolean {
  if (choice === "unsure") return claim.certainty === "unsure";
  return (claim.verdict ?? "unjudged") === choice;
}

/** The claims that pass, in the order given. `cut` gives the words of a span. */
export function filterClaims(claims: Claim[], filter: Filter, cut: (span: Span) => string): Claim[] {
  if (!isFiltering(filter)) return claims;
  const { verdict, reason, tag } = filter;
  const words = filter.words.trim().toLocaleLowerCase();
  return claims.filter(
    (claim) =>
      (verdict === null || fitsVerdict(claim, verdict)) &&
      (reason === null || claim.reasons.some(({ code }) => code === reason)) &&
      (tag === null || claim.tags.includes(tag)) &&
      (words === "" || wordsOf(claim, cut).toLocaleLowerCase().includes(words)),
  );
}

function wordsOf(claim: Claim, cut: (span: Span) => string): string {
  const place = placeOfClaim(claim);
  return [place && cut(place), claim.statement, claim.note, claim.nextStep].filter((part) => part !== null).join("\n");
}

/** What there is to filter by: how many claims each verdict would list, and the reasons and tags that are given. */
export interface Tally {
  verdicts: Record<VerdictChoice, number>;
  reasons: Set<ReasonCode>;
  tags: Set<TagId>;
}

/** One pass, because there may be a hundred thousand claims and this is asked after every key. */
export function tallyClaims(claims: Claim[]): Tally {
  const tally: Tally = { verdicts: { sourced: 0, dubious: 0, not_a_claim: 0, unjudged: 0, unsure: 0 }, reasons: new Set(), tags: new Set() };
  for (const claim of claims) {
    tally.verdicts[claim.verdict ?? "unjudged"] += 1;
    if (claim.certainty === "unsure") tally.verdicts.unsure += 1;
    for (const { code } of claim.reasons) tally.reasons.add(code);
    for (const tag of claim.tags) tally.tags.add(tag);
  }
  return tally;
}
