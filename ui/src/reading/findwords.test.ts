// What words find, table by table, and the laws: what is found folds to what was sought, and nothing is missed.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type Hit, nothingSought, type Sought } from "./find.ts";
import { cutsCluster } from "./findedges.ts";
import { fold } from "./findfold.ts";
import { findWords } from "./findwords.ts";

function hitsOf(text: string, words: string, options: Partial<Sought> = {}): Hit[] {
  return [...findWords(text, { ...nothingSought, words, ...options })].flat();
}

function check(text: string, words: string, expected: string[], options: Partial<Sought> = {}): void {
  expect(hitsOf(text, words, options).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
}

describe("words are found", () => {
  test("whatever their case", () => check("Trotsky TROTSKY trotsky", "tRotsky", ["Trotsky", "TROTSKY", "trotsky"]));
  test("in their case if that is asked for", () => check("Trotsky TROTSKY trotsky", "Trotsky", ["Trotsky"], { matchCase: true }));
  test("one behind the other and not over one another", () => check("aaaaa", "aa", ["aa", "aa"]));
  test("nowhere, if none were given", () => check("abc", "", []));

  test("without accents", () => check("Coyoacán, Coyoaca\u0301n, Coyoacan", "Coyoacan", ["Coyoacán", "Coyoaca\u0301n", "Coyoacan"]));
  test("with accents where the text has none", () => check("Coyoacán Coyoacan", "coyoacán", ["Coyoacán", "Coyoacan"]));
  test("with just these accents, if they are not ignored, however they are written", () => {
    check("Coyoacán Coyoaca\u0301n Coyoacan", "coyoacán", ["Coyoacán", "Coyoaca\u0301n"], { ignoreAccents: false });
    check("Coyoacán Coyoaca\u0301n Coyoacan", "coyoaca\u0301n", ["Coyoacán", "Coyoaca\u0301n"], { ignoreAccents: false });
    check("Coyoacán Coyoaca\u0301n Coyoacan", "coyoacan", ["Coyoacan"], { ignoreAccents: false });
  });
  test("with their accents in any order", () => check("ệ \u1EB9\u0302 ê\u0323 e\u0302\u0323", "ệ", ["ệ", "\u1EB9\u0302", "ê\u0323", "e\u0302\u0323"], { ignoreAccents: false }));
  test("though letters have strokes or are ligatures", () => {
    check("Łódź Straße ﬁnden Cæsar", "lodz", ["Łódź"]);
    check("Łódź Straße ﬁnden Cæsar", "strasse", ["Straße"]);
    check("Łódź Straße ﬁnden Cæsar", "finden", ["ﬁnden"]);
    check("STRASSE", "straße", ["STRASSE"]);
  });
  test("never in a part of a ligature", () => check("Straße ﬁn", "s", ["S"]));
  test("though quotes are curly and dashes long", () => check("He said “don’t – stop”.", "\"don't - stop\"", ["“don’t – stop”"]));
  test("in Greek and Cyrillic", () => {
    check("Ὀδυσσεύς ΟΔΥΣΣΕΥΣ", "οδυσσευσ", ["Ὀδυσσεύς", "ΟΔΥΣΣΕΥΣ"]);
    check("Сталин, сталинё", "СТАЛИН", ["Сталин", "сталин"]);
    check("Орёл, орел", "орел", ["Орёл", "орел"]);
  });
  test("in Hebrew and Arabic without their points", () => {
    check("שָׁלוֹם שלום", "שלום", ["שָׁלוֹם", "שלום"]);
    check("مَرْحَبًا مرحبا", "مرحبا", ["مَرْحَبًا", "مرحبا"]);
  });
  test("but not where a mark makes another letter", () => {
    check("か が か\u3099", "か", ["か"]);
    check("कि कु क", "क", ["क"]);
    check("a = b, a ≠ b, a =\u0338 b", "a = b", ["a = b"]);
  });
  test("as whole syllables of Hangul, however they are written", () => {
    check("한 \u1112\u1161\u11ab 하 \u1112\u1161", "한", ["한", "\u1112\u1161\u11ab"]);
    check("하\u11ab", "한", ["하\u11ab"]);
    check("한 \u1112\u1161\u11ab 하 \u1112\u1161", "\u1112\u1161", ["하", "\u1112\u1161"]);
  });
  test("with the joiners behind them", () => check("می\u200cخواهم می", "می", ["می\u200c", "می"]));
  test("as whole characters", () => {
    check("👩‍👩‍👧‍👦 👩 🇩🇪🇫🇷", "👩", ["👩"]);
    check("👩‍👩‍👧‍👦 👩 🇩🇪🇫🇷", "🇪🇫", []);
    check("👍🏽 👍", "👍", ["👍"]);
  });

  test("over any white space", () => check("in the\n\n  end in\u00a0the\tend in the end", "in the end", ["in the\n\n  end", "in\u00a0the\tend", "in the end"]));
  test("though something invisible is between the letters", () => check("Coyo\u00adacán Tro\u200btsky", "coyoacan tro", ["Coyo\u00adacán Tro"]));
  test("though they were glued with something invisible", () => check("a\ufeffb", "a b", []));
});

describe("whole words are found", () => {
  const whole = { wholeWord: true };
  test("between anything that is not a letter or digit", () => check("man, human (man) man's man1 _man", "man", ["man", "man", "man"], whole));
  test("in other alphabets", () => check("Сталин Сталина сталин.", "Сталин", ["Сталин", "сталин"], whole));
  test("though an accent follows", () => check("cafe cafe\u0301 cafés", "café", ["cafe", "cafe\u0301"], whole));
  test("though the words sought end in signs", () => check("(1940) 1940)", "(1940)", ["(1940)"], whole));
  test("behind something invisible only if the word ends there", () => check("trot\u00adsky trot", "trot", ["trot"], whole));
  test("where a dictionary divides, in scripts without spaces", () => {
    check("私は学生です", "学生", ["学生"], whole);
    check("私は学生です", "は学", [], whole);
  });
});

/** Pieces that fold in every way there is. */
const piece = fc.constantFrom(
  "a", "A", "á", "a\u0301", "ä", "\u0301", "\u0323", "s", "ß", "S", "σ", "ς", "Σ", " ", "  ", "\n", "\u00ad", "\u200b", "\ufeff", "İ", "ı", "i", "\u200c", "می",
  "ﬁ", "f", "łl", "'", "’", "한", "하", "\u1112", "\u1161", "\u11ab", "か", "が", "\u3099", "😀", "👩‍👩‍👧", "👩", "\u200d", "🇩🇪", "🇪", "क्षि", "क", "\u{2f800}", "\u{4e3d}", "\ufb1d", "1",
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
const sought = fc.record({ matchCase: fc.boolean(), ignoreAccents: fc.boolean() });

function folded(words: string, { matchCase, ignoreAccents }: Pick<Sought, "matchCase" | "ignoreAccents">): string {
  return fold(words, 0, words.length, { accents: ignoreAccents, cases: !matchCase, spaces: true }).text;
}

describe("whatever is sought", () => {
  test("what is found folds to what was sought", () => {
    fc.assert(
      fc.property(text, fc.array(piece, { minLength: 1, maxLength: 3 }), sought, (each, parts, options) => {
        const words = parts.join("");
        for (const { start, end } of hitsOf(each, words, options)) expect(folded(each.slice(start, end), options)).toBe(folded(words, options));
      }),
      { numRuns: 400 },
    );
  });

  test("every part of the text between two characters that folds to it meets a hit", () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(6), sought, (each, from, length, options) => {
        const edges = Array.from({ length: each.length + 1 }, (_, at) => at).filter((at) => !cutsCluster(each, at) && !isHalf(each, at));
        const first = from % edges.length;
        const [start = 0, end = 0] = [edges[first], edges[Math.min(edges.length - 1, first + length + 1)]];
        const words = each.slice(start, end);
        const needle = folded(words, options);
        const hits = hitsOf(each, words, options);
        // White space at its ends may be only a part of a run.
        if (needle === "" || needle.trim() !== needle) return;
        expect(hits.some((hit) => hit.start < end && start < hit.end)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("hits are sorted, whole and not empty", () => {
    fc.assert(
      fc.property(text, fc.array(piece, { minLength: 1, maxLength: 2 }), sought, (each, parts, options) => {
        let last = 0;
        for (const { start, end } of hitsOf(each, parts.join(""), options)) {
          expect(start >= last && end > start && !cutsCluster(each, start) && !cutsCluster(each, end)).toBe(true);
          last = end;
        }
      }),
    );
  });

  test("a long text is searched over its chunks as a short one", () => {
    const filler = fc.constantFrom("x", "ä", "\u00ad", " ", "a\u0301", "한");
    fc.assert(
      fc.property(filler, fc.integer({ min: 16_300, max: 16_420 }), (fill, count) => {
        const long = `${fill.repeat(Math.ceil(count / fill.length))}needle of two wörds${fill.repeat(20_000)}Needle  of two words`;
        const found = hitsOf(long, "needle of two words").map(({ start, end }) => long.slice(start, end));
        expect(found).toEqual(["needle of two wörds", "Needle  of two words"]);
      }),
      { numRuns: 8 },
    );
  });
});

function isHalf(each: string, at: number): boolean {
  return /^[\udc00-\udfff]/.test(each.slice(at, at + 1));
}
