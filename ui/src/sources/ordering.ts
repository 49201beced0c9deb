// In which order sources are listed.

import type { SourceRow } from "../host/generated/contract.ts";
import { dateLine } from "../state/sourcedates.ts";

export type SourceOrder = "label" | "year" | "uses" | "newest";

/** The digits of the year, so that `after 1910` stands with 1910; those without a date come last. */
function yearOf({ csl }: SourceRow): number {
  return Number(/-?\d{4}/u.exec(dateLine(csl["issued"]))?.[0] ?? Infinity);
}

const uses = ({ evidence, origins }: SourceRow): number => evidence + origins;
const byLabel = (one: SourceRow, other: SourceRow): number => one.label.localeCompare(other.label);
const first = (...orders: number[]): number => orders.find((order) => order !== 0 && !Number.isNaN(order)) ?? 0;

const orders: Record<SourceOrder, (one: SourceRow, other: SourceRow) => number> = {
  label: byLabel,
  year: (one, other) => first(yearOf(one) - yearOf(other), byLabel(one, other)),
  uses: (one, other) => first(uses(other) - uses(one), byLabel(one, other)),
  // Ids begin with the time.
  newest: (one, other) => (one.id < other.id ? 1 : -1),
};

export function ordered(rows: SourceRow[], order: SourceOrder): SourceRow[] {
  return rows.toSorted(orders[order]);
}
