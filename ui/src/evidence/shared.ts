// Which words of a passage it shares with a claim. Pure.
// Invariant: the parts together are the passage, letter by letter.

export interface Part {
  text: string;
  isShared: boolean;
}

/** Scripts that set no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function patternOf(word: string): string {
  const letters = word.replaceAll(/[.*+?^${}()|[\]\\/]/gu, "\\$&");
  return UNSPACED.test(word) ? letters : `(?<![\\p{L}\\p{N}])${letters}(?![\\p{L}\\p{N}])`;
}

/** The passage in parts: those that are shared, and those between. Case is no difference. */
export function partsOf(text: string, shared: string[]): Part[] {
  const sought = shared.filter((word) => word !== "").toSorted((a, b) => b.length - a.length);
  if (sought.length === 0) return [{ text, isShared: false }];
  const parts: Part[] = [];
  let at = 0;
  for (const { index, 0: found } of text.matchAll(new RegExp(sought.map(patternOf).join("|"), "giu"))) {
    if (index > at) parts.push({ text: text.slice(at, index), isShared: false });
    parts.push({ text: found, isShared: true });
    at = index + found.length;
  }
  return at < text.length ? [...parts, { text: text.slice(at), isShared: false }] : parts;
}
