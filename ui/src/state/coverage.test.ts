// What is counted a little at a time is what counting everything anew would give.

import fc from "fast-check";
import { expect, test } from "vitest";
import { verdicts } from "../host/generated/contract.ts";
import { Coverage, stateOf } from "./coverage.ts";
import type { Claim } from "./marks.ts";

const sentences = { start: [0, 10, 20, 30, 41], end: [9, 19, 30, 40, 50] };

function claim(verdict: Claim["verdict"], ...spans: [number, number][]): Claim {
  const passages = spans.map(([start, end], i) => ({ id: String(i), start, end, anchoring: "exact" as const }));
  return {
    id: "c", statement: null, verdict, certainty: "sure", reasons: [], kind: null, note: null, nextStep: null, tags: [],
    annotator: "", created: "", modified: "", evidence: 0, links: 0, passages,
  };
}

function check(claims: Claim[], expected: (keyof typeof stateOf)[]): void {
  const coverage = new Coverage(sentences, claims);
  expect([...coverage.states]).toEqual(expected.map((state) => stateOf[state]));
  expect(coverage.counts().left).toBe(expected.filter((state) => state === "unjudged").length);
}

test("a sentence is judged where it shares a code point with a judged passage", () => {
  check([claim("sourced", [0, 9])], ["sourced", "unjudged", "unjudged", "unjudged", "unjudged"]);
  check([claim("sourced", [8, 11])], ["sourced", "sourced", "unjudged", "unjudged", "unjudged"]);
  check([claim("sourced", [9, 10])], ["unjudged", "unjudged", "unjudged", "unjudged", "unjudged"]);
  check([claim(null, [0, 50])], ["unjudged", "unjudged", "unjudged", "unjudged", "unjudged"]);
});

test("the gravest verdict counts", () => {
  const [not, sourced, dubious] = [claim("not_a_claim", [0, 50]), claim("sourced", [0, 20]), claim("dubious", [0, 5])];
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

test("the next unjudged sentence is below, then from the top, then none", () => {
  const coverage = new Coverage(sentences, [claim("sourced", [10, 30])]);
  expect([coverage.nextUnjudged(0), coverage.nextUnjudged(4), coverage.nextUnjudged(-1)]).toEqual([3, 0, 0]);
  coverage.change([], [claim("dubious", [0, 50])]);
  expect(coverage.nextUnjudged(0)).toBeNull();
});

test("any changes end where counting anew would", () => {
  const span = fc.tuple(fc.nat(49), fc.integer({ min: 1, max: 30 })).map(([start, size]): [number, number] => [start, start + size]);
  const made = fc.tuple(fc.constantFrom(...verdicts, null), fc.array(span, { minLength: 1, maxLength: 3 }));
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
      const anew = new Coverage(sentences, present);
      expect([...coverage.states]).toEqual([...anew.states]);
      expect(coverage.counts()).toEqual(anew.counts());
    }),
  );
});
