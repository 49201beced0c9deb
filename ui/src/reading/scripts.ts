// Which way words run. Pure. Not here: the order of letters inside a line, which is the engine's.

/** A letter of a script that runs from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and those around them. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const everyRightToLeft = /(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/gu;
const everyLetter = /\p{L}/gu;

/** The way of most letters; `null` where there are none, or as many of either. */
export function directionOf(words: string): "ltr" | "rtl" | null {
  if (!rightToLeft.test(words)) return /\p{L}/u.test(words) ? "ltr" : null;
  const right = words.match(everyRightToLeft)?.length ?? 0;
  const left = (words.match(everyLetter)?.length ?? 0) - right;
  if (right === left) return null;
  return right > left ? "rtl" : "ltr";
}
