// Which sources the letters typed could mean.

import type { SourceRow } from "../host/generated/contract.ts";
import { folded, soughtIn } from "../state/folding.ts";

/** Every word that a source can be known by: its label, its key, and the texts of its item. */
function textOf({ label, key, csl }: SourceRow): string {
  const parts = typeof csl === "object" && csl !== null ? Object.values(csl).filter((value) => typeof value === "string") : [];
  return folded([label, key, ...parts].join(" "));
}

/** The sources that have every word typed, those that are used most first. */
export function sourcesFor(sources: SourceRow[], typed: string, most: number): SourceRow[] {
  const sought = soughtIn(typed);
  const found = sources.filter((source) => {
    const text = textOf(source);
    return sought.every((word) => text.includes(word));
  });
  return found.toSorted((a, b) => b.evidence - a.evidence).slice(0, most);
}
