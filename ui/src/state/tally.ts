// What there is to filter by: how many claims have each verdict, reason, tag, kind, certainty, annotator and trait.
// Invariant: after a change it is what counting everything anew would give.

import type { Facet, Trait, VerdictChoice } from "./filter.ts";
import { facets, hasTrait, traits, valuesOf } from "./filter.ts";
import type { Claim } from "./marks.ts";

export class Tally {
  private readonly counts = new Map<string, number>();

  constructor(claims: Claim[]) {
    this.change([], claims);
  }

  verdict(verdict: VerdictChoice): number {
    return this.counts.get(`verdict ${verdict}`) ?? 0;
  }

  value(facet: Facet, value: string): number {
    return this.counts.get(`${facet} ${value}`) ?? 0;
  }

  trait(trait: Trait): number {
    return this.counts.get(`trait ${trait}`) ?? 0;
  }

  change(gone: Claim[], come: Claim[]): void {
    for (const claim of gone) this.count(claim, -1);
    for (const claim of come) this.count(claim, 1);
  }

  private count(claim: Claim, by: 1 | -1): void {
    const add = (key: string): void => void this.counts.set(key, (this.counts.get(key) ?? 0) + by);
    add(`verdict ${claim.verdict ?? "unjudged"}`);
    for (const facet of facets) for (const value of valuesOf(claim, facet)) add(`${facet} ${value}`);
    for (const trait of traits) if (hasTrait(claim, trait)) add(`trait ${trait}`);
  }
}
