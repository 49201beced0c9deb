// Words for what bears on a claim.

import { words } from "./language.ts";

export const { evidence, quotes, quoteWords, standingWords, stanceWords } = words.evidence;

function wordOf(table: object, code: string): string {
  return (table as Record<string, string>)[code] ?? code;
}

/** What does not count as a change of a quote. */
export function differenceWord(code: string): string {
  return wordOf(words.evidence.differenceWords, code);
}

/** The kind of a place in a source. */
export function locatorWord(label: string): string {
  return wordOf(words.evidence.locatorWords, label);
}

/** A place in a source as a note gives it: "p. 208". */
export function locatorLine({ label, value }: { label: string; value: string }): string {
  return `${wordOf(words.evidence.locatorShort, label)} ${value}`;
}

/** The kinds of places that have a word. */
export const locatorLabels = Object.keys(words.evidence.locatorWords);
