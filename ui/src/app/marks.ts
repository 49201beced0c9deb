// Claims and highlights as the reading surface draws and says them. What is lost is not in the text, and not drawn.

import type { ReaderMark } from "../reading/types.ts";
import type { Claim, Highlight } from "../state/marks.ts";
import { isFound } from "../state/marks.ts";
import { colorWords, verdictWithin, verdictWords } from "../words/nouns.ts";

export function marksOfClaim(claim: Claim): ReaderMark[] {
  const unsure = claim.certainty === "unsure" ? `, ${verdictWithin.unsure}` : "";
  const label = `${verdictWords[claim.verdict ?? "unjudged"]}${unsure}`;
  const { id, verdict, certainty } = claim;
  return claim.passages.filter(isFound).map(({ id: key, start, end }) => ({ key, noun: "claim", id, start, end, verdict, certainty, label }));
}

export function markOfHighlight({ id, start, end, color }: Highlight): ReaderMark {
  return { key: id, noun: "highlight", id, start, end, verdict: null, certainty: "sure", color, label: colorWords[color] };
}

export function marksOf({ claims, highlights }: { claims: Claim[]; highlights: Highlight[] }): ReaderMark[] {
  return [...claims.flatMap(marksOfClaim), ...highlights.filter(isFound).map(markOfHighlight)];
}
