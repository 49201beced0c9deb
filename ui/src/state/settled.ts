// Which suggestions a judgement has settled that stands already: what proposes that there is no claim, on what is judged, and
// what leans on nobody, on what is known to be sourced or no claim. Pure.
// Invariant: as the engine has it (crates/engine/src/noticing/settled.rs); what depends on links and passages it alone knows.

import type { SuggestionRow } from "../host/generated/contract.ts";
import { stateOf } from "./coverage.ts";
import type { OpenedDocument } from "./opened.svelte.ts";
import { sentencesOver } from "./spans.ts";

const judged: readonly number[] = [stateOf.sourced, stateOf.dubious, stateOf.not_a_claim];
const founded: readonly number[] = [stateOf.sourced, stateOf.not_a_claim];

export function isSettled({ kind, start, end }: SuggestionRow, { sentences, states }: Pick<OpenedDocument, "sentences" | "states">): boolean {
  if (kind === "repeat" || kind === "conflict" || kind === "damage" || kind === "citation") return false;
  const over = sentencesOver(sentences, { start, end });
  const here = [...states.subarray(over.start, over.end)];
  if (here.length === 0) return false;
  return kind === "hedge" ? here.some((state) => founded.includes(state)) : here.every((state) => judged.includes(state));
}
