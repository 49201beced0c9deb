// What the pages of progress say.

import { words } from "./language.ts";

export const { progress } = words.progress;
