// Documents as columns of a chart: each by its shares, and neighbours put together where there are more than fit.
// Invariant: every document is in just one column, in the order given.

import type { DocumentRow } from "../host/generated/contract.ts";

export type Order = "left" | "title" | "added";
export const orders = ["left", "title", "added"] as const satisfies Order[];

/** Documents in an order; equals stay as they came in. */
export function inOrder(rows: DocumentRow[], order: Order, compare: (one: string, other: string) => number): DocumentRow[] {
  if (order === "title") return rows.toSorted((a, b) => compare(a.title, b.title));
  if (order === "left") return rows.toSorted((a, b) => leftOf(b) - leftOf(a));
  return rows.toSorted((a, b) => (a.added < b.added ? -1 : Number(a.added > b.added)));
}

export function leftOf({ sentences, judged }: Pick<DocumentRow, "sentences" | "judged">): number {
  return sentences - judged;
}

export interface Tally {
  sentences: number;
  judged: number;
  sourced: number;
  dubious: number;
  notAClaim: number;
}

export interface Column extends Tally {
  /** The place of its first document in the order, from 0. */
  first: number;
  documents: DocumentRow[];
}

/** At most so many columns, of as many documents each. */
export function columnsOf(rows: DocumentRow[], most: number): Column[] {
  const each = Math.max(1, Math.ceil(rows.length / most));
  return Array.from({ length: Math.ceil(rows.length / each) }, (_, index) => {
    const documents = rows.slice(index * each, (index + 1) * each);
    return { first: index * each, documents, ...sumOf(documents) };
  });
}

export function sumOf(rows: Tally[]): Tally {
  const sum: Tally = { sentences: 0, judged: 0, sourced: 0, dubious: 0, notAClaim: 0 };
  for (const row of rows) {
    sum.sentences += row.sentences;
    sum.judged += row.judged;
    sum.sourced += row.sourced;
    sum.dubious += row.dubious;
    sum.notAClaim += row.notAClaim;
  }
  return sum;
}

/**
 * The heights of stacked columns, from the whole down to what is sourced: drawn one over the other, the later hides the
 * lower part of the earlier. Shares from 0 to 1; a document without sentences has no height.
 */
export function stackOf(columns: Tally[]): [whole: number[], notAClaim: number[], dubious: number[], sourced: number[]] {
  const share = (of: (column: Tally) => number) => columns.map((column) => (column.sentences === 0 ? 0 : of(column) / column.sentences));
  return [share(({ sentences }) => sentences), share(({ judged }) => judged), share(({ sourced, dubious }) => sourced + dubious), share(({ sourced }) => sourced)];
}
