// Steps of time put together, and paces that are told or kept quiet.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CoverageColumns } from "../host/generated/contract.ts";
import type { Unit } from "./steps.ts";
import { isLine, lineOf, minutesLeft, rowsOf, unitFor } from "./steps.ts";

const MINUTE = 60_000;
/** Noon of a day, by the clock of the machine, so that the table holds in every time zone. */
const NOON = new Date(2026, 10, 23, 12).valueOf();

function coverage(...minutes: number[]): CoverageColumns {
  return { step: 60, at: minutes.map((minute) => new Date(NOON + minute * MINUTE).toISOString()), judged: minutes.map((_, index) => index + 1) };
}

test("a line begins at nothing and reaches each count at the end of its step", () => {
  expect(lineOf(coverage(0, 3))).toEqual({ at: [NOON, NOON + MINUTE, NOON + 4 * MINUTE], judged: [0, 1, 2] });
  expect(lineOf(coverage())).toEqual({ at: [], judged: [] });
  expect([isLine(coverage(0, 1)), isLine(coverage(0, 1, 2))]).toEqual([false, true]);
});

test.each<[Unit, number[]]>([
  ["minute", [0, 59]],
  ["hour", [0, 60]],
  ["day", [0, 3 * 1440]],
  ["month", [0, 200 * 1440]],
])("over such a span a table has a row a %s", (unit, minutes) => {
  expect(unitFor(coverage(...minutes))).toBe(unit);
});

describe("rows", () => {
  test("a row says how many were judged in its unit, and by its end", () => {
    const rows = rowsOf(coverage(0, 1, 59, 61, 24 * 60), "hour");
    expect(rows.map(({ more, judged }) => [more, judged])).toEqual([[3, 3], [1, 4], [1, 5]]);
    expect(rowsOf(coverage(0, 61, 24 * 60), "day").map(({ judged }) => judged)).toEqual([2, 3]);
    expect(rowsOf(coverage(0, 61, 90 * 1440), "month").map(({ judged }) => judged)).toEqual([2, 3]);
  });

  test("whatever the unit, all rows together are what is judged now", () => {
    const steps = fc.uniqueArray(fc.integer({ min: 0, max: 500_000 }), { maxLength: 60 });
    const unit = fc.constantFrom<Unit>("minute", "hour", "day", "month");
    fc.assert(
      fc.property(steps, unit, (minutes, unit) => {
        const given = coverage(...minutes.toSorted((a, b) => a - b));
        const rows = rowsOf(given, unit);
        expect(rows.reduce((sum, { more }) => sum + more, 0)).toBe(given.judged.at(-1) ?? 0);
        expect(rows.at(-1)?.judged ?? 0).toBe(given.judged.at(-1) ?? 0);
        expect(rows.every(({ at }, index) => at > (rows[index - 1]?.at ?? -Infinity))).toBe(true);
      }),
    );
  });
});

test.each<[number | null, number, number, number]>([
  [null, 9, 600, 50],
  [null, 30, 59, 50],
  [null, 30, 600, 0],
  [17, 31, 600, 50],
  [1, 31, 600, 1],
])("%s minutes are left after %s judgements in %s seconds with %s to go", (minutes, judgements, seconds, left) => {
  expect(minutesLeft({ judgements, seconds }, left)).toBe(minutes);
});

test("nothing is said of time where nothing was judged", () => {
  expect(minutesLeft(null, 10)).toBe(null);
});
