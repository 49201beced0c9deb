// A place in parts is the place.

import { expect, test } from "vitest";
import { partsOf } from "./places.ts";

const text = "Kulik came in 1927, or in 1921.";
const cut = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);

function check(fired: [number, number][], expected: string): void {
  const parts = partsOf({ start: 6, end: 31 }, fired.map(([start, end]) => ({ start, end })), cut);
  expect(parts.map(({ text: part, isFired }) => (isFired ? `<${part}>` : part)).join("")).toBe(expected);
}

test("the words that fired stand out, and the parts together are the words", () => {
  check([[26, 30], [14, 18]], "came in <1927>, or in <1921>.");
  check([], "came in 1927, or in 1921.");
  check([[0, 8], [7, 10]], "<ca><me> in 1927, or in 1921.");
  check([[28, 99]], "came in 1927, or in 19<21.>");
});
