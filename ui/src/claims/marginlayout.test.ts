// The laws of the margin, and a few layouts that one can check by eye.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Margin, Wanted } from "./marginlayout.ts";
import { layOut } from "./marginlayout.ts";

const free: Margin = { gap: 1, least: -Infinity, active: -1 };

function check(cards: [number, number][], margin: Partial<Margin>, expected: number[]): void {
  expect(layOut(cards.map(([top, height]) => ({ top, height })), { ...free, ...margin })).toEqual(expected);
}

test("cards with room stand where they are wanted", () => check([[0, 3], [10, 3]], {}, [0, 10]));
test("cards without room are pushed apart", () => check([[0, 9], [5, 9], [30, 9]], {}, [-5, 5, 30]));
test("the active card stays, the others give way", () => {
  check([[0, 9], [5, 9], [6, 9]], { active: 0 }, [0, 10, 20]);
  check([[0, 9], [5, 9], [6, 9]], { active: 2 }, [-14, -4, 6]);
  check([[0, 9], [20, 90], [21, 9], [22, 9], [23, 9]], { active: 1 }, [0, 20, 111, 121, 131]);
});
test("above the top none is pushed", () => check([[0, 9], [1, 9], [2, 9]], { least: 0 }, [0, 10, 20]));
test("no cards, no places", () => check([], {}, []));

const card = fc.record({ top: fc.integer({ min: 0, max: 12 }), height: fc.integer({ min: 1, max: 4 }) });
const cards = fc.array(card, { maxLength: 12 }).map((made) => made.toSorted((a, b) => a.top - b.top));

function displaced(wanted: Wanted[], tops: number[]): number {
  return wanted.reduce((sum, { top }, at) => sum + Math.abs(top - (tops[at] ?? NaN)), 0);
}

test("the order stays and no two overlap", () => {
  fc.assert(
    fc.property(cards, fc.integer({ min: -1, max: 11 }), fc.constantFrom(-Infinity, 0, 5), (wanted, active, least) => {
      const tops = layOut(wanted, { gap: 2, least, active });
      wanted.slice(1).forEach((_, at) => expect(tops[at + 1]).toBeGreaterThanOrEqual((tops[at] ?? NaN) + (wanted[at]?.height ?? NaN) + 2));
    }),
  );
});

test("the active card stands just where it is wanted, and without one nothing is above the top", () => {
  fc.assert(
    fc.property(cards, fc.nat(11), (wanted, active) => {
      fc.pre(active < wanted.length);
      expect(layOut(wanted, { gap: 1, least: 3, active })[active]).toBe(wanted[active]?.top);
      expect(Math.min(...layOut(wanted, { gap: 1, least: 3, active: -1 }))).toBeGreaterThanOrEqual(3);
    }),
  );
});

test("no other layout displaces less", () => {
  const tall = fc.record({ top: fc.nat(8), height: fc.constantFrom(1, 3, 8) });
  const few = fc.array(tall, { minLength: 1, maxLength: 4 }).map((made) => made.toSorted((a, b) => a.top - b.top));
  fc.assert(
    fc.property(few, fc.integer({ min: -1, max: 3 }), (wanted, chosen) => {
      const active = chosen < wanted.length ? chosen : -1;
      let best = Infinity;
      const place = (tops: number[], from: number): void => {
        const at = tops.length;
        const one = wanted[at];
        if (one === undefined) best = Math.min(best, displaced(wanted, tops));
        else {
          const tried = at === active ? [one.top] : Array.from({ length: 56 }, (_, i) => i - 25);
          for (const top of tried) if (top >= from) place([...tops, top], top + one.height);
        }
      };
      place([], -Infinity);
      expect(displaced(wanted, layOut(wanted, { gap: 0, least: -Infinity, active }))).toBe(best);
    }),
    { numRuns: 20 },
  );
});
