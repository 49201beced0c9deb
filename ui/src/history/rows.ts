// What an entry of the history was about, read from the images that it holds.
// Invariant: an image of an unknown shape gives nothing; it is never an error.

import { verdicts } from "../host/generated/contract.ts";
import type { HistoryChange, HistoryRow, Verdict } from "../host/generated/contract.ts";

/** The first change of the noun that the entry is named after, else the first of all. */
function mainChange({ changes, verb }: HistoryRow): HistoryChange | undefined {
  return changes.find(({ noun }) => verb.endsWith(noun) || verb.startsWith(noun)) ?? changes[0];
}

function field(image: unknown, name: string): unknown {
  return typeof image === "object" && image !== null ? Object.entries(image).find(([key]) => key === name)?.[1] : undefined;
}

/** The verdict that an entry gave. */
export function verdictOf(row: HistoryRow): Verdict | null {
  if (row.verb !== "judge-claim") return null;
  const given = field(mainChange(row)?.after, "verdict");
  return verdicts.find((verdict) => verdict === given) ?? null;
}

/** The words, title or name that an entry was about; empty where it holds none. */
export function subjectOf(row: HistoryRow): string {
  const change = mainChange(row);
  const image = change?.after ?? change?.before;
  const passages = field(image, "passages");
  const passage = Array.isArray(passages) ? passages[0] : field(image, "passage");
  const texts = [field(passage, "exact"), ...["title", "name", "quote", "url", "note"].map((name) => field(image, name))];
  const said = texts.find((text) => typeof text === "string");
  return typeof said === "string" ? said : "";
}
