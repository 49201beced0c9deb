// Finding in the text: what is sought, how it is compared, and what is found.
// Invariant: hits are sorted, do not overlap and are never empty; they are UTF-16 units of the canonical text, which is
// what JavaScript searches, and become code points where they leave the finder (finder.svelte.ts). Not here: searching.

/** How the sought words are compared with the text. */
export interface FindOptions {
  /** Whether capitals differ from small letters. */
  matchCase: boolean;
  /** Whether a hit begins and ends where a word does. */
  wholeWord: boolean;
  /** Whether the words are a regular expression. */
  expression: boolean;
  /** Whether "Coyoacan" finds "Coyoacán". */
  ignoreAccents: boolean;
}

/** What is sought. */
export interface Sought extends FindOptions {
  words: string;
}

export const nothingSought: Sought = { words: "", matchCase: false, wholeWord: false, expression: false, ignoreAccents: true };

/** A span of UTF-16 units, half-open. */
export interface Hit {
  readonly start: number;
  readonly end: number;
}

/** Why a search cannot be made, or was given up. */
export const findProblems = [
  "open-group", "extra-bracket", "open-class", "nothing-to-repeat", "wrong-quantifier", "wrong-range", "wrong-escape",
  "wrong-group", "wrong-property", "wrong-expression", "too-slow", "no-expressions",
] as const;
export type FindProblem = (typeof findProblems)[number];

/** Where a search stops: more hits than this help nobody. */
export const MOST_HITS = 500_000;
/** How many places can be marked as one deed. */
export const MOST_MARKED = 10_000;

/** Hits as they come, in the order of the text. */
export interface Batch {
  readonly hits: readonly Hit[];
  /** Whether the search is over. */
  readonly done: boolean;
  /** Whether it is over before the end of the text. */
  readonly more: boolean;
}
