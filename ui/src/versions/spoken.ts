// What a screen reader is told when another passage, or another of its places, has become current: in one breath.

import type { LookRow } from "../host/generated/contract.ts";
import type { Candidates } from "../state/candidates.svelte.ts";
import { MORE } from "../state/opened.svelte.ts";
import { beginningOf, shownOf } from "../state/worddiff.ts";
import { gradeWords } from "../words/nouns.ts";
import { percent } from "../words/numbers.ts";
import { looks as words } from "../words/versions.ts";

/** So much of a wording is said unasked, in code points: the whole of it stands in the list. */
const SAID = 160;

/** What is said of where a passage is that was not found. That its words stand nowhere is known when its places are; a copy of them
    elsewhere is not where it was. */
export function goneWords({ exact }: Pick<LookRow, "exact">, list: Candidates["list"]): string {
  if (list === null) return words.gone;
  return list.some((one) => one.words === exact) ? words.copied : words.nowhere;
}

export function spoken(row: LookRow, { list, candidate, choice }: Pick<Candidates, "list" | "candidate" | "choice">): string {
  const [score, now] = [candidate?.score ?? row.score, candidate?.words ?? row.now];
  const told = now === undefined ? { before: beginningOf(row.exact, SAID, MORE), after: "" } : shownOf(row.exact, now, SAID, MORE);
  const parts = [
    gradeWords[row.anchoring].name,
    ...(score === undefined || now === undefined ? [] : [words.alike(percent(score))]),
    ...(list !== null && list.length > 1 && choice >= 0 ? [words.candidate(choice + 1, list.length)] : []),
    `${words.was}: ${told.before}`,
    now === undefined ? goneWords(row, list) : `${row.anchoring === "lost" ? words.perhaps : words.now}: ${told.after}`,
  ];
  return parts.map((part) => (/[.!?…]$/u.test(part) ? part : `${part}.`)).join(" ");
}
