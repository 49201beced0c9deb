// What stands on the caps of the keyboard, and keys as sentences name them.

import { words } from "./language.ts";

/** By the names that keys have in the list of commands; a letter or a sign stands for itself. */
export const keycaps: Readonly<Record<string, string>> = words.keycaps.keycaps;
