// Passages whose words were not found just as they were: what they are called, counted, and which is the nearest. Pure.

import type { AnchoringGrade, LookRow, SettledGrade } from "../host/generated/contract.ts";
import type { MarkChange } from "./opened.svelte.ts";

/** A grade that needs a look. */
export type Doubt = Exclude<AnchoringGrade, "exact">;

/** All of them, those first that weigh most. */
export const doubts = ["lost", "ambiguous", "fuzzy", "moved"] as const satisfies readonly Doubt[];

/** What tells one from all others. */
export function keyOf({ noun, id }: Pick<LookRow, "noun" | "id">): string {
  return `${noun} ${id}`;
}

/** Those of a grade that can be accepted at one blow: with changed words, those that are at least so alike. */
export function fitting(rows: readonly LookRow[], grade: SettledGrade, leastScore: number): LookRow[] {
  return rows.filter((row) => row.anchoring === grade && (grade === "moved" || (row.score ?? 0) >= leastScore));
}

/** The same one, else the first behind it, else the last. */
export function nearestLook(shown: readonly LookRow[], at: LookRow | null): LookRow | null {
  const same = at === null ? undefined : shown.find((row) => keyOf(row) === keyOf(at));
  return same ?? shown.find(({ start }) => start >= (at?.start ?? 0)) ?? shown.at(-1) ?? null;
}

/** How many there are of each grade. */
export function countGrades(rows: readonly LookRow[]): Map<AnchoringGrade, number> {
  const counts = new Map<AnchoringGrade, number>();
  for (const { anchoring } of rows) counts.set(anchoring, (counts.get(anchoring) ?? 0) + 1);
  return counts;
}

/** Whether passages came or went that are not exact. */
export function isDoubtful({ gone, come }: MarkChange): boolean {
  const isOne = ({ anchoring }: { anchoring: AnchoringGrade }): boolean => anchoring !== "exact";
  return [gone, come].some(({ claims, highlights }) => highlights.some(isOne) || claims.some(({ passages }) => passages.some(isOne)));
}
