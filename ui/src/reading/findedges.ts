// Where a hit may begin and end: never inside a grapheme cluster, and only where a word does if that is asked for.
// Invariant: only a small window of the text around the place is looked at. Places are UTF-16 units.
// Not here: the boundaries that the cursor walks over (breaks.ts), which are code points.

import type { Hit } from "./find.ts";
import { INVISIBLE, JOINERS } from "./findletters.ts";

/** How far before and behind a place clusters and words are counted off, in units. */
const LOOK = 64;

export const WORDLIKE = String.raw`\p{L}\p{N}\p{M}\p{Pc}`;
/** Scripts that leave no spaces between words: there a dictionary knows. */
export const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー`;

const unseen = `[${INVISIBLE}${JOINERS}]*`;
const insideWord = new RegExp(`(?<=[${WORDLIKE}]${unseen})(?=${unseen}[${WORDLIKE}])`, "uy");
const besideUnspaced = new RegExp(`(?<=[${UNSPACED}]${unseen})|(?=${unseen}[${UNSPACED}])`, "uy");
/** Beside these a cluster may go on; everywhere else every character is one. */
const mayJoin = /(?<=[\p{M}\p{Cf}\p{RI}\r\u1100-\u115f\ua960-\ua97c])|(?=[\p{M}\u200c\u200d\p{EMod}\p{RI}\n\u1160-\u11ff\ud7b0-\ud7fb])/uy;

const clusters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const words = new Intl.Segmenter(undefined, { granularity: "word" });

/** Whether a place is inside a grapheme cluster. */
export function cutsCluster(text: string, at: number): boolean {
  return holds(mayJoin, text, at) && clusterAround(text, at).start < at;
}

/** The hit, widened until it cuts no grapheme cluster. */
export function wholeClusters(text: string, { start, end }: Hit): Hit {
  return {
    start: cutsCluster(text, start) ? clusterAround(text, start).start : start,
    end: cutsCluster(text, end) ? clusterAround(text, end).end : end,
  };
}

/** Whether a place is inside a word. */
export function cutsWord(text: string, at: number): boolean {
  if (!holds(insideWord, text, at)) return false;
  if (!holds(besideUnspaced, text, at)) return true;
  return segmentAround(words, text, at).start < at;
}

/** A place at either end of the text cuts nothing. */
function holds(pattern: RegExp, text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  pattern.lastIndex = at;
  return pattern.test(text);
}

function clusterAround(text: string, at: number): Hit {
  return segmentAround(clusters, text, at);
}

/** The segment that holds the unit at a place. */
function segmentAround(segmenter: Intl.Segmenter, text: string, at: number): Hit {
  const begin = safeStart(text, at);
  const segment = segmenter.segment(text.slice(begin, at + LOOK)).containing(at - begin);
  const start = begin + (segment?.index ?? at - begin);
  return { start, end: start + (segment?.segment.length ?? 0) };
}

/** White space begins a segment; from there flags, joined emoji and words are counted off rightly. */
function safeStart(text: string, at: number): number {
  const begin = Math.max(0, at - LOOK);
  const space = text.slice(begin, at).search(/\s\S*$/u);
  if (space >= 0) return begin + space;
  // A window may not begin inside a pair of surrogates.
  return /^[\udc00-\udfff]/.test(text.slice(begin, begin + 1)) ? begin + 1 : begin;
}
