// Words that are longer than any language's, for trying whether the window has room for them: every text with two fifths
// more of its letters, and with marks at its ends, so that what is cut off is seen. Only for `--mode browser`, at #long.

import type { Tongue } from "./en.ts";

/** A text with two fifths more letters; short ones grow more, as they do in other languages. */
export function stretch(text: string): string {
  const letters = Math.max(2, Math.ceil(text.length * 0.4) - 2);
  const more = Array.from({ length: letters }, (_, index) => ((index + 1) % 8 === 0 ? " " : "õ")).join("");
  return /\p{L}/u.test(text) ? `[${text}${more}]` : text;
}

function stretched<T>(words: T): T {
  if (typeof words === "string") return stretch(words) as T;
  if (typeof words === "function") return ((...gaps: unknown[]) => stretch(String(words(...gaps)))) as T;
  if (Array.isArray(words)) return words.map(stretched) as T;
  return Object.fromEntries(Object.entries(words as object).map(([name, word]) => [name, stretched(word)])) as T;
}

export function stretchedTongue(tongue: Tongue): Tongue {
  return { ...tongue, words: stretched(tongue.words) };
}
