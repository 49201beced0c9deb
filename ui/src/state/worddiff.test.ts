// What a repeat says otherwise is marked, and nothing of it is lost.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beginningOf, changesBetween, differingWords, shownOf } from "./worddiff.ts";

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

/** Words that the other wording does not have, in brackets. */
function checkChanges(before: string, after: string, expected: [string, string]): void {
  const drawn = (parts: { text: string; isChanged: boolean }[]): string => parts.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join("");
  const found = changesBetween(before, after);
  expect([drawn(found.before), drawn(found.after)]).toEqual(expected);
}

test("two wordings show their changes on both sides, and case is one", () => {
  checkChanges("He was killed in Coyoacn.", "He was killed in Coyoacán.", ["He was killed in [Coyoacn].", "He was killed in [Coyoacán]."]);
  checkChanges("the old bridge", "The old stone bridge", ["[the] old bridge", "[The] old [stone] bridge"]);
  checkChanges("the same", "the  same", ["the same", "the  same"]);
  checkChanges("gone", "", ["[gone]", ""]);
});

test("two long wordings without a common word are compared in no time", () => {
  const many = (word: string): string => Array.from({ length: 20_000 }, (_, at) => `${word}${at}`).join(" ");
  const began = performance.now();
  const { before, after } = changesBetween(many("a"), many("b"));
  expect([before.length, after.length, performance.now() - began < 1_000]).toEqual([1, 1, true]);
});

test("a beginning is whole characters, and says that more follows", () => {
  expect(["short", "a🙂b", "🙂🙂🙂", "abcd"].map((text) => beginningOf(text, 3, "…"))).toEqual(["sho…", "a🙂b", "🙂🙂🙂", "abc…"]);
  expect(beginningOf("e".repeat(5_000_000), 10, "…")).toBe("eeeeeeeeee…");
});

describe("of two long wordings what is shown", () => {
  const long = "All of this stays as it was. ".repeat(100);
  const [most, more] = [1_000, "…"];

  test("begins at the first difference, where that lies behind the room there is", () => {
    const shown = shownOf(`${long}In 1894 it was.`, `${long.replaceAll(". ", ".  ")}In 1895 it was.`, most, more);
    expect([shown.isChanged, shown.before.startsWith("…"), shown.before.endsWith("In 1894 it was."), shown.after.endsWith("In 1895 it was.")]).toEqual([true, true, true, true]);
    const { before, after } = changesBetween(shown.before, shown.after);
    expect([before, after].map((parts) => parts.filter(({ isChanged }) => isChanged).map(({ text }) => text))).toEqual([["1894"], ["1895"]]);
    expect(Math.max(shown.before.length, shown.after.length)).toBeLessThan(300);
  });

  test("is the beginning where they differ there, and where they do not differ", () => {
    const early = shownOf(`One. ${long}`, `Two. ${long}`, most, more);
    expect([early.isChanged, early.before.startsWith("One. All"), early.after.startsWith("Two. All"), early.after.endsWith("…")]).toEqual([true, true, true, true]);
    expect(shownOf(long, long, most, more)).toEqual({ before: beginningOf(long, most, more), after: beginningOf(long, most, more), isChanged: false });
    expect(shownOf(long, long.replaceAll(" ", "\n"), most, more).isChanged).toBe(false);
  });

  test("differs also where one goes on behind the end of the other, and where a word is longer than the room", () => {
    const shown = shownOf(long, `${long}And more.`, most, more);
    expect([shown.isChanged, shown.after.endsWith("And more."), shown.before.startsWith("…")]).toEqual([true, true, true]);
    expect(shownOf("a".repeat(3_000), `${"a".repeat(3_000)}b`, most, more).isChanged).toBe(true);
  });
});
