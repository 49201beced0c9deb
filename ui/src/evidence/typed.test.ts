// What is typed of a piece becomes the piece, and nothing else; and the words that are shared stand out.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { EvidenceRow } from "../host/generated/contract.ts";
import { stanceOf } from "./letters.ts";
import { partsOf } from "./shared.ts";
import { dayOf, editFrom, isBare, isNothing, nothingTyped, pieceFrom, typedFrom, typedIn } from "./typed.ts";

const row: EvidenceRow = {
  id: "e", claim: "c", stance: "refutes", source: "s", locator: { label: "folio", value: "12r" }, quote: "no crater", url: "https://one.example", accessed: "2026-01-02", note: "n",
  passage: { document: "d", title: "D", start: 1, end: 4, text: "abc", anchoring: "exact" }, annotator: "a", created: "", modified: "",
};

test("a piece goes into the fields and comes out as it was", () => {
  const typed = typedFrom(row);
  expect(pieceFrom(typed)).toEqual({
    stance: "refutes", source: "s", locator: { label: "folio", value: "12r" }, quote: "no crater", url: "https://one.example", accessed: "2026-01-02", note: "n",
    passage: { document: "d", start: 1, end: 4 },
  });
  expect(editFrom(typed, row)).toEqual({});
});

test("what is emptied is taken away, and the day goes with its address", () => {
  expect(editFrom({ ...typedFrom(row), quote: " ", url: "", locator: "13" }, row)).toEqual({ quote: null, url: null, accessed: null, locator: { label: "folio", value: "13" } });
});

test("nothing is nothing, whatever stance and day it has", () => {
  expect(isNothing({ ...nothingTyped, stance: "mentions", accessed: "2026-01-02", locator: "3" })).toBe(true);
  expect(isNothing({ ...nothingTyped, note: "n" })).toBe(false);
});

test("words for a source that was not chosen are no part of a piece, but are kept, as a place is", () => {
  const typed = { ...nothingTyped, sought: "Kulik" };
  expect([isNothing(typed), isBare(typed), isBare({ ...nothingTyped, locator: "3" }), isBare(nothingTyped)]).toEqual([true, false, false, true]);
  expect(pieceFrom({ ...typed, note: "n" })).toEqual({ stance: "supports", note: "n" });
  const { sought: _, ...old } = nothingTyped;
  expect(typedIn(JSON.stringify({ ...old, quote: "q" }))).toEqual({ ...nothingTyped, quote: "q" });
});

test("a draft that nobody can read is none", () => {
  for (const kept of [null, "", "{", "[]", "3", '{"stance":"likes"}', '{"quote":3}', '{"passage":{}}']) expect(typedIn(kept), String(kept)).toBe(null);
  expect(typedIn(JSON.stringify({ ...nothingTyped, quote: "q" }))?.quote).toBe("q");
});

test("a day is written as the person's own calendar has it", () => {
  expect(dayOf(new Date(2026, 0, 2, 23, 59))).toBe("2026-01-02");
});

test("letters mean stances, but not with Ctrl", () => {
  const press = (key: string, ctrlKey = false) => stanceOf({ key, ctrlKey, metaKey: false, altKey: false } as KeyboardEvent);
  expect([press("d"), press("D"), press("x"), press("s", true)]).toEqual(["refutes", "refutes", null, null]);
});

test("shared words stand out whole, whatever their case; of others nothing does", () => {
  const shared = (text: string, words: string[]) => partsOf(text, words).filter(({ isShared }) => isShared).map(({ text }) => text);
  expect(shared("In 1927 Kulik’s men, kulik 19270", ["1927", "Kulik"])).toEqual(["1927", "Kulik", "kulik"]);
  expect(shared("他在1927年到达通古斯", ["通古斯"])).toEqual(["通古斯"]);
  expect(shared("a+b (c) well-known and/or", ["a+b", "(c)", "", "well-known", "and/or"])).toEqual(["a+b", "(c)", "well-known", "and/or"]);
});

test("the parts together are the text", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), fc.array(fc.string({ unit: "grapheme", maxLength: 4 })), (text, words) => partsOf(text, words).map((part) => part.text).join("") === text));
});
