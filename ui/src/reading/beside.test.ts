// A panel stands beside the words, inside the surface, and not over them where there is room.

import fc from "fast-check";
import { expect, test } from "vitest";

import { beside } from "./beside.ts";

const bounds = { left: 100, top: 50, right: 700, bottom: 550 };
const size = { width: 200, height: 60 };

function check(words: { left: number; right: number; top: number; bottom: number }, wish: "above" | "below", expected: { left: number; top: number }): void {
  expect(beside(size, words, bounds, wish)).toEqual(expected);
}

test("it stands on the side that was wished for, in the middle of the words", () => {
  check({ left: 300, right: 400, top: 200, bottom: 225 }, "below", { left: 150, top: 187 });
  check({ left: 300, right: 400, top: 200, bottom: 225 }, "above", { left: 150, top: 78 });
});
test("it stands on the other side where there is no room", () => {
  check({ left: 300, right: 400, top: 500, bottom: 525 }, "below", { left: 150, top: 378 });
  check({ left: 300, right: 400, top: 60, bottom: 85 }, "above", { left: 150, top: 47 });
});
test("it does not leave the surface sideways", () => {
  check({ left: 110, right: 120, top: 200, bottom: 225 }, "below", { left: 6, top: 187 });
  check({ left: 690, right: 695, top: 200, bottom: 225 }, "below", { left: 394, top: 187 });
});
test("where the words fill the surface it lies at the edge where less of them would be covered", () => {
  check({ left: 300, right: 400, top: 60, bottom: 500 }, "below", { left: 150, top: 434 });
  check({ left: 300, right: 400, top: 100, bottom: 545 }, "above", { left: 150, top: 6 });
});

test("wherever the words are, it is inside, and free of them where it can be", () => {
  const span = (least: number, most: number) => fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }));
  fc.assert(
    fc.property(span(100, 700), span(50, 550), fc.constantFrom("above" as const, "below" as const), (x, y, wish) => {
      const words = { left: Math.min(...x), right: Math.max(...x), top: Math.min(...y), bottom: Math.max(...y) };
      const { left, top } = beside(size, words, bounds, wish);
      expect(left >= 0 && left + size.width <= 600 && top >= 0 && top + size.height <= 500).toBe(true);
      const hasRoom = words.top - bounds.top >= 78 || bounds.bottom - words.bottom >= 78;
      const covers = top + 50 < words.bottom && words.top < top + 50 + size.height;
      expect(hasRoom && covers).toBe(false);
    }),
  );
});
