// Searching the in-memory library: all words of a query, phrases, beginnings of words, and some fields of claims.
// Good enough to try the interface; the rules of the real thing are in Rust.

import type { AskConcordance, Concordance, ConcordanceLine, Found, Hit, Remark, SaveSearch, SavedSearch, Search, Written } from "../generated/contract.ts";
import type { ClaimRecord, DocumentRecord } from "./records.ts";
import { segment } from "./sentences.ts";
import type { Tables } from "./tables.ts";

interface Query {
  words: RegExp[];
  fields: { name: string; value: string }[];
  remarks: Remark[];
}

const FIELDS = ["verdict", "certainty", "has", "no"];
/** How many characters of context a line of the concordance has on each side. */
const AROUND = 80;

function read(query: string): Query {
  const parts = query.match(/\w+:[^\s"]*|"[^"]*"?|[^\s"]+/gu) ?? [];
  const [words, fields, remarks]: [RegExp[], Query["fields"], Remark[]] = [[], [], []];
  for (const part of parts) {
    const [name = "", value] = part.split(":");
    if (value !== undefined && FIELDS.includes(name)) fields.push({ name, value });
    else {
      if (value !== undefined) remarks.push({ code: "field-unknown", text: name });
      words.push(pattern(part.replaceAll('"', "").replace(":", " ")));
    }
  }
  return { words, fields, remarks };
}

function pattern(words: string): RegExp {
  const isBeginning = words.endsWith("*");
  const plain = words.replace(/\*$/u, "").replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&").trim();
  return new RegExp(`(?<![\\p{L}\\p{N}])${plain.replaceAll(/\s+/gu, "\\s+")}${isBeginning ? "[\\p{L}\\p{N}]*" : "(?![\\p{L}\\p{N}])"}`, "giu");
}

/** Where the patterns stand in a text, in code points; `null` where one of them does not. */
function marksIn(text: string, words: RegExp[]): [number, number][] | null {
  const found = words.map((word) => [...text.matchAll(word)]);
  if (found.some((matches) => matches.length === 0)) return null;
  const points = (end: number): number => Array.from(text.slice(0, end)).length;
  return found.flat().map((match): [number, number] => [points(match.index), points(match.index + match[0].length)]).toSorted((a, b) => a[0] - b[0]);
}

function placesIn({ id, title, text }: DocumentRecord, words: RegExp[]): Hit[] {
  const points = Array.from(text);
  const { start: starts, end: ends } = segment(text);
  return starts.flatMap((start, index): Hit[] => {
    const snippet = points.slice(start, ends[index]).join("");
    const marks = marksIn(snippet, words);
    const [first] = marks ?? [];
    return marks === null || first === undefined ? [] : [{ noun: "document", id, document: id, start: start + first[0], end: start + first[1], title, snippet, marks }];
  });
}

function fits(claim: ClaimRecord, fields: Query["fields"]): boolean {
  return fields.every(({ name, value }) => {
    if (name === "verdict") return (claim.verdict ?? "unjudged") === value;
    if (name === "certainty") return claim.certainty === value;
    const held = { note: claim.note !== null, reason: claim.reasons.length > 0, tag: claim.tags.length > 0 }[value] ?? false;
    return held === (name === "has");
  });
}

function claimsIn(tables: Tables, documents: DocumentRecord[], { words, fields }: Query): Hit[] {
  return tables.all<ClaimRecord>("claim").flatMap((claim): Hit[] => {
    const home = documents.find(({ id }) => id === claim.document);
    const [passage] = claim.passages;
    if (home === undefined || passage === undefined || !fits(claim, fields)) return [];
    const snippet = claim.statement ?? passage.exact;
    const marks = marksIn(snippet, words) ?? (claim.note !== null && marksIn(claim.note, words) !== null ? [] : null);
    const { start, end } = passage;
    return marks === null ? [] : [{ noun: "claim", id: claim.id, document: home.id, start, end, title: home.title, snippet, marks }];
  });
}

function documentsOf(tables: Tables, document: string | undefined): DocumentRecord[] {
  return tables.all<DocumentRecord>("document").filter(({ id }) => document === undefined || id === document);
}

export function search(tables: Tables, { query, limit, document }: Search): Found {
  const asked = read(query);
  const documents = documentsOf(tables, document);
  const isAsked = asked.words.length + asked.fields.length > 0;
  const places = asked.fields.length > 0 || !isAsked ? [] : documents.flatMap((one) => placesIn(one, asked.words));
  const hits = isAsked ? [...places, ...claimsIn(tables, documents, asked)] : [];
  return { hits: hits.slice(0, limit), total: hits.length, isTotalExact: true, remarks: asked.remarks };
}

export function concordance(tables: Tables, { query, document, sort, limit }: AskConcordance): Concordance {
  const { words, remarks } = read(query);
  const lines = documentsOf(tables, document).flatMap(({ id, title, text }) => {
    const points = Array.from(text);
    const cut = (from: number, to: number): string => points.slice(Math.max(0, from), to).join("");
    const marks = words.length === 0 ? [] : (marksIn(text, words) ?? []);
    return marks.map(([start, end]): ConcordanceLine => ({ document: id, title, start, end, left: cut(start - AROUND, start), hit: cut(start, end), right: cut(end, end + AROUND) }));
  });
  const key = ({ left, right }: ConcordanceLine): string => (sort === "left" ? (left.trim().split(/\s+/u).at(-1) ?? "") : (right.trim().split(/\s+/u)[0] ?? ""));
  const sorted = sort === "place" ? lines : lines.toSorted((a, b) => key(a).localeCompare(key(b)));
  return { lines: sorted.slice(0, limit), total: lines.length, isTotalExact: true, remarks };
}

interface LibraryRecord {
  name: string;
  searches?: SavedSearch[];
}

export function savedSearches(tables: Tables): SavedSearch[] {
  return tables.find<LibraryRecord>("library", "library")?.searches ?? [];
}

export function saveSearch(tables: Tables, { name, query }: SaveSearch): Written {
  const others = savedSearches(tables).filter((one) => one.name !== name);
  return keep(tables, "save-search", [...others, { name, query }]);
}

export function forgetSearch(tables: Tables, name: string): Written {
  return keep(tables, "forget-search", savedSearches(tables).filter((one) => one.name !== name));
}

function keep(tables: Tables, verb: "save-search" | "forget-search", searches: SavedSearch[]): Written {
  const row = { ...(tables.find<LibraryRecord>("library", "library") ?? { name: "" }), searches };
  return tables.write(verb, null, [{ noun: "library", id: "library", row }]);
}
