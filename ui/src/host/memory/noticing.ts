// What the in-memory library notices in a text: repeats, and characters that cannot be seen.
// Good enough to try the interface; the rules of the real thing are in Rust (crates/insight, crates/text).

import type { InvisibleRow, RepeatColumns } from "../generated/contract.ts";
import { describeSentences, segment } from "./sentences.ts";

const LEAST_WORDS = 3;

/** The words of a text, to be compared. */
export function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

export function repeatsOf(text: string): RepeatColumns {
  const groups = new Map<string, number[]>();
  describeSentences(text, segment(text), []).forEach((row, index) => {
    const words = wordsIn(row.text);
    if (words.length < LEAST_WORDS) return;
    const key = words.join(" ");
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  const repeated = [...groups.values()].filter((group) => group.length > 1);
  const pairs = repeated.flatMap((sentences, group) => sentences.map((sentence) => ({ sentence, group })));
  const inOrder = pairs.toSorted((a, b) => a.sentence - b.sentence);
  return { sentence: inOrder.map(({ sentence }) => sentence), group: inOrder.map(({ group }) => group) };
}

export function countInvisible(text: string): InvisibleRow {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return {
    bidi: count(/\p{Bidi_Control}/gu),
    zeroWidth: count(/[\u{ad}\u{200b}\u{2060}-\u{2065}\u{feff}]|(?<=\p{Script=Latin})[\u{200c}\u{200d}]/gu),
    control: count(/(?![\t\n])\p{Cc}/gu),
  };
}
