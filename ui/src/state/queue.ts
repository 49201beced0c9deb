// The queue of suggestions: in which order they are gone through, and which is the nearest. Pure.

import type { SuggestionKind, SuggestionRow } from "../host/generated/contract.ts";
import type { Span } from "./spans.ts";

export type { SuggestionKind, SuggestionRow };

/** All kinds, those first that weigh most. */
export const suggestionKinds = ["conflict", "repeat", "boilerplate", "off-topic", "question", "opinion", "hedge", "damage", "citation"] as const satisfies readonly SuggestionKind[];

/** As in the text, or those whose sentences are worth checking first. */
export type SuggestionOrder = "text" | "worth";

/** Those of a kind, or all, in an order; what is worth as much stays as in the text. */
export function inOrder(rows: SuggestionRow[], kind: SuggestionKind | null, order: SuggestionOrder): SuggestionRow[] {
  const these = kind === null ? rows : rows.filter((row) => row.kind === kind);
  return order === "text" ? these : these.toSorted((one, other) => other.worth - one.worth);
}

/** The one at a place, else the first behind it, else the first of all; by worth there is no behind. */
export function nearest(shown: readonly SuggestionRow[], order: SuggestionOrder, place: (Span & { key?: string }) | null): SuggestionRow | null {
  const [start, end] = [place?.start ?? 0, place?.end ?? 0];
  const same = place?.key === undefined ? undefined : shown.find((row) => row.key === place.key && row.start === start);
  // A place may be a sentence, and what was noticed some words in it.
  const behind = order === "worth" ? undefined : shown.find((row) => row.start >= start || row.end >= end);
  return same ?? behind ?? shown[0] ?? null;
}

/** How many there are of each kind. */
export function countKinds(rows: readonly SuggestionRow[]): Map<SuggestionKind, number> {
  const counts = new Map<SuggestionKind, number>();
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
