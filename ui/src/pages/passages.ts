// What is marked on a page: the passages of claims and the highlights that have words on it, as they are drawn.
// Invariant: only what shares a sentence with the page is looked at; what is lost stands nowhere.
// Not here: where on the page (boxes.ts), how it looks (Marks.svelte).

import type { HighlightColor, Verdict } from "../host/generated/contract.ts";
import { layersOf } from "../state/layers.ts";
import { isFound } from "../state/marks.ts";
import type { OpenedDocument } from "../state/opened.svelte.ts";
import type { Span } from "../state/spans.ts";
import { isSame, sentencesOver } from "../state/spans.ts";

interface Marked extends Span {
  /** The passage's or highlight's id. */
  key: string;
  /** The claim's or highlight's id. */
  id: string;
  /** On which line below the words it is drawn, or how high its ground is: overlapping ones lie apart. */
  layer: number;
  /** Whether the person is at it. */
  isLit: boolean;
}

export type Passage = Marked & (
  | { noun: "claim"; look: Verdict | "unjudged"; isUnsure: boolean }
  | { noun: "highlight"; look: HighlightColor }
);

/** Where the person is: the place, and what was chosen of several that stand there. */
export interface At {
  place: Span | null;
  chosen: string | null;
}

/** The passages with words in a span, in the order of the text, highlights first. */
export function passagesIn(opened: OpenedDocument, span: Span, { place, chosen }: At): Passage[] {
  const isIn = (one: Span): boolean => one.start < span.end && span.start < one.end;
  const isAt = (one: Span, id: string): boolean => id === chosen || (place !== null && isSame(one, place));
  const highlights = opened.highlights.filter((one) => isFound(one) && isIn(one)).map((one): Passage => ({
    noun: "highlight", key: one.id, id: one.id, start: one.start, end: one.end, look: one.color, layer: 0, isLit: isAt(one, one.id),
  }));
  const claims = opened.claimsIn(sentencesOver(opened.sentences, span)).flatMap((claim) =>
    claim.passages.filter((one) => isFound(one) && isIn(one)).map((one): Passage => ({
      noun: "claim", key: one.id, id: claim.id, start: one.start, end: one.end, look: claim.verdict ?? "unjudged",
      isUnsure: claim.certainty === "unsure", layer: 0, isLit: claim.passages.some((each) => isAt(each, claim.id)),
    })),
  );
  const lined = claims.filter(({ look }) => look !== "not_a_claim");
  for (const group of [highlights, lined]) {
    const layers = layersOf(group);
    group.forEach((one, index) => (one.layer = layers[index] ?? 0));
  }
  return [...highlights, ...claims].toSorted((a, b) => Number(a.noun === "claim") - Number(b.noun === "claim") || a.start - b.start || b.end - a.end);
}
