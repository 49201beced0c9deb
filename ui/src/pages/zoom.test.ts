// Sizes of a page, and the lines below its words.

import { expect, test } from "vitest";
import { straight, wave } from "./lines.ts";
import { PAPER, percentOf, scaleOf, stepped } from "./zoom.ts";

const a4 = { width: 595, height: 842 };

test("a page fits its pane in width or whole, or has a size of its own", () => {
  expect(scaleOf("width", a4, { width: 595, height: 100 })).toBe(1);
  expect(scaleOf("whole", a4, { width: 595, height: 421 })).toBe(0.5);
  expect(scaleOf(100, a4, { width: 10, height: 10 })).toBe(PAPER);
});

test("no page is smaller or larger than can be seen, whatever room there is", () => {
  expect(percentOf(scaleOf("width", a4, { width: -20, height: 0 }))).toBe(25);
  expect(percentOf(scaleOf("width", { width: 1, height: 1 }, { width: 1000, height: 1000 }))).toBe(400);
});

test("steps go up and down from any size, and end", () => {
  expect([stepped(72, 1), stepped(72, -1), stepped(100, 1), stepped(100, -1), stepped(400, 1), stepped(25, -1)]).toEqual([80, 67, 125, 80, 400, 25]);
});

test("a wave ends where its words do", () => {
  expect(straight(10, 90, 5)).toBe("M10 5H90");
  expect([straight(10, 90, 5, "down"), wave(10, 30, 5, 8, "down")]).toEqual(["M5 10V90", "M5 10q-8 5 0 10q8 5 0 10"]);
  const path = wave(10, 90, 5, 8);
  const steps = [...path.matchAll(/q[-\d.]+ (-?[\d.]+) ([-\d.]+) 0/gu)];
  expect(steps.reduce((sum, step) => sum + Number(step[2]), 10)).toBeCloseTo(90);
  expect(steps.map((step) => Number(step[1])).slice(0, 4)).toEqual([-8, 8, -8, 8]);
  expect(wave(10, 11, 5, 8)).not.toContain("NaN");
});
