// The words around the cursor that finding needs: what is selected and may be meant, and the sentence that is told. Pure.
// Not here: what becomes of them (finder.svelte.ts).

import type { Ground } from "./cursor.ts";
import type { ReaderPlace } from "./types.ts";

/** A selection longer than this is not meant as words to be found, in code points. */
const SHORT = 100;
/** How much of a hit's sentence is told, in code points. */
const TOLD = 160;

/** What is selected, if it is meant to be found: short, on one line, and more than the cursor on its sentence. */
export function wordsSelected({ points, sentences }: Ground, { start, end }: ReaderPlace, sentence: number): string | null {
  const isSentence = sentences.start[sentence] === start && sentences.end[sentence] === end;
  const selected = end - start > SHORT || isSentence ? "" : points.slice(start, end);
  return selected.trim() === "" || selected.includes("\n") ? null : selected;
}

/** The words of a sentence, as far as they are told. */
export function wordsTold({ points, sentences }: Ground, sentence: number): string {
  const start = sentences.start[sentence] ?? 0;
  return points.slice(start, Math.min(sentences.end[sentence] ?? 0, start + TOLD));
}
