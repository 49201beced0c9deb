// Words of backups, of checking and repair, and of what is shown where no library could be opened.

import { words } from "./language.ts";

export const { backups, checking, reasonsOfBackups, repairs, unopened } = words.keeping;

/** What a check found, in words. */
export function findingWord(code: string): string {
  return (words.keeping.findingWords as Record<string, string>)[code] ?? code;
}
