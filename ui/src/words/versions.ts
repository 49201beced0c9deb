// Words for a text that changes.

import type { AnchoringCounts, AnchoringGrade } from "../host/generated/contract.ts";
import { words } from "./language.ts";
import { gradeSigns } from "./looks.ts";
import { gradeWords } from "./nouns.ts";
import { list } from "./numbers.ts";

export const { looks, replacing, versions } = words.versions;

const grades = ["exact", "moved", "fuzzy", "ambiguous", "lost"] as const satisfies readonly AnchoringGrade[];

/** How passages were found, in words: only what there is. */
export function countsPhrase(counts: AnchoringCounts): string {
  const all = grades.reduce((sum, grade) => sum + counts[grade], 0);
  const parts = grades.filter((grade) => counts[grade] > 0).map((grade) => versions.part(counts[grade], versions.grades[grade]));
  return parts.length === 0 ? versions.passages(0) : `${versions.passages(all)}: ${list(parts)}`;
}

/** How well a passage was found, as a leaf shows it. */
export function leafOf(grade: AnchoringGrade): { sign: string; name: string; title: string; tone: "grave" | "calm" } {
  const { name, means } = gradeWords[grade];
  return { sign: gradeSigns[grade], name, title: means, tone: grade === "moved" || grade === "exact" ? "calm" : "grave" };
}
