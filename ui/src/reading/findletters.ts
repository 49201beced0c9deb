// Which letters are the same when accents are ignored, and which characters nobody sees.
// Invariant: marks that make another letter or sign (the voiced kana, Indic vowels, ≠) stay. Not here: case.

/** Soft hyphens, zero-width characters and bidi controls, as the inside of a character class. */
export const INVISIBLE = String.raw`\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff`;
/** What keeps letters together or apart in writing; it belongs to the character before it, as marks do. */
export const JOINERS = String.raw`\u200c\u200d`;

const scripts = String.raw`\p{sc=Inherited}\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}`;
/** Marks that are accents or vowel points, in scripts that are also written without them. */
const accents = new RegExp(String.raw`[[\p{Mn}&&[${scripts}]]--[\u0338\u3099\u309a]]`, "gv");

/** Letters with a stroke and old forms, and what each is without: a letter for a letter. */
const strokes = new Map(["łl", "ŁL", "øo", "ØO", "đd", "ĐD", "ðd", "ÐD", "ħh", "ĦH", "ŧt", "ŦT", "ıi", "ſs"].map(([letter = "", plain = ""]) => [letter, plain]));
/** What is written in another way where the keyboard does not have it. */
const substitutes = new Map([
  ["ß", "ss"], ["ẞ", "SS"], ["æ", "ae"], ["Æ", "AE"], ["œ", "oe"], ["Œ", "OE"], ["þ", "th"], ["Þ", "TH"],
  ["ﬀ", "ff"], ["ﬁ", "fi"], ["ﬂ", "fl"], ["ﬃ", "ffi"], ["ﬄ", "ffl"], ["ﬅ", "st"], ["ﬆ", "st"], ["…", "..."],
  ..."’‘ʼ‛".split("").map((sign) => [sign, "'"] as const),
  ..."“”„‟«»".split("").map((sign) => [sign, '"'] as const),
  ..."‐‑‒–—−".split("").map((sign) => [sign, "-"] as const),
]);

/** What is written as more than it is. */
export const longer = new RegExp(`[${[...substitutes].filter(([, plain]) => plain.length > 1).map(([sign]) => sign).join("")}]`, "u");

const stroked = new RegExp(`[${[...strokes.keys()].join("")}]`, "gu");
const substituted = new RegExp(`[${[...substitutes.keys()].join("")}]`, "gu");

/** Letters (taken apart) without accents and strokes; the number of characters stays. */
export function withoutAccents(apart: string): string {
  return apart.replace(accents, "").replace(stroked, (letter) => strokes.get(letter) ?? letter);
}

const joiners = new RegExp(`[${JOINERS}]`, "gu");

/** Letters without what joins and parts them. */
export function withoutJoiners(letters: string): string {
  return letters.replace(joiners, "");
}

/** Ligatures as their letters, and curly quotes and dashes as the plain ones. */
export function asTyped(letters: string): string {
  return letters.replace(substituted, (letter) => substitutes.get(letter) ?? letter);
}
