// Every pair of colours that stands together in the window can be told apart, in every theme.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Colors } from "./contrast.ts";
import { contrast, mixed, themesOf } from "./contrast.ts";

const themes = themesOf(readFileSync("src/app/tokens.css", "utf8"));
/** What words stand on. */
const grounds = ["desk", "paper", "raised", "hover", "press", "tint", "sentence", "selection"];
/** What small words and verdicts stand on. */
const quiet = ["desk", "paper", "raised", "hover", "tint", "sentence"];
const verdicts = ["sourced", "dubious", "not-a-claim", "unjudged", "fault", "accent"];
const highlights = (colors: Colors): string[] => Object.keys(colors).filter((name) => name.startsWith("highlight-"));

interface Pair {
  front: string;
  ground: string;
  /** Where the ground is not a token itself. */
  color?: string;
  least: number;
}

function check(pairs: (colors: Colors, isHigh: boolean) => Pair[]): void {
  for (const [theme, colors] of Object.entries(themes)) {
    const low = pairs(colors, theme.startsWith("contrast")).flatMap(({ front, ground, color, least }) => {
      const reached = contrast(colors[front] ?? "", color ?? colors[ground] ?? "");
      return reached >= least ? [] : [`${theme}: ${front} on ${ground} is ${reached.toFixed(2)}, not ${least}`];
    });
    expect(low).toEqual([]);
  }
}

const each = (fronts: string[], on: string[], least: number): Pair[] => fronts.flatMap((front) => on.map((ground) => ({ front, ground, least })));

test("all themes are there, and all of them have all colours", () => {
  expect(Object.keys(themes)).toEqual(["light", "dark", "sepia", "contrast light", "contrast dark"]);
  const names = Object.keys(themes["light"] ?? {});
  expect(names.length).toBeGreaterThan(20);
  for (const colors of Object.values(themes)) {
    expect(Object.keys(colors).toSorted()).toEqual(names.toSorted());
    expect(Object.values(colors).filter((color) => !/^#[0-9a-f]{6}$/iu.test(color))).toEqual([]);
  }
});

test("the text is AAA on every ground, also where it is faded", () => {
  check(() => [...each(["ink", "ink-soft"], grounds, 7), ...each(["ink"], ["match"], 7), ...each(["not-a-claim"], ["paper", "sentence"], 7)]);
});

test("the text is AAA on every highlight, pale or active", () => {
  check((colors) =>
    highlights(colors).flatMap((ground) =>
      [0.4, 0.6].map((share) => ({ front: "ink", ground, color: mixed(colors[ground] ?? "", colors["paper"] ?? "", share), least: 7 })),
    ),
  );
});

test("everything else that is read is AA, and AAA in high contrast", () => {
  check((_, isHigh) => [
    ...each(["ink-faint"], [...quiet, "press"], isHigh ? 7 : 4.5),
    ...each(verdicts, quiet, isHigh ? 7 : 4.5),
    ...each(["on-accent"], ["accent"], isHigh ? 7 : 4.5),
    ...each(["not-a-claim"], ["selection"], 4.5),
  ]);
});

test("edges, rings and underlines are seen on what they stand on", () => {
  check((_, isHigh) => [
    ...each(["line-strong"], ["desk", "paper", "raised"], isHigh ? 4.5 : 3),
    ...each(verdicts, ["selection"], 3),
    ...each(["accent"], grounds, 3),
    ...(isHigh ? each(["line"], ["desk", "paper", "raised"], 3) : []),
  ]);
});

test("contrast is counted as the guidelines count it", () => {
  expect(contrast("#000000", "#ffffff")).toBe(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(mixed("#ff0000", "#0000ff", 0.5)).toBe("#800080");
});
