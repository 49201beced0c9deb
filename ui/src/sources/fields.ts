// Which fields matter first for which kind of source, and how a value is typed.
// Invariant: a value that cannot be typed here (a list of something else) is left as it is.

import { authorLine, authorsOf } from "../state/authors.ts";
import { dateLine, dateOf } from "../state/sourcedates.ts";
import { sourceFields } from "../words/sources.ts";

export type Csl = Record<string, unknown>;
export type Variable = keyof typeof sourceFields;

export const variables = Object.keys(sourceFields) as Variable[];

const names: ReadonlySet<string> = new Set<Variable>(["author", "editor", "translator", "container-author", "collection-editor", "recipient", "interviewer", "director"]);
const dates: ReadonlySet<string> = new Set<Variable>(["issued", "original-date", "accessed", "event-date"]);

const book: Variable[] = ["author", "title", "issued", "publisher", "publisher-place", "edition", "volume", "editor", "ISBN"];
const web: Variable[] = ["author", "title", "container-title", "issued", "URL", "accessed"];
const held: Variable[] = ["author", "title", "issued", "archive", "archive_location", "publisher-place"];
const seen: Variable[] = ["director", "title", "issued", "publisher", "publisher-place", "URL"];
const firsts: Record<string, Variable[]> = {
  book,
  chapter: ["author", "title", "container-title", "editor", "issued", "page", "publisher", "publisher-place"],
  "article-journal": ["author", "title", "container-title", "issued", "volume", "issue", "page", "DOI"],
  "article-newspaper": ["author", "title", "container-title", "issued", "page", "edition", "URL"],
  "article-magazine": ["author", "title", "container-title", "issued", "issue", "page", "URL"],
  webpage: web,
  "post-weblog": web,
  report: ["author", "title", "publisher", "publisher-place", "number", "issued", "URL"],
  thesis: ["author", "title", "genre", "publisher", "publisher-place", "issued", "URL"],
  "paper-conference": ["author", "title", "container-title", "event-title", "event-place", "issued", "page", "DOI"],
  manuscript: held,
  personal_communication: ["author", "recipient", "issued", "title", "genre", "archive", "archive_location"],
  interview: ["author", "interviewer", "title", "container-title", "issued", "medium", "URL"],
  "entry-encyclopedia": ["author", "title", "container-title", "issued", "edition", "publisher", "page", "URL"],
  "entry-dictionary": ["title", "container-title", "issued", "edition", "publisher", "page", "URL"],
  pamphlet: book,
  legislation: ["title", "number", "authority", "issued", "container-title", "section", "URL"],
  legal_case: ["title", "authority", "number", "issued", "container-title", "page", "URL"],
  motion_picture: seen,
  broadcast: seen,
  graphic: held,
  map: held,
};
const general: Variable[] = ["author", "title", "container-title", "issued", "publisher", "publisher-place", "URL"];

/** The fields that stand open: those that matter for the kind, and a note. */
export function firstFields(type: string): Variable[] {
  return [...(firsts[type] ?? general), "note"];
}

/** The keys of an item that have no field here. */
export function keptKeys(csl: Csl): string[] {
  const shown: ReadonlySet<string> = new Set([...variables, "type", "id", "citation-key"]);
  return Object.keys(csl).filter((key) => !shown.has(key));
}

/** How a field is typed. */
export function hintOf(variable: Variable): "names" | "date" | null {
  return names.has(variable) ? "names" : dates.has(variable) ? "date" : null;
}

/** A value as it is typed; `null` where it cannot be typed here. */
export function lineOf(csl: Csl, variable: Variable): string | null {
  const value = csl[variable];
  if (value === undefined) return "";
  if (names.has(variable)) return Array.isArray(value) ? authorLine(value) : null;
  if (dates.has(variable)) return dateLine(value);
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

/** The item with what was typed for a variable; nothing typed takes it away. */
export function withLine(csl: Csl, variable: Variable, typed: string): Csl {
  const before = csl[variable];
  const names1 = Array.isArray(before) ? before : [];
  const value = names.has(variable) ? authorsOf(typed, names1) : dates.has(variable) ? dateOf(typed, before) : typed.trim();
  const isNothing = value === "" || value === null || (Array.isArray(value) && value.length === 0);
  const rest = Object.fromEntries(Object.entries(csl).filter(([key]) => key !== variable));
  // Where it was it stays: an item keeps the order of its keys.
  return isNothing ? rest : variable in csl ? { ...csl, [variable]: value } : { ...rest, [variable]: value };
}
