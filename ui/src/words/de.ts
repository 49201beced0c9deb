// German whole.

import * as claimlabels from "./de/claimlabels.ts";
import * as commands from "./de/commands.ts";
import * as faults from "./de/faults.ts";
import * as labels from "./de/labels.ts";
import * as nouns from "./de/nouns.ts";
import * as reading from "./de/reading.ts";
import { locale } from "./de/say.ts";
import * as told from "./de/told.ts";
import type { Words } from "./en.ts";
import { inShape } from "./worded.ts";

const files = { claimlabels, commands, faults, labels, nouns, reading, told };

export const de = { locale, words: inShape<Words>()(files) };
