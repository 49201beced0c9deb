// How far the judging of a document is: the state of every sentence, and how many there are of each.
// Invariant: after a change it is what counting everything anew would give; only sentences under the changed
// claims are looked at. A sentence is judged when at least half of its code points lie under passages of judged claims,
// and then takes the gravest verdict on it: dubious, then sourced, then not a claim; less is a beginning, and it is left.
// A lost passage is nowhere, and so on no sentence. crates/engine/src/cover.rs counts by the same rule.

import type { SpanColumns, Verdict } from "../host/generated/contract.ts";
import type { Claim } from "./marks.ts";
import { isFound } from "./marks.ts";
import type { Span } from "./spans.ts";
import { firstWhere, sentencesOver } from "./spans.ts";

/** The state of a sentence, as the coverage strip takes it. */
export const stateOf: Record<Verdict | "unjudged" | "partly", number> = { unjudged: 0, sourced: 1, dubious: 2, not_a_claim: 3, partly: 4 };

/** Whether a sentence in this state is still to be judged. */
export function isLeft(state: number | undefined): boolean {
  return state === stateOf.unjudged || state === stateOf.partly;
}

/** From the lightest to the gravest. */
const grave = [stateOf.unjudged, stateOf.not_a_claim, stateOf.sourced, stateOf.dubious];

/** Of a claim with more passages than this, those on a sentence are searched for. */
const MANY = 8;
/** The longest passage of such a claim: claims are never changed, so it is looked for once. */
const longest = new WeakMap<Claim, number>();

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
  private readonly tally = [0, 0, 0, 0, 0];
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
    const [unjudged = 0, sourced = 0, dubious = 0, notAClaim = 0, partly = 0] = this.tally;
    return { sentences: this.states.length, left: unjudged + partly, sourced, dubious, notAClaim };
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
    const now = this.stateNow(sentence);
    const before = this.states[sentence] ?? 0;
    this.tally[before] = (this.tally[before] ?? 0) - 1;
    this.tally[now] = (this.tally[now] ?? 0) + 1;
    this.states[sentence] = now;
  }

  private stateNow(sentence: number): number {
    const place = { start: this.sentences.start[sentence] ?? 0, end: this.sentences.end[sentence] ?? 0 };
    const half = (place.end - place.start) / 2;
    let [gravest, isHalf] = [0, false];
    const parts: Span[] = [];
    for (const claim of this.claimsOver(sentence)) {
      if (claim.verdict === null) continue;
      gravest = Math.max(gravest, grave.indexOf(stateOf[claim.verdict]));
      // Nearly always one passage is enough, and nothing is to be added up.
      isHalf ||= addParts(claim, place, half, parts);
    }
    if (gravest === 0) return stateOf.unjudged;
    return isHalf || (parts.length > 1 && covered(parts) >= half) ? (grave[gravest] ?? 0) : stateOf.partly;
  }
}

/** Adds what the passages of a claim cover of a sentence, until one covers enough alone. Whether one does. */
function addParts(claim: Claim, { start, end }: Span, enough: number, parts: Span[]): boolean {
  const { passages } = claim;
  const at = (index: number): number => passages[index]?.start ?? 0;
  const first = passages.length > MANY ? firstWhere(passages.length, (index) => at(index) > start - longestOf(claim)) : 0;
  for (let index = first; index < passages.length && at(index) < end; index += 1) {
    const passage = passages[index];
    if (passage === undefined || !isFound(passage) || passage.end <= start) continue;
    const part = { start: Math.max(start, passage.start), end: Math.min(end, passage.end) };
    if (part.end - part.start >= enough) return true;
    parts.push(part);
  }
  return false;
}

function longestOf(claim: Claim): number {
  const known = longest.get(claim);
  if (known !== undefined) return known;
  const length = claim.passages.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  longest.set(claim, length);
  return length;
}

/** How many code points lie under some spans. */
function covered(spans: Span[]): number {
  let [reach, sum] = [0, 0];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    sum += Math.max(0, end - Math.max(start, reach));
    reach = Math.max(reach, end);
  }
  return sum;
}
