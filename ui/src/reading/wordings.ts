// Which hits have the same words: they are one claim when all are judged at once, others are claims of their own.
// Invariant: folded as crates/insight/src/words.rs does it; the cases of both are in crates/insight/tests/wordings.json.
// Pure. Not here: what is judged (the library decides anew), how words are sought (findfold.ts).

import type { Hits } from "./findhits.ts";

const clusters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
/** Letters, numbers, and the signs that change what a number says. */
const telling = /^[\p{Alphabetic}\p{N}$%+<=>¢£¤¥°±×÷‰−≈≠≤≥\u20a0-\u20cf]/u;
const unseen = /[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]|(?![\t\n])\p{Cc}/gu;
const onlyPlain = /^[\t\n -~]*$/;
const plainWords = /[a-z0-9$%+<=>]+/g;

/** How many wordings hits have. */
export function countWordings(text: string, hits: Hits): number {
  const found = new Set<string>();
  for (const [, { start, end }] of hits.between(0, text.length)) found.add(wordingOf(text.slice(start, end)));
  return found.size;
}

/** Words with case, punctuation, white space and what cannot be seen left aside; where nothing else is there, they themselves. */
export function wordingOf(words: string): string {
  const folded = onlyPlain.test(words) ? (words.toLowerCase().match(plainWords) ?? []).join(" ") : foldClusters(words);
  return folded === "" ? words : folded;
}

function foldClusters(words: string): string {
  let folded = "";
  let isGap = false;
  for (const { segment } of clusters.segment(words)) {
    const seen = segment.replace(unseen, "");
    if (telling.test(segment)) {
      folded += (isGap && folded !== "" ? " " : "") + seen.toLowerCase();
      isGap = false;
    } else if (seen !== "") isGap = true;
  }
  // The small form of Σ depends on its place in the word; the two are one letter.
  return folded.replaceAll("ς", "σ");
}
