// How texts are broken into lines: tables of texts written with their lines, and the law that no offset moves.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { SpanColumns } from "../host/generated/contract.ts";
import type { Ground } from "./cursor.ts";
import { beginsParagraph, displayOf } from "./display.ts";
import type { Way } from "./types.ts";
import { CodePoints } from "./utf16.ts";

/** A text whose sentences stand between ‹ and ›. */
function groundOf(marked: string): Ground {
  const sentences: SpanColumns = { start: [], end: [] };
  const signs: string[] = [];
  for (const sign of marked) {
    if (sign === "‹") sentences.start.push(signs.length);
    else if (sign === "›") sentences.end.push(signs.length);
    else signs.push(sign);
  }
  return { points: new CodePoints(signs.join("")), sentences };
}

function check(marked: string, way: Way, lines: string[], glued: string[] = []): void {
  const ground = groundOf(marked);
  const shown = displayOf(ground, way);
  expect([...shown.lines.iterLines()], marked).toEqual(lines);
  expect(shown.glued.map((unit) => ground.points.text.slice(unit, unit + 3)), marked).toEqual(glued);
}

/** Sentences of a hundred letters. */
const hundred = (letter: string): string => `‹${letter.repeat(99)}.›`;
const plain = (marked: string): string => marked.replace(/[‹›]/g, "");

describe("one sentence a line", () => {
  test("the white space between two sentences becomes the break", () => {
    check("‹One.› ‹Two.›", "sentences", ["One.", "Two."]);
    check("‹One.›\t‹Two.›", "sentences", ["One.", "Two."]);
    check("‹一。›\u3000‹二。›", "sentences", ["一。", "二。"]);
    check("‹😀 One.›  ‹Two.›", "sentences", ["😀 One. ", "Two."]);
  });

  test("a break of the text's own stays one, and blank lines are drawn together", () => {
    check("‹One.›\n‹Two.›", "sentences", ["One.", "Two."]);
    check("‹One.›\n\n\n‹Two.›", "sentences", ["One.  ", "Two."]);
    check("‹One.› \n  ‹Two.›", "sentences", ["One. ", "  Two."]);
    check("‹One.›\u2028‹Two.›", "sentences", ["One.", "Two."]);
  });

  test("a sentence over several lines is joined", () => {
    check("‹One\ntwo.› ‹Three.›", "sentences", ["One two.", "Three."]);
    check("‹One\u2029two.›", "sentences", ["One two."]);
  });

  test("a break that was meant stays where it is known how the text is built", () => {
    const lines = (marked: string): string[] => [...displayOf(groundOf(marked), "sentences", true).lines.iterLines()];
    expect(lines("‹if x:\n    y›\n\n‹One.› ‹Two\nthree.›")).toEqual(["if x:", "    y ", "One.", "Two", "three."]);
    expect(lines("‹One.›\n‹Two.›")).toEqual(["One.", "Two."]);
    expect(lines("‹One\n\ntwo.›")).toEqual(["One", "", "two."]);
  });

  test("what cannot become a break is broken without one", () => {
    check("‹Empiredied.›‹Then he.›", "sentences", ["Empiredied.Then he."], ["The"]);
    check("‹一。›‹二。›‹三。›", "sentences", ["一。二。三。"], ["二。三", "三。"]);
    check("‹One.›\u00a0‹Two.›", "sentences", ["One.\u00a0Two."], ["Two"]);
    check("‹One.›\u202f‹Two.›", "sentences", ["One.\u202fTwo."], ["Two"]);
  });

  test("white space before the first and after the last sentence stays", () => {
    check("\n‹One.›\n", "sentences", ["", "One. "]);
    check("", "sentences", [""]);
    check(" \n ", "sentences", ["   "]);
  });
});

describe("continuous", () => {
  test("short paragraphs stay as they are", () => {
    check("‹One.› ‹Two.›\n\n‹Three.›", "continuous", ["One. Two.", "", "Three."]);
    check("‹One.›\u2028‹Two.›\f‹Three.›\x85‹Four.›", "continuous", ["One.", "Two.", "Three.", "Four."]);
    check("", "continuous", [""]);
  });

  test("a long one is broken after a few sentences, and leaves no small rest", () => {
    const many = [..."abcdefghijklm"].map(hundred);
    const fives = [many.slice(0, 5), many.slice(5, 10), many.slice(10)].map((each) => plain(each.join(" ")));
    check(many.join(" "), "continuous", fives);
    check(many.slice(0, 12).join(" "), "continuous", [plain(many.slice(0, 5).join(" ")), plain(many.slice(5, 12).join(" "))]);
  });

  test("sentences that touch are broken without white space", () => {
    const glued = [..."abcdefghijklm"].map(hundred).join("");
    check(glued, "continuous", [plain(glued)], ["fff", "kkk"]);
  });

  test("a sentence that never ends is broken at white space", () => {
    const words = "word ".repeat(1_500);
    const shown = displayOf(groundOf(`‹${words}›`), "continuous");
    expect([...shown.lines.iterLines()].map((line) => line.length)).toEqual([2_999, 2_999, 1_500]);
    const whole = displayOf(groundOf(`‹${"a".repeat(9_000)}›`), "sentences");
    expect(whole.lines.lines).toBe(1);
  });
});

test("where a paragraph begins", () => {
  expect([0, 1, 2, 4].map((unit) => beginsParagraph("a\nb c", unit))).toEqual([true, false, true, false]);
});

test("no offset moves: only white space differs, and in the same number of units", () => {
  const piece = fc.constantFrom("a", "b.", " ", "\n", "\t", "\u00a0", "\u2028", "😀", "word ".repeat(40), "א", "\u3000", "x".repeat(700));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom<Way>("continuous", "sentences"), fc.boolean(), (pieces, way, keepsBreaks) => {
      const marked = pieces.map((each) => (/\S/u.test(each) ? `‹${each.trimEnd()}›${each.slice(each.trimEnd().length)}` : each)).join("");
      const ground = groundOf(marked);
      const { text } = ground.points;
      const shown = displayOf(ground, way, keepsBreaks);
      const drawn = shown.lines.toString();
      expect(drawn.length).toBe(text.length);
      for (let unit = 0; unit < text.length; unit += 1) {
        if (drawn[unit] !== text[unit]) expect(`${drawn[unit]}${text[unit]}`.trim()).toBe("");
      }
      for (const unit of shown.glued) expect(text.slice(unit - 1, unit + 1)).not.toMatch(/[ \n\t\u2028\u3000]/);
    }),
  );
});
