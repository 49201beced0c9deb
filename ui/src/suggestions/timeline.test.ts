// Dated statements stand in the order of time, each in sight, and odd dates do not press the others together.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { DatedRow } from "../host/generated/contract.ts";
import { conflictsIn, inTime, placedOn, stretchesOf, ticksOf, timeOf, xOf } from "./timeline.ts";

const row = (from: string, to = from, conflicts: number[] = []): DatedRow => ({ document: "d", start: 0, end: 9, written: { start: 0, end: 4 }, text: "In 1940", from, to, conflicts });

test("a date is as long as it is known", () => {
  const check = (date: string, from: number, to: number): void => expect([timeOf(date, "begin"), timeOf(date, "end")].map((time) => Math.round(time * 100) / 100)).toEqual([from, to]);
  check("1940", 1940, 1941);
  check("1940-08", 1940.58, 1940.67);
  check("1940-08-20", 1940.63, 1940.64);
  check("-44", -44, -43);
});

test("statements are put in the order of time, and keep their number in the answer", () => {
  expect(inTime([row("1953"), row("1940-08-20"), row("1940")]).map(({ index }) => index)).toEqual([2, 1, 0]);
});

test("a date far away breaks the axis instead of pressing it together", () => {
  const dated = inTime([row("1905"), row("1917"), row("1924"), row("2007")]);
  const stretches = stretchesOf(dated, 600);
  expect(stretches.map(({ from, to }) => [from, to])).toEqual([[1905, 1925], [2007, 2008]]);
  expect(xOf(stretches, 1925)).toBeGreaterThan(400);
  expect(ticksOf(stretches).map(({ year }) => year)).toContain(2007);
});

test("whatever the dates are, they are on the axis, from left to right", () => {
  const date = fc.integer({ min: -500, max: 2100 }).map(String);
  fc.assert(
    fc.property(fc.array(date, { minLength: 1, maxLength: 60 }), fc.integer({ min: 200, max: 1200 }), (dates, width) => {
      const dated = inTime(dates.map((one) => row(one)));
      const placed = placedOn(stretchesOf(dated, width), dated);
      for (const { x, level } of placed) expect(x >= 0 && x <= width + 1 && level >= 0).toBe(true);
      expect(placed.map(({ x }) => x)).toEqual(placed.map(({ x }) => x).toSorted((a, b) => a - b));
    }),
  );
});

test("a pair that does not agree is one conflict", () => {
  expect(conflictsIn([row("1927", "1927", [1]), row("1921", "1921", [0]), row("1940")])).toBe(1);
  expect(stretchesOf([], 500)).toEqual([]);
});

test("no year 0 is written on the axis, and no year twice", () => {
  for (const years of [["-44", "2020"], ["-3", "3"], ["-3", "-1"], ["-1", "1"]]) {
    const ticks = ticksOf(stretchesOf(inTime(years.map((year) => row(year))), 600)).map(({ year }) => year);
    expect([ticks.length > 0, ticks.includes(0), new Set(ticks).size]).toEqual([true, false, ticks.length]);
  }
});

test("a library full of dates has an axis, too", () => {
  const dated = inTime(Array.from({ length: 200_000 }, (_, index) => row(String(1900 + (index % 50)))));
  const stretches = stretchesOf(dated, 600);
  expect(stretches).toHaveLength(1);
  expect(placedOn(stretches, dated).length).toBeLessThan(1_000);
});

test("where no more signs have room, what is contradicted is drawn all the same", () => {
  const dated = inTime(Array.from({ length: 500 }, (_, index) => row("1941", "1941", index === 499 ? [3] : [])));
  const placed = placedOn(stretchesOf(dated, 200), dated);
  expect([placed.length < 40, placed.at(-1)?.at, placed.at(-1)?.dated.row.conflicts]).toEqual([true, 499, [3]]);
});
