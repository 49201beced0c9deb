// Finding words in the text: what is sought, and how often it is there.
// Invariant: counting never holds the window up; it goes on in slices and stops when other words are asked for.
// Not here: the panel (findpanel.ts, Find.svelte), searching other documents.

import { closeSearchPanel, SearchQuery, setSearchQuery } from "@codemirror/search";
import type { EditorView } from "@codemirror/view";

/** Where counting stops; more matches than this help nobody. */
const MOST = 10_000;
/** How long one slice of counting may take, in milliseconds: half a frame. */
const SLICE = 8;

/** How many matches there are; `more` where counting stopped before the end, `done` where it is over. */
export interface Matches {
  readonly count: number;
  readonly more: boolean;
  readonly done: boolean;
}

/** Asks for other words; they are lit up wherever they are in view. */
export function askFor(view: EditorView, words: string): void {
  view.dispatch({ effects: setSearchQuery.of(queryFor(words)) });
}

/** Counts the matches in slices; the answer stops it. */
export function countMatches(view: EditorView, words: string, told: (matches: Matches) => void): () => void {
  let timer = 0;
  let count = 0;
  const query = queryFor(words);
  const matches = query.valid ? query.getCursor(view.state) : undefined;
  const go = (): void => {
    const until = performance.now() + SLICE;
    while (matches !== undefined && performance.now() < until) {
      const done = matches.next().done === true;
      if (!done) count += 1;
      if (done || count >= MOST) return told({ count, more: !done, done: true });
    }
    told({ count, more: matches !== undefined, done: matches === undefined });
    if (matches !== undefined) timer = window.setTimeout(go);
  };
  go();
  return () => clearTimeout(timer);
}

/** Closes the panel and goes back to the text. */
export function leaveFinding(view: EditorView): void {
  closeSearchPanel(view);
  view.focus();
}

function queryFor(words: string): SearchQuery {
  return new SearchQuery({ search: words, literal: true });
}
