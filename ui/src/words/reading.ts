// What the reading surface says to people.

import { words } from "./language.ts";

export const { outline, reading } = words.reading;
