// Looks become attributes and measures that the tokens answer to.

import { expect, test } from "vitest";
import { usualLooks } from "../state/looks.ts";
import { dress } from "./dress.ts";

function check(looks: Partial<typeof usualLooks>, expected: Record<string, string>, system: "system" | "contrast" = "system"): void {
  const root = document.createElement("html");
  dress(root, { ...usualLooks, ...looks }, system);
  const { theme = "", face = "" } = root.dataset;
  const measures = ["--reading-size", "--reading-measure", "--reading-leading", "--scale"].map((name) => [name, root.style.getPropertyValue(name)]);
  expect({ theme, face, ...Object.fromEntries(measures) }).toMatchObject(expected);
}

test("usual looks are those of the tokens", () => {
  check({}, { theme: "system", face: "source-serif", "--reading-size": "1.1875rem", "--reading-measure": "64ch", "--reading-leading": "1.65", "--scale": "1" });
});

test("sizes are in rem, so that everything grows together", () => {
  check({ size: 32, leading: 200, measure: 40, scale: 150 }, { "--reading-size": "2rem", "--reading-leading": "2", "--reading-measure": "40ch", "--scale": "1.5" });
});

test("a system that wants more contrast gets it, unless a theme was chosen", () => {
  check({}, { theme: "contrast" }, "contrast");
  check({ theme: "sepia", face: "atkinson" }, { theme: "sepia", face: "atkinson" }, "contrast");
});
