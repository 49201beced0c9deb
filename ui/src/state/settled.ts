// Which suggestions a judgement has settled that stands already: what proposes that there is no claim, on what is judged, and
// what leans on nobody, on what is known to be sourced or no claim. And what a write can change about them. Pure.
// Invariant: as the engine has it (crates/engine/src/noticing/settled.rs); what depends on links and passages it alone knows.

import type { ChangedRow, DocumentId, Noun, SpanColumns, SuggestionRow } from "../host/generated/contract.ts";
import { stateOf } from "./coverage.ts";
import type { OpenedDocument } from "./opened.svelte.ts";
import { sentencesOver, type Span } from "./spans.ts";

const judged: readonly number[] = [stateOf.sourced, stateOf.dubious, stateOf.not_a_claim];
const deciding: readonly Noun[] = ["claim", "link", "document", "version"];
const founded: readonly number[] = [stateOf.sourced, stateOf.not_a_claim];

export function isSettled(row: SuggestionRow, { sentences, states }: Pick<OpenedDocument, "sentences" | "states">): boolean {
  const { kind } = row;
  if (kind === "repeat" || kind === "conflict" || kind === "damage" || kind === "citation") return false;
  const over = sentencesOf(row, sentences);
  const here = states.subarray(over.start, over.end);
  if (here.length === 0) return false;
  return kind === "hedge" ? here.some((state) => founded.includes(state)) : here.every((state) => judged.includes(state));
}

/** The sentences of rows, sought once: every judgement asks for those of all. */
const known = new WeakMap<SuggestionRow, { sentences: SpanColumns; over: Span }>();

function sentencesOf(row: SuggestionRow, sentences: SpanColumns): Span {
  const kept = known.get(row);
  if (kept?.sentences === sentences) return kept.over;
  const over = sentencesOver(sentences, row);
  known.set(row, { sentences, over });
  return over;
}

/** Whether something that was written can have settled, or brought back, what was noticed in a document. */
export function isAbout({ noun, id, documents }: ChangedRow, document: DocumentId): boolean {
  return deciding.includes(noun) && (documents.includes(document) || (noun === "document" && id === document));
}

/** Whether the same things were noticed at the same places. */
export function isAlike(rows: readonly SuggestionRow[], others: readonly SuggestionRow[]): boolean {
  return rows.length === others.length && rows.every(({ key, start }, index) => key === others[index]?.key && start === others[index]?.start);
}
