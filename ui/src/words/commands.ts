// The names of all commands, and of their groups. Their ids are the names by which menus, palette and keys know them.

import type { commandWords as english, groupWords as englishGroups } from "./en/commands.ts";
import { words } from "./language.ts";

export type CommandId = keyof typeof english;
/** The groups, in the order of the menu bar. */
export type GroupId = keyof typeof englishGroups;

export const { commandWords, groupWords } = words.commands;
