// Versions of the documents of the in-memory library: replaced, listed, read with their passages, compared.
// Invariant: as in marking.ts: one command is one op. Good enough to try the window; how texts are compared in truth is Rust's.

import type {
  AnchoringCounts, AnchoringGrade, EvidenceRow, Noun, Replaced, StretchColumns, StretchWord, VersionPassage, VersionRow,
} from "../generated/contract.ts";
import { findAgain, type Refound, type Remembered, remember } from "./finding.ts";
import { claimsOf, highlightsOf } from "./marking.ts";
import type { ClaimRecord, DocumentRecord, HighlightRecord, PassageRecord } from "./records.ts";
import type { Tables } from "./tables.ts";
import { fault } from "./tables.ts";

interface Becoming {
  noun: Noun;
  id: string;
  row: object;
}

export function evidenceIn(tables: Tables, document: string): EvidenceRow[] {
  return tables.all<EvidenceRow>("evidence").filter(({ passage }) => passage?.document === document);
}

/** Whether somebody gave up the passage of a piece of evidence. */
export function isGivenUpEvidence(row: EvidenceRow & { isGivenUp?: boolean }): boolean {
  return row.isGivenUp === true;
}

/** What somebody gave up comes back only where its very words are found just so, and then to be looked at; else it stays given up. */
function regained(found: Refound, { start, end, isGivenUp }: { start: number; end: number; isGivenUp?: boolean }): Refound & { isGivenUp?: boolean } {
  if (isGivenUp !== true) return found;
  return found.anchoring === "exact" ? { ...found, anchoring: "moved" } : { start, end, anchoring: "lost", isGivenUp };
}

export function replaceDocument(tables: Tables, id: string, path: string, text: string): Replaced {
  const document = tables.get<DocumentRecord>("document", id);
  if (text === "") throw fault("file-empty", path);
  if (text === document.text) return { version: document.version, passages: countsOf(passagesIn(tables, id)), written: tables.write("replace-document", id, []) };
  const points = Array.from(document.text);
  const again = (place: { start: number; end: number; exact: string; isGivenUp?: boolean }) => {
    const around = remember(points, place);
    const found = findAgain(text, { ...around, exact: place.exact } satisfies Remembered);
    return { ...regained(found, place), around: { prefix: around.prefix, suffix: around.suffix } };
  };
  const claims = claimsOf(tables, id).map((claim): Becoming => {
    const passages = claim.passages.map((one): PassageRecord => ({ id: one.id, exact: one.exact, ...again(one) })).toSorted((a, b) => a.start - b.start);
    return { noun: "claim", id: claim.id, row: { ...claim, passages } satisfies ClaimRecord };
  });
  const highlights = highlightsOf(tables, id).map((one): Becoming => ({ noun: "highlight", id: one.id, row: { ...one, isGivenUp: false, ...again({ ...one, exact: one.passage.exact }) } satisfies HighlightRecord }));
  const evidence = evidenceIn(tables, id).map((one): Becoming => {
    const isGivenUp = isGivenUpEvidence(one);
    const { start, end, anchoring, isGivenUp: isStill = false } = one.passage ? again({ ...one.passage, exact: one.passage.text, isGivenUp }) : { start: 0, end: 0, anchoring: "lost" as const };
    return { noun: "evidence", id: one.id, row: { ...one, isGivenUp: isStill, passage: { ...one.passage, start, end, anchoring } } };
  });
  const at = tables.now();
  const { version, fileName, came, added } = document;
  const before = { number: version, text: document.text, at: came ?? added, fileName, passages: passagesIn(tables, id) };
  const row: DocumentRecord = { ...document, text, fileName: path, version: version + 1, characters: Array.from(text).length, came: at, earlier: [...(document.earlier ?? []), before] };
  const made: Becoming[] = [{ noun: "document", id, row }, { noun: "version", id: `${id} ${row.version}`, row: { document: id } }];
  const written = tables.write("replace-document", id, [...made, ...claims, ...highlights, ...evidence]);
  return { version: row.version, passages: countsOf(passagesIn(tables, id)), written };
}

export function listVersions(tables: Tables, id: string): VersionRow[] {
  const { version, text, came, added, fileName, earlier = [] } = tables.get<DocumentRecord>("document", id);
  const now = { number: version, text, at: came ?? added, fileName, passages: passagesIn(tables, id) };
  return [...earlier, now].toReversed().map((one): VersionRow => ({
    number: one.number, length: Array.from(one.text).length, at: one.at, ...(one.fileName !== null && { fileName: one.fileName }),
    present: one.number === version, passages: countsOf(one.passages),
  }));
}

export function textOf(tables: Tables, id: string, number: number): string {
  const document = tables.get<DocumentRecord>("document", id);
  return document.earlier?.find((one) => one.number === number)?.text ?? document.text;
}

export function versionPassages(tables: Tables, id: string, number: number): VersionPassage[] {
  const { earlier = [] } = tables.get<DocumentRecord>("document", id);
  return earlier.find((one) => one.number === number)?.passages ?? passagesIn(tables, id);
}

/** Word by word, from both ends; what is between is gone and new. */
export function compareVersions(tables: Tables, id: string, from: number, to: number): StretchColumns {
  const [old, now] = [Array.from(textOf(tables, id, from)), Array.from(textOf(tables, id, to))];
  if (textOf(tables, id, from) === textOf(tables, id, to)) return { kinds: ["same"], olds: [[0, old.length]], news: [[0, now.length]] };
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start += 1;
  while (start > 0 && /\S/u.test(old[start - 1] ?? " ")) start -= 1;
  let back = 0;
  while (back < Math.min(old.length, now.length) - start && old.at(-1 - back) === now.at(-1 - back)) back += 1;
  while (back > 0 && /\S/u.test(old.at(-back) ?? " ")) back -= 1;
  const [oldEnd, newEnd] = [old.length - back, now.length - back];
  const rows: [StretchWord, [number, number], [number, number]][] = [
    ["same", [0, start], [0, start]], ["gone", [start, oldEnd], [0, 0]], ["new", [0, 0], [start, newEnd]], ["same", [oldEnd, old.length], [newEnd, now.length]],
  ];
  const kept = rows.filter(([, a, b]) => a[0] < a[1] || b[0] < b[1]);
  return { kinds: kept.map(([kind]) => kind), olds: kept.map(([, a]) => a), news: kept.map(([, , b]) => b) };
}

/** All passages in the present version of a document. */
function passagesIn(tables: Tables, id: string): VersionPassage[] {
  const claims = claimsOf(tables, id).flatMap(({ id: claim, verdict, passages }) =>
    passages.map(({ id: passage, start, end, exact, anchoring, score }): VersionPassage => ({ noun: "claim", id: passage, claim, ...(verdict && { verdict }), start, end, exact, anchoring, ...(score !== undefined && { score }) })),
  );
  const highlights = highlightsOf(tables, id).map(({ id: one, color, start, end, passage, anchoring = "exact", score }): VersionPassage => ({ noun: "highlight", id: one, color, start, end, exact: passage.exact, anchoring, ...(score !== undefined && { score }) }));
  const evidence = evidenceIn(tables, id).flatMap(({ id: one, claim, passage }): VersionPassage[] => (passage ? [{ noun: "evidence", id: one, claim, start: passage.start, end: passage.end, exact: passage.text, anchoring: passage.anchoring }] : []));
  return [...claims, ...highlights, ...evidence].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function countsOf(passages: readonly VersionPassage[]): AnchoringCounts {
  const count = (grade: AnchoringGrade): number => passages.filter(({ anchoring }) => anchoring === grade).length;
  return { exact: count("exact"), moved: count("moved"), fuzzy: count("fuzzy"), ambiguous: count("ambiguous"), lost: count("lost") };
}
