// German whole.

import * as claimlabels from "./de/claimlabels.ts";
import * as commands from "./de/commands.ts";
import * as evidence from "./de/evidence.ts";
import * as faults from "./de/faults.ts";
import * as importing from "./de/importing.ts";
import * as keeping from "./de/keeping.ts";
import * as keycaps from "./de/keycaps.ts";
import * as labels from "./de/labels.ts";
import * as nouns from "./de/nouns.ts";
import * as pages from "./de/pages.ts";
import * as progress from "./de/progress.ts";
import * as reading from "./de/reading.ts";
import { locale } from "./de/say.ts";
import * as search from "./de/search.ts";
import * as settings from "./de/settings.ts";
import * as sources from "./de/sources.ts";
import * as suggestions from "./de/suggestions.ts";
import * as told from "./de/told.ts";
import * as versions from "./de/versions.ts";
import type { Tongue, Words } from "./en.ts";
import { inShape } from "./worded.ts";

const files = { claimlabels, commands, evidence, faults, importing, keeping, keycaps, labels, nouns, pages, progress, reading, search, settings, sources, suggestions, told, versions };

export const de: Tongue = { words: inShape<Words>()(files), locale, direction: "ltr" };
