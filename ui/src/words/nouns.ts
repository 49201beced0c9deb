// The researcher's words for verdicts, reasons, kinds, colours, statuses and what happened.

import { words } from "./language.ts";

export type { ReasonWords, VerdictWord } from "./en/nouns.ts";

export const {
  certaintyWords, colorWords, formatWords, gradeWords, kindWithin, kindWords, reasonWords, statusWords, verbWords, verdictWithin, verdictWords,
} = words.nouns;
