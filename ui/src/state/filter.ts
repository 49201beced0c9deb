// Which claims the pane lists.

import type { ReasonCode, TagId, Verdict } from "../host/generated/contract.ts";
import type { Claim } from "./marks.ts";
import { spanOfClaim } from "./marks.ts";
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
  return [cut(spanOfClaim(claim)), claim.statement, claim.note, claim.nextStep].filter((part) => part !== null).join("\n");
}

/** How many claims each choice would list. */
export function countChoices(claims: Claim[]): Record<VerdictChoice, number> {
  const counts = { sourced: 0, dubious: 0, not_a_claim: 0, unjudged: 0, unsure: 0 };
  for (const claim of claims) {
    counts[claim.verdict ?? "unjudged"] += 1;
    if (claim.certainty === "unsure") counts.unsure += 1;
  }
  return counts;
}
