// Which shape stands for a verdict. The shapes themselves are drawn by the parts.

import type { ExportFormat } from "../host/generated/contract.ts";
import type { VerdictWord } from "./nouns.ts";

export const verdictShapes = {
  sourced: "tick",
  dubious: "obelus",
  not_a_claim: "bar",
  unjudged: "ring",
  unsure: "query",
} as const satisfies Record<VerdictWord, string>;

/** The colour of a highlight, as CSS. */
export function highlightColor(color: string): string {
  return `var(--color-highlight-${color})`;
}

/** How the name of an exported file ends. */
export const formatEndings: Record<ExportFormat, string> = { obelus: "json", w3c: "jsonld", csv: "csv", "evidence-csv": "csv" };
