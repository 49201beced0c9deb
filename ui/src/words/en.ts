// English whole: the language that gives the others their shape.

import * as claimlabels from "./en/claimlabels.ts";
import * as commands from "./en/commands.ts";
import * as faults from "./en/faults.ts";
import * as labels from "./en/labels.ts";
import * as nouns from "./en/nouns.ts";
import * as reading from "./en/reading.ts";
import { locale } from "./en/say.ts";
import * as told from "./en/told.ts";
import type { Worded } from "./worded.ts";

const files = { claimlabels, commands, faults, labels, nouns, reading, told };

/** Every word of the window in one language. */
export type Words = Worded<typeof files>;

export const en: { locale: string; words: Words } = { locale, words: files };
