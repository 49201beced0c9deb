// Claims and highlights as objects, made of the columns in which they cross.
// Invariant: they are copies of what the library answered and are never changed, only replaced.

import type {
  AnchoringGrade, AnnotatorId, Certainty, ClaimId, HighlightColor, HighlightId, Kind, Marks, PassageId, ReasonRow, Standing, TagId, Verdict,
} from "../host/generated/contract.ts";
import type { Span } from "./spans.ts";
import { firstWhere } from "./spans.ts";

export interface Passage extends Span {
  id: PassageId;
  anchoring: AnchoringGrade;
}

export interface Claim {
  id: ClaimId;
  statement: string | null;
  verdict: Verdict | null;
  certainty: Certainty;
  reasons: ReasonRow[];
  kind: Kind | null;
  note: string | null;
  nextStep: string | null;
  tags: TagId[];
  /** Who judged. */
  annotator: AnnotatorId;
  /** When it was last changed, in milliseconds since 1970. */
  modified: number;
  evidence: number;
  /** What the evidence adds up to. */
  standing: Standing;
  links: number;
  /** In text order. A claim of this document has at least one. */
  passages: Passage[];
}

export interface Highlight extends Span {
  id: HighlightId;
  color: HighlightColor;
  note: string | null;
  tags: TagId[];
  anchoring: AnchoringGrade;
}

/** One empty list for all: of a hundred thousand claims nearly all have no reason and no tag. */
const none: never[] = [];

function orNone<T>(list: T[] | undefined): T[] {
  return list === undefined || list.length === 0 ? none : list;
}

/** Texts that stand on many claims. Every answer brings copies of its own; one of each is kept. */
const kept = new Map<string, string>();

function one<T extends string>(text: T): T {
  if (!kept.has(text)) kept.set(text, text);
  return kept.get(text) as T;
}

function oneOrNull<T extends string>(text: T | null | undefined): T | null {
  return text === null || text === undefined ? null : one(text);
}

/** The claims of the columns, in text order; those without a passage in this document are left out. */
export function claimsFrom({ claims, passages }: Marks): Claim[] {
  const made = claims.id.map((id, i): Claim => ({
    id,
    statement: claims.statement[i] ?? null,
    verdict: oneOrNull(claims.verdict[i]),
    certainty: one(claims.certainty[i] ?? "sure"),
    reasons: orNone(claims.reasons[i]),
    kind: oneOrNull(claims.kind[i]),
    note: claims.note[i] ?? null,
    nextStep: claims.nextStep[i] ?? null,
    tags: orNone(claims.tags[i]),
    annotator: one(claims.annotator[i] ?? ""),
    modified: claims.modified[i] ?? 0,
    evidence: claims.evidence[i] ?? 0,
    standing: one(claims.standing[i] ?? "none"),
    links: claims.links[i] ?? 0,
    passages: [],
  }));
  passages.id.forEach((id, i) => {
    const owner = made[passages.claim[i] ?? -1];
    const [start, end] = [passages.start[i] ?? 0, passages.end[i] ?? 0];
    owner?.passages.push({ id, start, end, anchoring: one(passages.anchoring[i] ?? "lost") });
  });
  return made.filter((claim) => claim.passages.length > 0).toSorted(inTextOrder(spanOfClaim));
}

export function highlightsFrom({ highlights }: Marks): Highlight[] {
  const made = highlights.id.map((id, i): Highlight => ({
    id,
    color: highlights.color[i] ?? "yellow",
    note: highlights.note[i] ?? null,
    tags: highlights.tags[i] ?? [],
    start: highlights.start[i] ?? 0,
    end: highlights.end[i] ?? 0,
    anchoring: highlights.anchoring[i] ?? "lost",
  }));
  return made.toSorted(inTextOrder((one) => one));
}

/** Whether its words are in the text: a lost one keeps the place where they were, and other words are there now. */
export function isFound({ anchoring }: { anchoring: AnchoringGrade }): boolean {
  return anchoring !== "lost";
}

/** Where the words of a claim stand first; `null` where all of them are lost. */
export function placeOfClaim(claim: Claim): Span | null {
  return claim.passages.find(isFound) ?? null;
}

/** Where the words of a highlight stand; `null` where they are lost. */
export function placeOfHighlight(highlight: Highlight): Span | null {
  return isFound(highlight) ? highlight : null;
}

/** Where a claim is in the order of the text, whether its words are there or not. */
export function spanOfClaim(claim: Claim): Span {
  return claim.passages[0] ?? { start: 0, end: 0 };
}

type SpanOf<T> = (one: T) => Span;
export type Order<T> = (one: T, other: T) => number;

/** The order of the text; no two are equal in it. */
export function inTextOrder<T extends { id: string }>(spanOf: SpanOf<T>): Order<T> {
  return (a, b) => {
    const [one, other] = [spanOf(a), spanOf(b)];
    return one.start - other.start || one.end - other.end || (a.id < b.id ? -1 : Number(a.id > b.id));
  };
}

/** More entries than this are merged in one walk; fewer are searched for one by one. */
const SINGLY = 64;

function merged<T>(list: T[], gone: T[], come: T[], order: Order<T>): T[] {
  const taken = new Set(gone);
  const kept = taken.size === 0 ? list : list.filter((one) => !taken.has(one));
  const [last, first] = [kept.at(-1), come[0]];
  if (last === undefined || (first !== undefined && order(last, first) <= 0)) return kept.concat(come);
  return kept.concat(come).toSorted(order);
}

/** A copy of a list in text order without `gone` and with `come`; only the touched entries are searched for. */
export function exchanged<T extends { id: string }>(list: T[], gone: T[], come: T[], spanOf: SpanOf<T>): T[] {
  return exchangedIn(list, gone, come, inTextOrder(spanOf));
}

/** The same for a list in any order in which no two are equal. */
export function exchangedIn<T>(list: T[], gone: T[], come: T[], order: Order<T>): T[] {
  if (gone.length + come.length > SINGLY) return merged(list, gone, come.toSorted(order), order);
  if (gone.length + come.length === 0) return list;
  const next = list.slice();
  const indexOf = (one: T): number => firstWhere(next.length, (i) => order(next[i] ?? one, one) >= 0);
  for (const one of gone) if (next[indexOf(one)] === one) next.splice(indexOf(one), 1);
  for (const one of come) next.splice(indexOf(one), 0, one);
  return next;
}
