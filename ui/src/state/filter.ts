// Which claims the pane lists: what a filter asks, and whether a claim fits.
// Invariant: everything that is asked narrows; of several verdicts one is enough. Not here: the order (ordering.ts), the list (listing.svelte.ts).

import type { AnnotatorId, Certainty, Kind, ReasonCode, TagId, Verdict } from "../host/generated/contract.ts";
import { isBareSourced, type StandingChoice, standingOf } from "./evidence.ts";
import { folded, soughtIn } from "./folding.ts";
import type { Claim } from "./marks.ts";
import { isFound } from "./marks.ts";
import type { Span } from "./spans.ts";

export type VerdictChoice = Verdict | "unjudged";
export const verdictChoices = ["sourced", "dubious", "not_a_claim", "unjudged"] as const satisfies VerdictChoice[];

/** What a claim has or has not: a note, several passages, a passage that was not found just where it was, links, a source that nothing shows. */
export const traits = ["note", "passages", "anchoring", "links", "bare"] as const;
export type Trait = (typeof traits)[number];

/** What has one value at the most in a filter. */
export interface Facets {
  reason: ReasonCode;
  tag: TagId;
  annotator: AnnotatorId;
  certainty: Certainty;
  kind: Kind;
  standing: StandingChoice;
}
export type Facet = keyof Facets;
export const facets = ["standing", "reason", "tag", "kind", "certainty", "annotator"] as const satisfies Facet[];

export type Filter = { [F in Facet]: Facets[F] | null } & {
  verdicts: VerdictChoice[];
  traits: Trait[];
  words: string;
};

export const noFilter: Filter = {
  verdicts: [], reason: null, tag: null, annotator: null, certainty: null, kind: null, standing: null, traits: [], words: "",
};

export function isFiltering(filter: Filter): boolean {
  return filter.verdicts.length > 0 || filter.words.trim() !== "" || chosenIn(filter) > 0;
}

/** Whether what fits one filter can only be among what fitted the other: the same but for words that were typed on. */
export function narrows(before: Filter, now: Filter): boolean {
  const { words: from, ...rest } = before;
  const { words: to, ...others } = now;
  return to.startsWith(from) && Object.entries(rest).every(([key, value]) => others[key as keyof typeof others] === value);
}

/** How much is asked besides verdicts and words. */
export function chosenIn(filter: Filter): number {
  return facets.filter((facet) => filter[facet] !== null).length + filter.traits.length;
}

/** The traits that are asked for when this one is turned on or off. */
export function turned({ traits }: Filter, trait: Trait): Pick<Filter, "traits"> {
  return { traits: traits.includes(trait) ? traits.filter((one) => one !== trait) : [...traits, trait] };
}

export function hasTrait(claim: Claim, trait: Trait): boolean {
  if (trait === "note") return claim.note !== null;
  if (trait === "passages") return claim.passages.length > 1;
  if (trait === "links") return claim.links > 0;
  if (trait === "bare") return isBareSourced(claim);
  return claim.passages.some(({ anchoring }) => anchoring !== "exact");
}

/** The values that a claim has of what can be asked for. */
export function valuesOf(claim: Claim, facet: Facet): string[] {
  if (facet === "reason") return claim.reasons.map(({ code }) => code);
  if (facet === "tag") return claim.tags;
  if (facet === "standing") return [standingOf(claim)].filter((standing) => standing !== null);
  const value = claim[facet];
  return value === null || value === "" ? [] : [value];
}

/** Whether a claim fits; made once for a filter, because it is asked of a hundred thousand claims after every key. */
export function fitting(filter: Filter, words: ClaimWords): (claim: Claim) => boolean {
  const asked = facets.filter((facet) => filter[facet] !== null);
  const sought = soughtIn(filter.words);
  const { verdicts } = filter;
  return (claim) =>
    (verdicts.length === 0 || verdicts.includes(claim.verdict ?? "unjudged")) &&
    asked.every((facet) => valuesOf(claim, facet).includes(filter[facet] ?? "")) &&
    filter.traits.every((trait) => hasTrait(claim, trait)) &&
    (sought.length === 0 || words.holdsAll(claim, sought));
}

/** What can be found in claims: their passages, what was written about them, and the names of their tags. */
export class ClaimWords {
  private kept = new WeakMap<Claim, string>();
  private readonly names: Map<TagId, string>;

  constructor(
    private readonly cut: (span: Span) => string,
    tags: { id: TagId; name: string }[],
  ) {
    this.names = new Map(tags.map(({ id, name }) => [id, folded(name)]));
  }

  holdsAll(claim: Claim, sought: string[]): boolean {
    const text = this.textOf(claim);
    return sought.every((word) => text.includes(word) || claim.tags.some((tag) => this.names.get(tag)?.includes(word)));
  }

  /** Forgets the folded texts: they are as long as the document, and wanted only while somebody looks for words. */
  forget(): void {
    this.kept = new WeakMap();
  }

  /** Reads a claim before it is asked for. */
  read(claim: Claim): void {
    this.textOf(claim);
  }

  private textOf(claim: Claim): string {
    const known = this.kept.get(claim);
    if (known !== undefined) return known;
    // Other words stand where lost ones stood; they are never the claim's.
    const parts = claim.passages.filter(isFound).map(this.cut);
    for (const part of [claim.statement, claim.note, claim.nextStep]) if (part !== null) parts.push(part);
    for (const { text } of claim.reasons) if (text) parts.push(text);
    const text = folded(parts.join("\n"));
    this.kept.set(claim, text);
    return text;
  }
}
