// The researcher's words for verdicts, reasons, kinds, colours, statuses and what happened.

import { words } from "./language.ts";

export type { ReasonWords, VerdictWord } from "./en/nouns.ts";

export const {
  certaintyWords, colorWords, formatWords, gradeWords, kindWithin, kindWords, reasonWords, statusWords, verbWords, verdictWithin, verdictWords,
} = words.nouns;

/** The script or region that an encoding was made for. */
export function scriptWord(code: string): string {
  return (words.nouns.scriptWords as Record<string, string>)[code] ?? code;
}
