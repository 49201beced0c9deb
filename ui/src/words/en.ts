// English whole: the language that gives the others their shape.

import * as claimlabels from "./en/claimlabels.ts";
import * as commands from "./en/commands.ts";
import * as evidence from "./en/evidence.ts";
import * as faults from "./en/faults.ts";
import * as importing from "./en/importing.ts";
import * as keeping from "./en/keeping.ts";
import * as keycaps from "./en/keycaps.ts";
import * as labels from "./en/labels.ts";
import * as nouns from "./en/nouns.ts";
import * as pages from "./en/pages.ts";
import * as progress from "./en/progress.ts";
import * as reading from "./en/reading.ts";
import { locale } from "./en/say.ts";
import * as search from "./en/search.ts";
import * as settings from "./en/settings.ts";
import * as sources from "./en/sources.ts";
import * as suggestions from "./en/suggestions.ts";
import * as told from "./en/told.ts";
import * as versions from "./en/versions.ts";
import type { Worded } from "./worded.ts";

const files = { claimlabels, commands, evidence, faults, importing, keeping, keycaps, labels, nouns, pages, progress, reading, search, settings, sources, suggestions, told, versions };

/** Every word of the window. */
export type Words = Worded<typeof files>;

/** A language: its words, the locale of its numbers and dates, and the way it runs. */
export interface Tongue {
  words: Words;
  locale: string;
  direction: "ltr" | "rtl";
}

export const en: Tongue = { words: files, locale, direction: "ltr" };
