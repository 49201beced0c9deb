// What a repeat says otherwise is marked, and nothing of it is lost.

import fc from "fast-check";
import { expect, test } from "vitest";
import { differingWords } from "./worddiff.ts";

/** Other words in brackets, left-out ones in braces before what follows. */
function check(passage: string, first: string, expected: string): void {
  const drawn = differingWords(passage, first).map(({ text, kind, missing }) => `${missing ? `{${missing}}` : ""}${kind === "other" ? `[${text}]` : text}`);
  expect(drawn.join("")).toBe(expected);
}

test("the same words are the same, whatever their case and spaces", () => {
  check("He was  born.", "he was born.", "He was  born.");
});
test("other words are marked", () => {
  check("He was killed in 1941.", "He was killed in 1940.", "He was killed in [1941].");
  check("Lost in Coyoacn, far away.", "Lost in Coyoacán, far away.", "Lost in [Coyoacn], far away.");
});
test("added words are marked, left-out ones told", () => {
  check("He was never there.", "He was there.", "He was [never] there.");
  check("He was there.", "He was never there.", "He was {never}there.");
  check("All other words", "Nothing of it", "[All other words]");
});
test("an empty passage has no parts", () => check("", "Anything", ""));

test("the parts are the passage, and against itself nothing differs", () => {
  const word = fc.constantFrom("a", "b", "c", " ", "  ", ", ", "d’e", "–", "中");
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(""));
  fc.assert(
    fc.property(text, text, (passage, first) => {
      expect(differingWords(passage, first).map((part) => part.text).join("")).toBe(passage);
      expect(differingWords(passage, passage).filter(({ kind, missing }) => kind === "other" || missing)).toEqual([]);
    }),
  );
});

test("passages too long to compare word by word are marked from the first to the last difference", () => {
  const long = (word: string) => Array.from({ length: 900 }, (_, i) => `${word}${i}`).join(" ");
  const [first, ...rest] = differingWords(`Begin ${long("a")} end.`, `Begin ${long("b")} end.`);
  expect([first?.text, rest.length, rest.at(-1)?.text]).toEqual(["Begin ", 2, " end."]);
});
