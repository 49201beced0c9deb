// The fields of a query, and what completes the word that is being typed.
// Invariant: what is completed replaces just that word; all else of the query stays. Not here: what a field finds (Rust).

import { certainties, kinds, reasonCodes, verdicts } from "../host/generated/contract.ts";

export const fieldNames = ["verdict", "reason", "certainty", "kind", "tag", "document", "source", "has", "no", "is", "after", "before"] as const;
export type FieldName = (typeof fieldNames)[number];

/** What of the library can be a value. */
export interface Known {
  tags: string[];
  documents: string[];
}

const held = ["evidence", "source", "quote", "note", "reason", "tag", "link", "verdict"];
const sought = ["document", "claim", "highlight", "evidence", "source"];

function valuesOf(field: FieldName, { tags, documents }: Known): readonly string[] {
  const values: Record<FieldName, readonly string[]> = {
    verdict: [...verdicts, "unjudged"], reason: reasonCodes, certainty: certainties, kind: kinds,
    tag: tags, document: documents, source: [], has: held, no: held, is: sought, after: [], before: [],
  };
  return values[field];
}

/** What could stand instead of the word at the caret. */
export interface Completion {
  /** What is shown: a field with its colon, or a value. */
  label: string;
  /** The whole query with it, and where the caret is then. */
  query: string;
  caret: number;
}

/** A field is offered from its second letter on: one letter begins too many words. */
const LEAST = 2;
const MOST = 24;

export function completionsOf(query: string, caret: number, known: Known): Completion[] {
  const before = query.slice(0, caret);
  const typed = /(?<![\p{L}\p{N}:])(?<name>[a-z]+)(?:(?<colon>:)(?<quote>"?)(?<value>[^"\s]*|(?<=")[^"]*))?$/u.exec(before)?.groups;
  if (typed === undefined) return [];
  const { name = "", colon, value = "" } = typed;
  const replace = (length: number, text: string): Pick<Completion, "query" | "caret"> => {
    const kept = before.slice(0, before.length - length);
    return { query: kept + text + query.slice(caret), caret: kept.length + text.length };
  };
  if (colon === undefined) {
    const fields = name.length < LEAST ? [] : fieldNames.filter((field) => field.startsWith(name));
    return fields.map((field) => ({ label: `${field}:`, ...replace(name.length, `${field}:`) }));
  }
  const field = fieldNames.find((one) => one === name);
  if (field === undefined) return [];
  const begun = value.toLocaleLowerCase();
  const fits = valuesOf(field, known).filter((one) => one.toLocaleLowerCase().includes(begun) && one.toLocaleLowerCase() !== begun);
  const length = value.length + (typed["quote"] ?? "").length;
  return fits.slice(0, MOST).map((one) => ({ label: one, ...replace(length, quoted(one) + (query[caret] === " " ? "" : " ")) }));
}

function quoted(value: string): string {
  return /[\s"()]/u.test(value) ? `"${value.replaceAll('"', "")}"` : value;
}

/** Words as a phrase of a query. */
export function asPhrase(words: string): string {
  const plain = words.replaceAll('"', " ").replaceAll(/\s+/gu, " ").trim();
  return /\s/u.test(plain) ? `"${plain}"` : plain;
}
