// How far the judging of a document is: the state of every sentence, and how many there are of each.
// Invariant: after a change it is what counting everything anew would give; only sentences under the changed
// claims are looked at. A sentence takes the gravest verdict on it: dubious, then sourced, then not a claim.
// A lost passage is nowhere, and so on no sentence.

import type { SpanColumns, Verdict } from "../host/generated/contract.ts";
import type { Claim } from "./marks.ts";
import { isFound } from "./marks.ts";
import { sentencesOver } from "./spans.ts";

/** The state of a sentence, as the coverage strip takes it. */
export const stateOf: Record<Verdict | "unjudged", number> = { unjudged: 0, sourced: 1, dubious: 2, not_a_claim: 3 };

/** From the lightest to the gravest. */
const grave = [stateOf.unjudged, stateOf.not_a_claim, stateOf.sourced, stateOf.dubious];

export interface Counts {
  sentences: number;
  left: number;
  sourced: number;
  dubious: number;
  notAClaim: number;
}

export class Coverage {
  /** The claims over each sentence. Nearly all have one or none, and a hundred thousand sets would be felt in memory. */
  private readonly over: (Claim | Claim[] | undefined)[] = [];
  private readonly tally = [0, 0, 0, 0];
  readonly states: Uint8Array;

  constructor(
    private readonly sentences: SpanColumns,
    claims: Claim[],
  ) {
    this.states = new Uint8Array(sentences.start.length);
    this.tally[stateOf.unjudged] = this.states.length;
    this.change([], claims);
  }

  /** Takes claims away and adds others. */
  change(gone: Claim[], come: Claim[]): void {
    const touched = new Set<number>();
    for (const claim of gone) this.visit(claim, touched, (claims) => claims.filter((one) => one !== claim));
    for (const claim of come) this.visit(claim, touched, (claims) => (claims.includes(claim) ? claims : [...claims, claim]));
    for (const sentence of touched) this.settle(sentence);
  }

  /** The claims over a sentence. */
  claimsOver(sentence: number): Claim[] {
    const over = this.over[sentence];
    return over === undefined ? [] : Array.isArray(over) ? over : [over];
  }

  counts(): Counts {
    const [left = 0, sourced = 0, dubious = 0, notAClaim = 0] = this.tally;
    return { sentences: this.states.length, left, sourced, dubious, notAClaim };
  }

  /** The next unjudged sentence after one, beginning anew at the top; `null` where none is left. */
  nextUnjudged(after: number): number | null {
    const behind = this.states.indexOf(stateOf.unjudged, after + 1);
    const found = behind >= 0 ? behind : this.states.indexOf(stateOf.unjudged);
    return found < 0 ? null : found;
  }

  private visit(claim: Claim, touched: Set<number>, change: (claims: Claim[]) => Claim[]): void {
    for (const passage of claim.passages.filter(isFound)) {
      const { start, end } = sentencesOver(this.sentences, passage);
      for (let sentence = start; sentence < end; sentence += 1) {
        const claims = change(this.claimsOver(sentence));
        this.over[sentence] = claims.length > 1 ? claims : claims[0];
        touched.add(sentence);
      }
    }
  }

  private settle(sentence: number): void {
    const states = this.claimsOver(sentence).map((claim) => stateOf[claim.verdict ?? "unjudged"]);
    const now = grave.findLast((state) => states.includes(state)) ?? stateOf.unjudged;
    const before = this.states[sentence] ?? 0;
    this.tally[before] = (this.tally[before] ?? 0) - 1;
    this.tally[now] = (this.tally[now] ?? 0) + 1;
    this.states[sentence] = now;
  }
}
