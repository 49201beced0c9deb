// Words for a text that changes.

import type { AnchoringCounts, AnchoringGrade } from "../host/generated/contract.ts";
import { gradeParts, looksIn } from "./grades.ts";
import { words } from "./language.ts";
import { gradeSigns } from "./looks.ts";
import { gradeWords } from "./nouns.ts";
import { list } from "./numbers.ts";

export const { looks, replacing, versions } = words.versions;

/** How passages were found, in words: only what there is. */
export function countsPhrase(counts: AnchoringCounts): string {
  const all = counts.exact + looksIn(counts);
  return all === 0 ? versions.passages(0) : `${versions.passages(all)}: ${list(gradeParts(counts, versions))}`;
}

/** How well a passage was found, as a leaf shows it. */
export function leafOf(grade: AnchoringGrade): { sign: string; name: string; title: string; tone: "grave" | "calm" } {
  const { name, means } = gradeWords[grade];
  return { sign: gradeSigns[grade], name, title: means, tone: grade === "moved" || grade === "exact" ? "calm" : "grave" };
}
