// Passages of the in-memory library that need a look: listed, with the places that each may be at, settled, given up.
// Invariant: as in marking.ts: one command is one op, and what the desk would refuse is refused with the same code.

import type { AskLooks, EvidenceRow, LookCandidate, LookRow, Looks, SettleLook, SettleLooks, Settled, WhichLook, Written } from "../generated/contract.ts";
import { likeness, remember } from "./finding.ts";
import { deedOn, movePassage } from "./gathering.ts";
import { claimsOf, highlightsOf, wordsOf } from "./marking.ts";
import type { Around, ClaimRecord, DocumentRecord, HighlightRecord } from "./records.ts";
import { placesOf, type Span } from "./sentences.ts";
import type { Tables } from "./tables.ts";
import { fault } from "./tables.ts";
import { evidenceIn, isGivenUpEvidence } from "./versions.ts";

/** So many places are offered. */
const OFFERED = 9;
const nothing: Around = { prefix: "", suffix: "" };

export function listLooks(tables: Tables, { document, limit }: AskLooks): Looks {
  const documents = tables.all<DocumentRecord>("document").filter(({ id }) => document === undefined || id === document);
  const looks = documents.flatMap((one) => looksIn(tables, one));
  return { total: looks.length, looks: looks.slice(0, limit) };
}

function looksIn(tables: Tables, { id: document, title, version }: DocumentRecord): LookRow[] {
  const now = (row: Omit<LookRow, "now" | "document" | "title" | "version">): LookRow => ({
    ...row, document, title, version, ...(row.anchoring !== "lost" && { now: wordsOf(tables, document, row.start, row.end) }),
  });
  const claims = claimsOf(tables, document).flatMap(({ id: claim, statement, verdict, passages }) =>
    passages
      .filter(({ anchoring, isGivenUp }) => anchoring !== "exact" && isGivenUp !== true)
      .map(({ id, exact, start, end, anchoring, score, around = nothing }) => now({ noun: "claim", id, claim, exact, start, end, anchoring, ...around, ...(score !== undefined && { score }), ...(statement && { statement }), ...(verdict && { verdict }) })),
  );
  const highlights = highlightsOf(tables, document)
    .filter(({ anchoring = "exact", isGivenUp }) => anchoring !== "exact" && isGivenUp !== true)
    .map(({ id, color, start, end, passage, anchoring = "exact", score, around = nothing }) => now({ noun: "highlight", id, color, exact: passage.exact, start, end, anchoring, ...around, ...(score !== undefined && { score }) }));
  const evidence = evidenceIn(tables, document)
    .filter((row) => !isGivenUpEvidence(row))
    .flatMap(({ id, claim, passage }) =>
      passage && passage.anchoring !== "exact" ? [now({ noun: "evidence", id, claim, exact: passage.text, start: passage.start, end: passage.end, anchoring: passage.anchoring, ...nothing })] : [],
    );
  return [...claims, ...highlights, ...evidence].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether a passage is there and needs no look. */
function isExact(tables: Tables, { noun, id }: WhichLook): boolean {
  const found =
    noun === "claim" ? tables.all<ClaimRecord>("claim").flatMap(({ passages }) => passages).find((one) => one.id === id)
    : noun === "highlight" ? tables.all<HighlightRecord>("highlight").find((one) => one.id === id)
    : tables.all<EvidenceRow>("evidence").find((one) => one.id === id)?.passage;
  return found !== undefined && (found.anchoring ?? "exact") === "exact";
}

function lookOf(tables: Tables, { noun, id }: WhichLook): LookRow {
  const found = listLooks(tables, { limit: Infinity }).looks.find((row) => row.noun === noun && row.id === id);
  if (found === undefined) throw fault("not-found", id, "passage");
  return found;
}

export function lookCandidates(tables: Tables, which: WhichLook): LookCandidate[] {
  const row = lookOf(tables, which);
  const { text } = tables.get<DocumentRecord>("document", row.document);
  const points = Array.from(text);
  const here = row.anchoring === "lost" ? [] : [{ start: row.start, end: row.end, score: row.score ?? 1 }];
  const all = [...here, ...placesOf(text, row.exact).map((place) => ({ ...place, score: 1 })), ...likeness(text, row.exact)];
  const first = all.filter((one, at) => all.findIndex((other) => other.start < one.end && one.start < other.end) === at);
  return first.slice(0, OFFERED).map(({ start, end, score }): LookCandidate => {
    const { exact, prefix, suffix } = remember(points, { start, end });
    return { start, end, words: exact, before: prefix, after: suffix, score };
  });
}

export function settleLook(tables: Tables, { noun, id, start, end }: SettleLook): Written {
  if (noun !== "evidence") return movePassage(tables, noun === "claim" ? { passage: id, start, end } : { highlight: id, start, end });
  const row = tables.get<EvidenceRow>("evidence", id);
  return tables.write(deedOn(row.passage?.anchoring), id, [{ noun, id, row: settledEvidence(tables, row, { start, end }) }]);
}

function settledEvidence(tables: Tables, row: EvidenceRow, { start, end }: Span): EvidenceRow {
  const left = { ...row, isGivenUp: false };
  return row.passage === undefined ? row : { ...left, passage: { ...row.passage, start, end, text: wordsOf(tables, row.passage.document, start, end), anchoring: "exact" } };
}

export function settleLooks(tables: Tables, { document, grades, leastScore = 0 }: SettleLooks): Settled {
  const rows = listLooks(tables, { document, limit: Infinity }).looks.filter(
    ({ anchoring, score = 1 }) => grades.some((grade) => grade === anchoring) && (anchoring === "moved" || score >= leastScore),
  );
  const isOne = (noun: string, id: string): boolean => rows.some((row) => row.noun === noun && row.id === id);
  const claims = claimsOf(tables, document).map((claim): ClaimRecord => ({
    ...claim, passages: claim.passages.map((one) => (isOne("claim", one.id) ? { id: one.id, start: one.start, end: one.end, exact: wordsOf(tables, document, one.start, one.end), anchoring: "exact" } : one)),
  }));
  const highlights = highlightsOf(tables, document).map((one): HighlightRecord => (isOne("highlight", one.id) ? { ...one, anchoring: "exact", passage: { exact: wordsOf(tables, document, one.start, one.end) } } : one));
  const evidence = evidenceIn(tables, document).map((one) => (isOne("evidence", one.id) && one.passage ? settledEvidence(tables, one, one.passage) : one));
  const becoming = [
    ...claims.map((row) => ({ noun: "claim" as const, id: row.id, row })),
    ...highlights.map((row) => ({ noun: "highlight" as const, id: row.id, row })),
    ...evidence.map((row) => ({ noun: "evidence" as const, id: row.id, row })),
  ];
  return { settled: rows.length, written: tables.write("settle-looks", null, becoming) };
}

export function giveUpLook(tables: Tables, which: WhichLook): Written {
  if (isExact(tables, which)) throw fault("look-unneeded");
  const { claim, noun, id } = lookOf(tables, which);
  if (noun === "evidence") {
    const row = tables.get<EvidenceRow>("evidence", id);
    return tables.write("give-up-passage", id, [{ noun, id, row: { ...row, isGivenUp: true, passage: { ...row.passage, anchoring: "lost" } } }]);
  }
  if (noun === "highlight") return tables.write("give-up-passage", id, [{ noun, id, row: { ...tables.get<HighlightRecord>("highlight", id), anchoring: "lost", isGivenUp: true } }]);
  const row = tables.get<ClaimRecord>("claim", claim ?? "");
  const passages = row.passages.map((one) => (one.id === id ? { ...one, anchoring: "lost" as const, isGivenUp: true } : one));
  return tables.write("give-up-passage", row.id, [{ noun, id: row.id, row: { ...row, passages } }]);
}
