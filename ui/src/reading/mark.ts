// One mark: a passage of a claim, or a highlight, as the surface draws it.
// Invariant: there may be 100,000, so it holds no words and nothing that can be asked for; it is itself what the set of marks
// keeps, without a wrapper. Not here: what is said of it (app), where in the view it stands (marks.ts).

import { RangeValue } from "@codemirror/state";

import type { AnchoringGrade, HighlightColor, Verdict } from "../host/generated/contract.ts";
import { highlightColors } from "../host/generated/contract.ts";
import type { ReaderPlace } from "./types.ts";

/** How it is drawn: a claim by its verdict, a highlight by its colour. */
export type MarkLook = Verdict | "unjudged" | HighlightColor;

const colors: ReadonlySet<string> = new Set(highlightColors);

export class ReaderMark extends RangeValue implements ReaderPlace {
  /** All passages of its claim in text order, itself among them; `null` where it is the only one. */
  family: readonly ReaderMark[] | null = null;

  constructor(
    /** Unique among the marks: the passage's or highlight's id. */
    readonly key: string,
    /** The claim's or highlight's id. */
    readonly id: string,
    readonly start: number,
    readonly end: number,
    readonly look: MarkLook,
    readonly isUnsure: boolean,
    /** How well its words were found. */
    readonly grade: AnchoringGrade = "exact",
  ) {
    super();
  }

  get noun(): "claim" | "highlight" {
    return colors.has(this.look) ? "highlight" : "claim";
  }

  /** Whether it is underlined: what is not a claim fades instead. */
  get isLined(): boolean {
    return this.noun === "claim" && this.look !== "not_a_claim";
  }
}

/** Makes these passages of one claim know each other. */
export function join(passages: ReaderMark[]): ReaderMark[] {
  if (passages.length > 1) for (const mark of passages) mark.family = passages;
  return passages;
}
