// Which claims the pane lists.

import { expect, test } from "vitest";
import type { Filter } from "./filter.ts";
import { filterClaims, isFiltering, noFilter, tallyClaims } from "./filter.ts";
import type { Claim } from "./marks.ts";

function claim(id: string, set: Partial<Claim>): Claim {
  return {
    id, statement: null, verdict: null, certainty: "sure", reasons: [], kind: null, note: null, nextStep: null, tags: [],
    created: "", modified: "", evidence: 0, links: 0, passages: [{ id, start: 0, end: 1, anchoring: "exact" }], ...set,
  };
}

const claims = [
  claim("a", { verdict: "sourced", tags: ["t"] }),
  claim("b", { verdict: "dubious", reasons: [{ code: "garbled" }, { code: "no-source" }], certainty: "unsure" }),
  claim("c", { verdict: "dubious", note: "Ask the Archive" }),
  claim("d", {}),
];

function check(filter: Partial<Filter>, expected: string): void {
  const found = filterClaims(claims, { ...noFilter, ...filter }, () => "words of the text");
  expect(found.map(({ id }) => id).join("")).toBe(expected);
}

test("without a filter all are listed in their order", () => check({}, "abcd"));
test("a verdict narrows, its absence too", () => {
  check({ verdict: "dubious" }, "bc");
  check({ verdict: "unjudged" }, "d");
  check({ verdict: "unsure" }, "b");
});
test("a reason or a tag narrows", () => {
  check({ reason: "no-source" }, "b");
  check({ tag: "t" }, "a");
});
test("words are sought in the quote and in what was written, whatever their case", () => {
  check({ words: " archive" }, "c");
  check({ words: "OF THE TEXT" }, "abcd");
});
test("several narrow together", () => check({ verdict: "dubious", words: "archive" }, "c"));
test("what narrows nothing is no filter", () => {
  expect(isFiltering({ ...noFilter, words: "  " })).toBe(false);
  expect(isFiltering({ ...noFilter, tag: "t" })).toBe(true);
});
test("what there is to filter by is known", () => {
  expect(tallyClaims(claims)).toEqual({
    verdicts: { sourced: 1, dubious: 2, not_a_claim: 0, unjudged: 1, unsure: 1 },
    reasons: new Set(["garbled", "no-source"]),
    tags: new Set(["t"]),
  });
});

test("other words are never a lost claim's, its own statement is", () => {
  const lost = claim("e", { statement: "He was there.", passages: [{ id: "e", start: 0, end: 1, anchoring: "lost" }] });
  const find = (words: string) => filterClaims([lost], { ...noFilter, words }, () => "words of the text").length;
  expect([find("words of"), find("was there")]).toEqual([0, 1]);
});
