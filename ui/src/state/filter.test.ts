// Which claims the pane lists, in which order, and that a change of few claims ends where listing everything anew would.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Filter } from "./filter.ts";
import { ClaimWords, chosenIn, fitting, isFiltering, noFilter } from "./filter.ts";
import { folded } from "./folding.ts";
import type { Claim } from "./marks.ts";
import { exchangedIn } from "./marks.ts";
import { claimOrders, orders } from "./ordering.ts";
import { Tally } from "./tally.ts";

function claim(id: string, set: Partial<Claim>): Claim {
  return {
    id, statement: null, verdict: null, certainty: "sure", reasons: [], kind: null, note: null, nextStep: null, tags: [],
    annotator: "", modified: 0, evidence: 0, standing: "none", links: 0, passages: [{ id, start: 0, end: 1, anchoring: "exact" }], ...set,
  };
}

const claims = [
  claim("a", { verdict: "sourced", tags: ["t"], annotator: "me" }),
  claim("b", { verdict: "dubious", reasons: [{ code: "garbled" }, { code: "no-source", text: "cites Préobrajenski" }], certainty: "unsure" }),
  claim("c", { verdict: "dubious", note: "Ask the Archive", links: 1 }),
  claim("d", {}),
  claim("e", {
    verdict: "not_a_claim", kind: "heading",
    passages: [{ id: "e", start: 0, end: 1, anchoring: "exact" }, { id: "f", start: 3, end: 4, anchoring: "fuzzy" }],
  }),
];

function check(filter: Partial<Filter>, expected: string): void {
  const words = new ClaimWords(() => "words of the text", [{ id: "t", name: "Kreml-Astrologie" }]);
  expect(claims.filter(fitting({ ...noFilter, ...filter }, words)).map(({ id }) => id).join("")).toBe(expected);
}

test("without a filter all are listed in their order", () => check({}, "abcde"));
test("a verdict narrows, its absence too, and of several one is enough", () => {
  check({ verdicts: ["dubious"] }, "bc");
  check({ verdicts: ["unjudged"] }, "d");
  check({ verdicts: ["unjudged", "sourced"] }, "ad");
});
test("a reason, a tag, a kind, a certainty, an annotator narrows", () => {
  check({ reason: "no-source" }, "b");
  check({ tag: "t" }, "a");
  check({ kind: "heading" }, "e");
  check({ kind: "question" }, "");
  check({ certainty: "unsure" }, "b");
  check({ annotator: "me" }, "a");
});
test("what a claim has narrows", () => {
  check({ traits: ["note"] }, "c");
  check({ traits: ["passages"] }, "e");
  check({ traits: ["anchoring", "passages"] }, "e");
  check({ traits: ["note", "anchoring"] }, "");
  check({ traits: ["links"] }, "c");
});
test("words are sought in the quote and in what was written, whatever their case and accents", () => {
  check({ words: " archive" }, "c");
  check({ words: "OF THE TEXT" }, "abcde");
  check({ words: "preobrajénski" }, "b");
});
test("every word is sought by itself, in the names of tags too", () => {
  check({ words: "ask text" }, "c");
  check({ words: "astrologie words" }, "a");
  check({ words: "astrologie ask" }, "");
});
test("several narrow together", () => check({ verdicts: ["dubious"], words: "archive" }, "c"));
test("what narrows nothing is no filter", () => {
  expect(isFiltering({ ...noFilter, words: "  " })).toBe(false);
  expect(isFiltering({ ...noFilter, tag: "t" })).toBe(true);
  expect(chosenIn({ ...noFilter, verdicts: ["sourced"], tag: "t", traits: ["note"] })).toBe(2);
});

test("other words are never a lost claim's, its own statement is", () => {
  const lost = claim("e", { statement: "He was there.", passages: [{ id: "e", start: 0, end: 1, anchoring: "lost" }] });
  const words = new ClaimWords(() => "words of the text", []);
  const finds = (sought: string) => fitting({ ...noFilter, words: sought }, words)(lost);
  expect([finds("words of"), finds("was there")]).toEqual([false, true]);
});

test("letters are sought without accents and case", () => {
  expect(["Čechov", "ÉTÉ", "ﬁn", "Ёлка", "plain"].map(folded)).toEqual(["cechov", "ete", "fin", "елка", "plain"]);
});

test("the orders: by place, by verdict from dubious on, by time the newest first", () => {
  const at = (id: string, start: number, set: Partial<Claim>) => claim(id, { passages: [{ id, start, end: start + 1, anchoring: "exact" }], ...set });
  const some = [
    at("a", 9, { verdict: "sourced", modified: 3 }), at("b", 1, { verdict: "dubious", modified: 1 }),
    at("c", 5, { modified: 3 }), at("d", 7, { verdict: "dubious", modified: 2 }),
  ];
  const listed = claimOrders.map((order) => some.toSorted(orders[order]).map(({ id }) => id).join(""));
  expect(listed).toEqual(["bcda", "bdac", "cadb"]);
});

const some = fc.record({
  verdict: fc.constantFrom("sourced" as const, "dubious" as const, "not_a_claim" as const, null), start: fc.nat(9), modified: fc.constantFrom(1, 2, 3),
});
const many = fc.array(some, { maxLength: 12 }).map((made) =>
  made.map(({ verdict, start, modified }, i) => claim(String(i), { verdict, modified, passages: [{ id: String(i), start, end: start + 1, anchoring: "exact" }] })),
);

test("claims that come and go find their place in every order, and are counted", () => {
  fc.assert(
    fc.property(many, fc.nat(12), fc.nat(12), fc.constantFrom(...claimOrders), (all, from, to, order) => {
      const [before, come] = [all.slice(from), all.slice(0, from)];
      const gone = before.slice(0, to);
      const anew = [...before.slice(to), ...come].toSorted(orders[order]);
      expect(exchangedIn(before.toSorted(orders[order]), gone, come, orders[order])).toEqual(anew);
      const tally = new Tally(before);
      tally.change(gone, come);
      const counted = (one: Tally) => (["sourced", "dubious", "not_a_claim", "unjudged"] as const).map((verdict) => one.verdict(verdict));
      expect(counted(tally)).toEqual(counted(new Tally(anew)));
    }),
  );
});
