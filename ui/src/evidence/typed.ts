// What is typed of a piece of evidence: all of it as texts, as it stands in fields and in drafts.
// Invariant: what is empty is not there; an address bears the day on which it was looked at, and no day stands without one.

import type { EvidenceRow, DocumentSpan, Stance } from "../host/generated/contract.ts";
import { stances } from "../host/generated/contract.ts";
import type { Piece, PieceEdit } from "../state/evidence.ts";

export interface Typed {
  stance: Stance;
  /** The id of a source. */
  source: string;
  /** Words for a source that was not chosen yet. */
  sought: string;
  /** The kind of place in it. */
  kind: string;
  locator: string;
  quote: string;
  url: string;
  accessed: string;
  note: string;
  passage: DocumentSpan | null;
}

export const nothingTyped: Typed = { stance: "supports", source: "", sought: "", kind: "page", locator: "", quote: "", url: "", accessed: "", note: "", passage: null };

/** What stands in the fields of a piece that is there. */
export function typedFrom({ stance, source, locator, quote, url, accessed, note, passage }: EvidenceRow): Typed {
  return {
    stance, source: source ?? "", sought: "", kind: locator?.label ?? nothingTyped.kind, locator: locator?.value ?? "", quote: quote ?? "", url: url ?? "",
    accessed: accessed ?? "", note: note ?? "", passage: passage === undefined ? null : { document: passage.document, start: passage.start, end: passage.end },
  };
}

/** What was kept as a draft, as far as it is what this form writes. */
export function typedIn(text: string | null): Typed | null {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return null;
    const typed = { ...nothingTyped, ...kept };
    const { passage, ...texts } = typed;
    const isWhole = Object.values(texts).every((one) => typeof one === "string") && stances.includes(typed.stance) && (passage === null || typeof passage.document === "string");
    return isWhole ? typed : null;
  } catch {
    return null;
  }
}

/** Whether nothing stands in the fields that could bear on anything. */
export function isNothing({ source, quote, url, note, passage }: Typed): boolean {
  return passage === null && [source, quote, url, note].every((text) => text.trim() === "");
}

/** Whether nothing is typed that would be missed: words for a source and a place in it bear on nothing by themselves. */
export function isBare(typed: Typed): boolean {
  return isNothing(typed) && typed.sought.trim() === "" && typed.locator.trim() === "";
}

function given(text: string): string | undefined {
  return text.trim() === "" ? undefined : text.trim();
}

/** The piece that is brought. */
export function pieceFrom(typed: Typed): Piece {
  const { stance, kind, passage } = typed;
  const [source, value, quote, url, accessed, note] = [typed.source, typed.locator, typed.quote, typed.url, typed.accessed, typed.note].map(given);
  return {
    stance, ...(source && { source }), ...(value && { locator: { label: kind, value } }), ...(quote && { quote }), ...(passage && { passage }),
    ...(url && { url, ...(accessed && { accessed }) }), ...(note && { note }),
  };
}

/** What of a piece becomes another; `null` takes away. */
export function editFrom(typed: Typed, row: EvidenceRow): PieceEdit {
  const [before, after] = [pieceFrom(typedFrom(row)), pieceFrom(typed)];
  const names = ["stance", "source", "locator", "quote", "passage", "url", "accessed", "note"] as const;
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(changed.map((name) => [name, after[name] ?? null]));
}

/** The day, as it is written down. */
export function dayOf(moment: Date): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
