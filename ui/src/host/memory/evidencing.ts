// Evidence on the claims of the in-memory library, and what could become some.
// Invariant: one command is one op. Good enough to try the window; how quotes are compared and passages ranked is Rust's.

import type {
  AskCandidates, AskQuote, AskQuotes, AttachEvidence, Candidate, EditEvidence, EvidenceOfClaim, EvidenceRow, Marks, QuoteCheck, QuoteRow, WordChange, DocumentSpan, Stance, Standing, Written,
} from "../generated/contract.ts";
import { ANNOTATOR } from "./columns.ts";
import { claimAt, wordsOf } from "./marking.ts";
import type { ClaimRecord, DocumentRecord } from "./records.ts";
import { segment } from "./sentences.ts";
import type { Tables } from "./tables.ts";
import { fault } from "./tables.ts";

function piecesOn(tables: Tables, claim: string): EvidenceRow[] {
  return tables.all<EvidenceRow>("evidence").filter((piece) => piece.claim === claim);
}

export function attach(tables: Tables, { claim, document, place, passage, ...piece }: AttachEvidence): Written {
  if ([piece.source, piece.quote, passage, piece.url, piece.note].every((part) => part === undefined)) throw fault("evidence-empty");
  const made = claim === undefined && document !== undefined && place !== undefined ? claimAt(tables, document, place) : tables.get<ClaimRecord>("claim", claim ?? "");
  const held = isPassageAlone({ ...piece, passage }) ? piecesOn(tables, made.id).find((one) => isPassageAlone(one) && isSameSpot(one.passage, passage)) : undefined;
  if (held !== undefined) return held.stance === piece.stance ? tables.write("edit-evidence", held.id, []) : edit(tables, { evidence: held.id, stance: piece.stance });
  const [id, now] = [tables.id("evidence"), tables.now()];
  const row: EvidenceRow = { ...piece, ...(passage && { passage: quoted(tables, passage) }), id, claim: made.id, annotator: ANNOTATOR, created: now, modified: now };
  return tables.write("attach-evidence", id, [{ noun: "claim", id: made.id, row: made }, { noun: "evidence", id, row }]);
}

/** Whether a passage is brought with nothing else: once more it is the same piece. */
function isPassageAlone({ source, locator, quote, url, note, passage }: Omit<Partial<EvidenceRow>, "passage"> & { passage?: DocumentSpan | undefined }): boolean {
  return passage !== undefined && [source, locator, quote, url, note].every((part) => part === undefined);
}

function isSameSpot(one: DocumentSpan | undefined, other: DocumentSpan | undefined): boolean {
  return one?.document === other?.document && one?.start === other?.start && one?.end === other?.end;
}

export function edit(tables: Tables, { evidence: id, passage, ...set }: EditEvidence): Written {
  const { passage: before, ...held } = tables.get<EvidenceRow>("evidence", id);
  const after = passage === undefined ? before : passage === null ? undefined : quoted(tables, passage);
  const given = Object.entries({ ...held, ...set, modified: tables.now() }).filter(([, value]) => value !== null);
  return tables.write("edit-evidence", id, [{ noun: "evidence", id, row: { ...Object.fromEntries(given), ...(after && { passage: after }) } }]);
}

export function detach(tables: Tables, id: string): Written {
  tables.get("evidence", id);
  return tables.write("detach-evidence", id, [{ noun: "evidence", id, row: null }]);
}

export function list(tables: Tables, claim: string): EvidenceOfClaim {
  const evidence = piecesOn(tables, claim).map((piece): EvidenceRow => {
    const { quote, source, url } = piece;
    return quote === undefined ? piece : { ...piece, check: check(tables, { quote, ...(source && { source }), ...(url && { url }) }) };
  });
  const count = (stance: Stance): number => evidence.filter((piece) => piece.stance === stance).length;
  const [supports, refutes] = [count("supports"), count("refutes")];
  const cited = evidence.map(({ source, passage, url }) => source ?? passage?.document ?? url).filter((one) => one !== undefined);
  const standing = { standing: standingFrom(supports, refutes), supports, refutes, qualifies: count("qualifies"), mentions: count("mentions"), citations: cited.length, origins: new Set(cited).size };
  return { evidence, standing };
}

/** Columns of claims with how much evidence each has, and what it adds up to. */
export function counted(tables: Tables, marks: Marks): Marks {
  const lists = marks.claims.id.map((id) => list(tables, id));
  return { ...marks, claims: { ...marks.claims, evidence: lists.map(({ evidence }) => evidence.length), standing: lists.map(({ standing }) => standing.standing) } };
}

/** Sentences that share words of six letters and more, or numbers. */
export function candidates(tables: Tables, { claim, place, limit }: AskCandidates): Candidate[] {
  const asked = claim === undefined ? null : tables.get<ClaimRecord>("claim", claim);
  const own: DocumentSpan[] = asked === null ? (place === undefined ? [] : [place]) : asked.passages.map(({ start, end }) => ({ document: asked.document, start, end }));
  const sought = new Set(own.flatMap(({ document, start, end }) => rareWords(wordsOf(tables, document, start, end))));
  const found = tables.all<DocumentRecord>("document").flatMap(({ id, title, text }): Candidate[] => {
    const { start, end } = segment(text);
    return start.map((from, at): Candidate => {
      const words = wordsOf(tables, id, from, end[at] ?? from);
      const shared = rareWords(words).filter((word) => sought.has(word));
      return { document: id, title, start: from, end: end[at] ?? from, text: words, shared: [...new Set(shared)], score: shared.length };
    });
  });
  const isOwn = (one: Candidate): boolean => own.some((spot) => spot.document === one.document && spot.start < one.end && one.start < spot.end);
  return found.filter((one) => one.score > 0 && !isOwn(one)).toSorted((a, b) => b.score - a.score).slice(0, limit);
}

function rareWords(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{6,}|\p{N}+/gu) ?? [];
}

/** A quote that is held word by word, or whose first words are. */
export function check(tables: Tables, { quote, document, notIn = [] }: AskQuote): QuoteCheck {
  const words = quote.trim().split(/\s+/u);
  for (const { id, text } of tables.all<DocumentRecord>("document")) {
    if (id !== document && notIn.includes(id)) continue;
    const at = text.indexOf(quote.trim());
    const start = Array.from(text.slice(0, Math.max(0, at))).length;
    if (at >= 0) return { result: "verbatim", document: id, start, end: start + Array.from(quote.trim()).length, told: [], words: [] };
    const begun = words.length > 2 ? text.indexOf(words.slice(0, 2).join(" ")) : -1;
    if (begun < 0) continue;
    const theirs = text.slice(begun).split(/\s+/u).slice(0, words.length);
    const parts = words.flatMap((word, index): WordChange[] => (word === theirs[index] ? [{ kind: "same", text: word }] : [{ kind: "added", text: word }, { kind: "removed", text: theirs[index] ?? "" }]));
    const from = Array.from(text.slice(0, begun)).length;
    return { result: "altered", document: id, start: from, end: from + Array.from(theirs.join(" ")).length, told: [], words: parts };
  }
  return { result: "absent", told: [], words: [] };
}

/** The quotes of all evidence, or what stands between quotation marks in a text. */
export function checkAll(tables: Tables, { document }: AskQuotes): QuoteRow[] {
  if (document === undefined) {
    return tables.all<EvidenceRow>("evidence").flatMap(({ id, claim, quote }) => (quote === undefined ? [] : [{ evidence: id, claim, quote, check: check(tables, { quote }) }]));
  }
  const { text } = tables.get<DocumentRecord>("document", document);
  return [...text.matchAll(/[“"]([^”"]{12,})[”"]/gu)].map(({ 1: quote = "", index }) => {
    const start = Array.from(text.slice(0, index + 1)).length;
    return { place: { document, start, end: start + Array.from(quote).length }, quote, check: { result: "not-held", told: [], words: [] } };
  });
}

function quoted(tables: Tables, { document, start, end }: DocumentSpan): NonNullable<EvidenceRow["passage"]> {
  const { title } = tables.get<DocumentRecord>("document", document);
  return { document, title, start, end, text: wordsOf(tables, document, start, end), anchoring: "exact" };
}

function standingFrom(supports: number, refutes: number): Standing {
  if (supports > 0 && refutes > 0) return "conflicting";
  return supports > 0 ? "supported" : refutes > 0 ? "refuted" : "none";
}
