// Finding words in a text: the text is folded in chunks as the words are, and what is equal is found. Pure.
// Invariant: a hit is in one chunk as a whole, because the next chunk begins where the last place was not yet tried; what
// stands in a hit folds to what the words fold to. Not here: expressions (findexpression.ts), slices of time (findsearch.ts).

import type { Hit, Sought } from "./find.ts";
import { cutsCluster, cutsWord } from "./findedges.ts";
import { endOfPart, type Folding, fold } from "./findfold.ts";

/** Units folded at a time: about half a millisecond. */
const CHUNK = 16_384;

/** The hits, chunk by chunk. */
export function* findWords(text: string, sought: Sought): Generator<Hit[], void> {
  const folding: Folding = { accents: sought.ignoreAccents, cases: !sought.matchCase, spaces: true };
  const needle = fold(sought.words, 0, sought.words.length, folding).text;
  if (needle === "") return;
  const fits = fitting(text, sought);
  let from = 0;
  let size = CHUNK + needle.length;
  while (from < text.length) {
    const to = endOfPart(text, from + size);
    const folded = fold(text, from, to, folding);
    const hits: Hit[] = [];
    let at = 0;
    for (let index = folded.text.indexOf(needle); index >= 0; index = folded.text.indexOf(needle, at)) {
      const hit = folded.exactly(index, index + needle.length);
      const isHit = hit !== null && fits(hit);
      if (isHit) hits.push(hit);
      at = index + (isHit ? needle.length : 1);
    }
    yield hits;
    if (to === text.length) return;
    const untried = Math.max(at, folded.text.length - needle.length + 1);
    const next = untried < folded.text.length ? folded.source(untried) : to;
    // A chunk of nothing but invisible characters holds no place to begin at; a larger one does.
    size = next > from ? CHUNK + needle.length : size * 2;
    from = next;
  }
}

/** Whether a hit may stand where it does. */
export function fitting(text: string, { wholeWord }: Sought): (hit: Hit) => boolean {
  const cuts = wholeWord ? (at: number) => cutsCluster(text, at) || cutsWord(text, at) : (at: number) => cutsCluster(text, at);
  return ({ start, end }) => !cuts(start) && !cuts(end);
}
