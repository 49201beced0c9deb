// What regular expressions find, what is said of broken ones, and what holds for all.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type FindProblem, type Hit, nothingSought, type Sought } from "./find.ts";
import { cutsCluster } from "./findedges.ts";
import { compile, ExpressionGround, problemOf } from "./findexpression.ts";

function hitsOf(text: string, words: string, options: Partial<Sought> = {}): Hit[] {
  const found = new ExpressionGround(text, () => 0).find({ ...nothingSought, expression: true, words, ...options });
  return [...found].filter((hit) => hit !== null);
}

function check(text: string, words: string, expected: string[], options: Partial<Sought> = {}): void {
  expect(hitsOf(text, words, options).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
}

function checkProblem(words: string, expected: FindProblem): void {
  expect(compile({ ...nothingSought, expression: true, words })).toBe(expected);
}

describe("an expression", () => {
  test("finds what it describes", () => check("in 1879, 1940 and 12345", String.raw`\b\d{4}\b`, ["1879", "1940"]));
  test("counts characters, not units", () => check("😀a é e\u0301", "^.a", ["😀a"]));
  test("takes lines for lines", () => check("one\ntwo", "^\\w+$", ["one", "two"]));
  test("does not mind case unless asked", () => {
    check("Lenin LENIN", "len.n", ["Lenin", "LENIN"]);
    check("Lenin LENIN", "Len.n", ["Lenin"], { matchCase: true });
  });
  test("does not mind accents, on either side", () => {
    check("Coyoacán Coyoaca\u0301n", "coyoac[aá]n", ["Coyoacán", "Coyoaca\u0301n"]);
    check("Coyoacán Coyoaca\u0301n", "coyoac.n", ["Coyoacán", "Coyoaca\u0301n"], { ignoreAccents: false });
    check("Coyoacán Coyoacan", "coyoacán", ["Coyoacán"], { ignoreAccents: false });
    check("한 \u1112\u1161\u11ab", "[가-힣]", ["한", "\u1112\u1161\u11ab"]);
  });
  test("finds what is invisible, if it names it", () => check("a\u200bb\u00ad", String.raw`[\u200b\u00ad]`, ["\u200b", "\u00ad"]));
  test("finds white space only where it names it", () => check("a  b", "a b", []));
  test("that matches nothing finds nothing, and what it matches else", () => check("baac😀", "a*", ["aa"]));
  test("finds whole characters once", () => check("👩‍👩‍👧 x\u0302", "[👩👧]|\u0302", ["👩‍👩‍👧", "x\u0302"], { ignoreAccents: false }));
  test("finds whole words", () => {
    check("in inside (in)", "in|inside", ["in", "inside", "in"], { wholeWord: true });
    check("1923 a1924 1925b", String.raw`\d+`, ["1923"], { wholeWord: true });
    check("私は学生です", "学生|は学", ["学生"], { wholeWord: true });
  });
  test("may name classes made of classes", () => check("aбв", String.raw`[\p{L}--[a-z]]+`, ["бв"]));
  test("goes back to what it captured", () => check("the the cat", String.raw`(\w+) \1`, ["the the"], { wholeWord: true }));
});

describe("a broken expression", () => {
  test.each<[string, FindProblem]>([
    ["(a", "open-group"], ["a)", "extra-bracket"], ["a}", "extra-bracket"], ["[a", "open-class"], ["*a", "nothing-to-repeat"], ["a**", "nothing-to-repeat"],
    ["a{2,1}", "wrong-quantifier"], ["[z-a]", "wrong-range"], [String.raw`\y`, "wrong-escape"], ["a\\", "wrong-escape"],
    [String.raw`\p{Nothing}`, "wrong-property"], ["(?<1>a)", "wrong-group"],
  ])("%s has a name for its fault", checkProblem);

  test.each<[string, FindProblem]>([
    ["SyntaxError: Invalid regular expression: missing )", "open-group"],
    ["SyntaxError: Invalid regular expression: unmatched parentheses", "extra-bracket"],
    ["SyntaxError: Invalid regular expression: unmatched ] or } bracket for Unicode pattern", "extra-bracket"],
    ["SyntaxError: Invalid regular expression: missing terminating ] for character class", "open-class"],
    ["SyntaxError: Invalid regular expression: nothing to repeat", "nothing-to-repeat"],
    ["SyntaxError: Invalid regular expression: numbers out of order in {} quantifier", "wrong-quantifier"],
    ["SyntaxError: Invalid regular expression: range out of order in character class", "wrong-range"],
    ["SyntaxError: Invalid regular expression: invalid escaped character for Unicode pattern", "wrong-escape"],
    ["SyntaxError: Invalid regular expression: \\ at end of pattern", "wrong-escape"],
    ["SyntaxError: Invalid regular expression: invalid property expression", "wrong-property"],
    ["SyntaxError: Invalid regular expression: invalid group specifier name", "wrong-group"],
    ["SyntaxError: Invalid regular expression: invalid operation in class set", "wrong-expression"],
    ["SyntaxError: Invalid regular expression: /missing )[/u: Unterminated character class", "open-class"],
  ])("is known by what another engine says: %s", (complaint, expected) => {
    expect(problemOf(complaint)).toBe(expected);
  });
});

test("whatever an expression says, hits are sorted, whole and not empty", () => {
  const piece = fc.constantFrom("a", "é", "e\u0301", " ", "\n", "😀", "👩‍👩‍👧", "🇩🇪🇫🇷", "क्षि", "한", "\u1112\u1161", "1");
  const pattern = fc.constantFrom(".", "", "a*", "[^a]", "\\p{M}", "\\p{L}|", ".{2}", "(?=a)", "\\s*", "\\P{M}", "🇪", "[\\s\\S]+?", "$", "^");
  const options = fc.record({ matchCase: fc.boolean(), ignoreAccents: fc.boolean(), wholeWord: fc.boolean() });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pattern, options, (pieces, words, chosen) => {
      const text = pieces.join("");
      let last = 0;
      for (const { start, end } of hitsOf(text, words, chosen)) {
        expect(start >= last && end > start && end <= text.length && !cutsCluster(text, start) && !cutsCluster(text, end)).toBe(true);
        last = end;
      }
    }),
    { numRuns: 300 },
  );
});

test("that an engine gave up without a word is told by how long it took", () => {
  function end(text: string, steps: number[]): unknown {
    const times = steps.values();
    const found = new ExpressionGround(text, () => times.next().value ?? 0).find({ ...nothingSought, expression: true, words: "a" });
    for (;;) {
      const next = found.next();
      if (next.done === true) return next.value;
    }
  }
  expect(end("b", [0, 10])).toBe("all");
  expect(end("b", [0, 900])).toBe("given up");
  expect(end("ab", [0, 900, 910])).toBe("all");
  expect(end("b".repeat(9_000_000), [0, 900])).toBe("all");
});
