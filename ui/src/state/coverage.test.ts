// What is counted a little at a time is what counting everything anew would give.

import { readFileSync } from "node:fs";

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { verdicts } from "../host/generated/contract.ts";
import { Coverage, isLeft, stateOf } from "./coverage.ts";
import type { Claim } from "./marks.ts";

const sentences = { start: [0, 10, 20, 30, 41], end: [9, 19, 30, 40, 50] };

type Pair = [number, number];
type State = keyof typeof stateOf;

/** The cases that the counting in Rust is held against, too. */
const shared = JSON.parse(readFileSync("../crates/engine/tests/engine/partly-judged.json", "utf8")) as {
  sentences: Pair[];
  cases: { name: string; claims: [Claim["verdict"], ...Pair[]][]; states: State[] }[];
};

function claim(verdict: Claim["verdict"], ...spans: Pair[]): Claim {
  const passages = spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]).map(([start, end], i) => ({ id: String(i), start, end, anchoring: "exact" as const }));
  return {
    id: "c", statement: null, verdict, certainty: "sure", reasons: [], kind: null, note: null, nextStep: null, tags: [],
    annotator: "", modified: 0, evidence: 0, standing: "none", links: 0, passages,
  };
}

function check(claims: Claim[], expected: State[], over = sentences): void {
  const coverage = new Coverage(over, claims);
  expect([...coverage.states]).toEqual(expected.map((state) => stateOf[state]));
  expect(coverage.counts().left).toBe(expected.filter((state) => isLeft(stateOf[state])).length);
}

describe("as Rust counts", () => {
  const over = { start: shared.sentences.map(([start]) => start), end: shared.sentences.map(([, end]) => end) };
  test.each(shared.cases)("$name", ({ claims, states }) => {
    check(claims.map(([verdict, ...spans]) => claim(verdict, ...spans)), states, over);
  });
});

test("half of a sentence is judged, less is a beginning and is left", () => {
  check([claim("sourced", [0, 5])], ["sourced", "unjudged", "unjudged", "unjudged", "unjudged"]);
  check([claim("sourced", [5, 11])], ["partly", "partly", "unjudged", "unjudged", "unjudged"]);
  check([claim("sourced", [9, 10])], ["unjudged", "unjudged", "unjudged", "unjudged", "unjudged"]);
  check([claim(null, [0, 50])], ["unjudged", "unjudged", "unjudged", "unjudged", "unjudged"]);
});

test("of a claim with many passages those on the sentence are found, however long the others are", () => {
  const many = claim("sourced", [0, 45], ...Array.from({ length: 12 }, (_, i): Pair => [i * 2, i * 2 + 1]));
  check([many], ["sourced", "sourced", "sourced", "sourced", "partly"]);
});

test("the gravest verdict counts", () => {
  const [not, sourced, dubious] = [claim("not_a_claim", [0, 50]), claim("sourced", [0, 20]), claim("dubious", [0, 2])];
  check([dubious, sourced, not], ["dubious", "sourced", "not_a_claim", "not_a_claim", "not_a_claim"]);
});

test("every passage of a claim counts", () => {
  check([claim("dubious", [0, 9], [41, 50])], ["dubious", "unjudged", "unjudged", "unjudged", "dubious"]);
});

test("a lost passage is on no sentence, the others of its claim are", () => {
  const half = claim("dubious", [0, 9], [41, 50]);
  half.passages[0]!.anchoring = "lost";
  check([half], ["unjudged", "unjudged", "unjudged", "unjudged", "dubious"]);
});

test("any changes end where counting anew would", () => {
  const span = fc.tuple(fc.nat(49), fc.integer({ min: 1, max: 30 })).map(([start, size]): [number, number] => [start, start + size]);
  const made = fc.tuple(fc.constantFrom(...verdicts, null), fc.array(span, { minLength: 1, maxLength: 12 }));
  const steps = fc.array(fc.tuple(made, fc.boolean()), { maxLength: 20 });
  fc.assert(
    fc.property(steps, (changes) => {
      const coverage = new Coverage(sentences, []);
      let present: Claim[] = [];
      for (const [[verdict, spans], takesAway] of changes) {
        const gone = takesAway ? present.slice(0, 1) : [];
        const come = [claim(verdict, ...spans)];
        coverage.change(gone, come);
        present = [...present.slice(gone.length), ...come];
      }
      // Letter by letter, as the rule says it.
      const judged = present.filter(({ verdict }) => verdict !== null).flatMap(({ passages }) => passages);
      sentences.start.forEach((start, index) => {
        const letters = Array.from({ length: sentences.end[index]! - start }, (_, i) => start + i);
        const under = letters.filter((at) => judged.some((passage) => passage.start <= at && at < passage.end)).length;
        expect(isLeft(coverage.states[index])).toBe(under * 2 < letters.length);
        expect(coverage.states[index] === stateOf.unjudged).toBe(under === 0);
      });
      const anew = new Coverage(sentences, present);
      expect([...coverage.states]).toEqual([...anew.states]);
      expect(coverage.counts()).toEqual(anew.counts());
    }),
  );
});
