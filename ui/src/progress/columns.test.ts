// Documents in an order, as columns and as shares.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { DocumentRow } from "../host/generated/contract.ts";
import type { Order } from "./columns.ts";
import { columnsOf, inOrder, stackOf, sumOf } from "./columns.ts";

function row(title: string, [sentences, sourced, dubious, notAClaim]: [number, number, number, number], day = 1): DocumentRow {
  const judged = sourced + dubious + notAClaim;
  return { id: title, title, status: "todo", added: `2026-11-0${day}T10:00:00.000Z`, characters: 1, sentences, judged, sourced, dubious, notAClaim };
}

const rows = [row("b", [10, 5, 0, 0], 2), row("a", [10, 0, 1, 1], 3), row("c", [3, 0, 0, 0], 1)];

test.each<[Order, string]>([
  ["left", "abc"],
  ["title", "abc"],
  ["added", "cba"],
])("by %s", (order, expected) => {
  expect(inOrder(rows, order, (one, other) => one.localeCompare(other)).map(({ title }) => title).join("")).toBe(expected);
});

test("shares are stacked from the whole down to what is sourced", () => {
  expect(stackOf([row("a", [10, 5, 2, 1]), row("b", [0, 0, 0, 0])])).toEqual([[1, 0], [0.8, 0], [0.7, 0], [0.5, 0]]);
});

test("however many columns there is room for, each document is in one and nothing is lost", () => {
  const counts = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9)).map(([a, b, c, d]): [number, number, number, number] => [a + b + c + d, a, b, c]);
  fc.assert(
    fc.property(fc.array(counts, { maxLength: 50 }), fc.integer({ min: 1, max: 60 }), (all, most) => {
      const documents = all.map((one, index) => row(String(index), one));
      const columns = columnsOf(documents, most);
      expect(columns.length).toBeLessThanOrEqual(most);
      expect(columns.flatMap((column) => column.documents)).toEqual(documents);
      expect(columns.map(({ first }) => documents[first])).toEqual(columns.map((column) => column.documents[0]));
      expect(sumOf(columns)).toEqual(sumOf(documents));
    }),
  );
});
