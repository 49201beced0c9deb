// The signs of characters that cannot be seen, and the law that each stands for one code point.

import fc from "fast-check";
import { expect, test } from "vitest";

import { signOf, unseen } from "./unseen.ts";

/** A text as it is drawn: each sign in square brackets. */
function check(text: string, expected: string): void {
  expect(text.replace(unseen, (character) => `[${signOf(character).label}]`)).toBe(expected);
}

test("controls, spaces and line ends have signs", () => {
  check("a\u200db\u200cc\u200bd", "a[ZWJ]b[ZWNJ]c[ZWSP]d");
  check("\u202eabc\u202c \u2067x\u2069", "[RLO]abc[PDF] [RLI]x[PDI]");
  check("a\u200e\u200f\u061c", "a[LRM][RLM][ALM]");
  check("a\u00a0b\tc\u3000d\u2028e\nf", "a[·]b[→]c[□]d[LS]e[¶]f");
  check("soft\u00adhyphen\ufeff", "soft[SHY]hyphen[BOM]");
  check("\u0001\u009f\u007f", "[x01][x9F][DEL]");
});

test("what is hidden behind other characters has signs", () => {
  check("a\ufe01\u{e0101}\u{e0041}\u{e007f}", "a[VS2][VS18][TAG A][TAG]");
  check("☎\ufe0f❤\ufe0e", "☎\ufe0f❤\ufe0e");
  check("☎\ufe0f\ufe0f \ufe0f", "☎\ufe0f[VS16] [VS16]");
});

test("what can be seen has none", () => {
  check("Plain words – “quoted”, naïve e\u0301, שָׁלוֹם, क्षि, 😀.", "Plain words – “quoted”, naïve e\u0301, שָׁלוֹם, क्षि, 😀.");
});

test("a sign stands for one code point and says which", () => {
  expect(signOf("\u200d")).toEqual({ label: "ZWJ", code: "U+200D", look: "control" });
  expect(signOf("\u00a0").look).toBe("space");
  expect(signOf("\u2029").look).toBe("end");
  expect(signOf("\u{e0041}").code).toBe("U+E0041");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const [character] of text.matchAll(unseen)) {
        expect(Array.from(character).length).toBe(1);
        expect(signOf(character).label).not.toBe("");
      }
    }),
  );
});
