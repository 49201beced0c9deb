// How many passages were found how well, in the order in which that is told. Pure; what grades are called is each language's.

import type { AnchoringCounts, AnchoringGrade } from "../host/generated/contract.ts";

const grades = ["exact", "moved", "fuzzy", "ambiguous", "lost"] as const satisfies readonly AnchoringGrade[];

/** What a language calls the grades beside a number. */
interface GradeWords {
  grades: Record<AnchoringGrade, string>;
  part(count: number, grade: string): string;
}

/** How many need a look. */
export function looksIn({ moved, fuzzy, ambiguous, lost }: AnchoringCounts): number {
  return moved + fuzzy + ambiguous + lost;
}

/** Whether there was something to be found, and nothing at all was. */
export function isAllLost({ exact, moved, fuzzy, ambiguous, lost }: AnchoringCounts): boolean {
  return lost > 0 && exact + moved + fuzzy + ambiguous === 0;
}

/** A few words for each grade that there is. */
export function gradeParts(counts: AnchoringCounts, words: GradeWords): string[] {
  return grades.filter((grade) => counts[grade] > 0).map((grade) => words.part(counts[grade], words.grades[grade]));
}
