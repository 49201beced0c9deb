// Which shape stands for a verdict. The shapes themselves are drawn by the parts.

import type { AnchoringGrade, ExportFormat, QuoteResult, Stance, SuggestionKind } from "../host/generated/contract.ts";
import type { StandingChoice } from "../state/evidence.ts";
import type { VerdictWord } from "./nouns.ts";

export const verdictShapes = {
  sourced: "tick",
  dubious: "obelus",
  not_a_claim: "bar",
  unjudged: "ring",
  unsure: "query",
} as const satisfies Record<VerdictWord, string>;

export const stanceShapes = { supports: "plus", refutes: "cross", qualifies: "tilde", mentions: "dot" } as const satisfies Record<Stance, string>;

export const standingShapes = { none: "void", supported: "plus", refuted: "cross", conflicting: "half", open: "tilde" } as const satisfies Record<StandingChoice, string>;

export const quoteShapes = { verbatim: "equal", altered: "unequal", elsewhere: "away", absent: "empty", "not-held": "void" } as const satisfies Record<QuoteResult, string>;

/** The sign of a kind of suggestion: each another, so that none is told by its colour alone. */
export const suggestionSigns: Record<SuggestionKind, string> = {
  repeat: "=", conflict: "≠", boilerplate: "#", "off-topic": "/", damage: "~", citation: "§", hedge: "≈", question: "?", opinion: "!",
};

/** The sign of how well a passage was found: each another, so that none is told by its colour alone. What is lost has the obelus of a place that is past mending. */
export const gradeSigns: Record<AnchoringGrade, string> = { exact: "=", moved: "→", fuzzy: "±", ambiguous: "‡", lost: "†" };

/** The colour of a highlight, as CSS. */
export function highlightColor(color: string): string {
  return `var(--color-highlight-${color})`;
}

/** How the name of an exported file ends. */
export const formatEndings: Record<ExportFormat, string> = { obelus: "json", w3c: "jsonld", csv: "csv", "evidence-csv": "csv", xlsx: "xlsx" };
