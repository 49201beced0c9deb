// Fields and their values are completed where the caret is, and nothing else of the query is touched.

import { expect, test } from "vitest";
import { asPhrase, completionsOf, fieldNames } from "./fields.ts";

const known = { tags: ["House", "the wall"], documents: ["What fell on Tunguska?"] };

function labels(query: string, caret = query.length): string[] {
  return completionsOf(query, caret, known).map(({ label }) => label);
}

function completed(query: string, caret = query.length): [string, number] | undefined {
  const [first] = completionsOf(query, caret, known);
  return first && [first.query, first.caret];
}

test("a field is offered from its second letter on", () => {
  expect(labels("v")).toEqual([]);
  expect(labels("ve")).toEqual(["verdict:"]);
  expect(labels("letter re")).toEqual(["reason:"]);
  expect(labels("overd")).toEqual([]);
  expect(completed("trees verd")).toEqual(["trees verdict:", 14]);
});

test("its values are offered behind the colon, by any part of them", () => {
  expect(labels("verdict:")).toEqual(["sourced", "dubious", "not_a_claim", "unjudged"]);
  expect(labels("verdict:dub")).toEqual(["dubious"]);
  expect(labels("verdict:dubious")).toEqual([]);
  expect(labels("(no:ev")).toEqual(["evidence"]);
  expect(labels("nothing:x")).toEqual([]);
  expect(completed("verdict:dub trees", 11)).toEqual(["verdict:dubious trees", 15]);
});

test("a value with spaces is put in quotes, and completed inside them", () => {
  expect(completed("tag:wa")).toEqual(["tag:\"the wall\" ", 15]);
  expect(completed("tag:\"the w")).toEqual(["tag:\"the wall\" ", 15]);
  expect(completed("document:tung")).toEqual(["document:\"What fell on Tunguska?\" ", 34]);
});

test("no field begins like a word of many texts", () => {
  expect(fieldNames.filter((name) => name.length < 2)).toEqual([]);
});

test("words that were selected become a phrase", () => {
  expect(asPhrase("letter")).toBe("letter");
  expect(asPhrase(" the \n \"lost\" letter ")).toBe("\"the lost letter\"");
});
