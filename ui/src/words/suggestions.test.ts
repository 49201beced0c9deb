// Why something was noticed is said in a sentence whatever the code is, and whatever it brings.

import { expect, test } from "vitest";
import { tongues } from "./language.ts";
import { acceptingSentence, datePhrase, whySentence } from "./suggestions.ts";
import noticing from "../../../docs/noticing.md?raw";

const said = (code: string, facts: string[] = []): string => whySentence({ kind: "damage", why: { code, facts } });

test("facts go into the sentence", () => {
  expect(said("dates-differ", ["May 24, 1940", "1941"])).toBe("The same thing is dated in two ways: “May 24, 1940” and “1941”.");
  expect(said("nearly-same-words", ["3", "1"])).toMatch(/ 3 times; 1 word differs\.$/u);
  expect(said("own-rule", ["the site’s banner", "we use cookies"])).toContain("the site’s banner");
  expect(said("glued-words", ["businessmanFrank", "businessman Frank"])).toContain("“businessman Frank”");
});

test("a code that is not known, or lacks a fact, is told by its kind", () => {
  for (const [code, facts] of [["something-new", ["a"]], ["dates-differ", ["1940"]], ["mojibake", ["Ã"]]] as const) {
    expect(said(code, [...facts])).toBe("Letters seem to be lost, glued or garbled here.");
  }
});

test("what accepting does is said with how many places, and why it is dubious", () => {
  expect(acceptingSentence({ kind: "repeat", related: [{ start: 0, end: 1 }] })).toContain("The 2 passages");
  expect(acceptingSentence({ kind: "hedge", related: [], reason: "vague-who" })).toMatch(/: Who\?$/u);
  expect(acceptingSentence({ kind: "hedge", related: [], reason: "odd" })).toMatch(/: Weasel words\.$/u);
});

test("dates are written as long as they are known", () => {
  expect([datePhrase({ from: "1940", to: "1940" }), datePhrase({ from: "-0044", to: "-0044" }), datePhrase({ from: "1936", to: "1937" })]).toEqual(["1940", "44 BCE", "1936 to 1937"]);
  expect(datePhrase({ from: "1940-08-20", to: "1940-08-20" })).toMatch(/20.*1940/u);
});

const rules = import.meta.glob<string>("../../../crates/insight/rules/**/*.toml", { query: "?raw", import: "default", eager: true });
const sources = import.meta.glob<string>("../../../crates/insight/src/**/*.rs", { query: "?raw", import: "default", eager: true });

/** Every code that the room of noticing can give, as its rules and its sources have them. */
function codes(): Set<string> {
  const sorts = Object.values(rules).flatMap((text) => [...text.matchAll(/^sort = "([a-z-]+)"/gmu)]);
  const made = Object.values(sources).flatMap((text) => [...text.matchAll(/(?:Why::new|Cited::new|Damaged::new|Ground::Line)\(\s*"([a-z-]+)"|\bcode: "([a-z-]+)"/gu)]);
  // Codes that are chosen elsewhere than where they are given are found where readers look them up.
  const told = [...noticing.matchAll(/^\| ((?:`[a-z-]+`(?:, )?)+) \|/gmu)].flatMap(([, row]) => [...(row ?? "").matchAll(/`([a-z-]+)`/gu)]);
  return new Set([...sorts, ...made, ...told].map((found) => found[1] ?? found[2] ?? ""));
}

test("every code of the room of noticing has a sentence in every language", () => {
  expect(codes().size).toBeGreaterThan(30);
  for (const { words } of Object.values(tongues)) {
    const known = Object.keys(words.suggestions.whyWords);
    expect([...codes()].filter((code) => !known.includes(code))).toEqual([]);
  }
});
