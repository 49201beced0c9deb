// What the search of the library and the second reader say.

import { words } from "./language.ts";

export const { beside, search } = words.search;
