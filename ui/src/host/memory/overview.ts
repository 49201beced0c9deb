// How far the judging is and how it went, in the in-memory library.
// Invariant: counted as crates/engine/src/overview.rs counts. Only ops that are in force count.

import type { AskOverview, CoverageColumns, Overview, ProgressRow, Sitting, SpanColumns } from "../generated/contract.ts";
import { claimsOf } from "./marking.ts";
import type { ClaimRecord, DocumentRecord } from "./records.ts";
import { countProgress, isHalfUnder, judgeSentences, segment } from "./sentences.ts";
import type { Tables } from "./tables.ts";

const MINUTE = 60_000;
const SHORT = 2 * 24 * 60 * MINUTE;
const PAUSE = 5 * MINUTE;

export function overview(tables: Tables, { document }: AskOverview): Overview {
  const documents = document === undefined ? tables.all<DocumentRecord>("document") : [tables.get<DocumentRecord>("document", document)];
  const each = documents.map(({ id, text }) => ({ claims: claimsOf(tables, id), sentences: segment(text) }));
  const claims = each.flatMap((one) => one.claims);
  const moments = each.flatMap((one) => momentsOf(tables, one.sentences, one.claims)).toSorted((a, b) => a - b);
  const reasons = claims.flatMap((claim) => [...new Set(claim.reasons.map(({ code }) => code))]);
  const kinds = claims.filter(({ verdict }) => verdict === "not_a_claim").map(({ kind }) => kind);
  return {
    progress: each.map((one) => countProgress(judgeSentences(one.sentences, one.claims))).reduce(sum, countProgress([])),
    coverage: curve(moments, stepFor(claims)),
    sitting: lastSitting(moments),
    reasons: counted(reasons).map(([code, number]) => ({ code, claims: number })),
    kinds: counted(kinds).map(([kind, number]) => ({ kind, claims: number })),
    claims: claims.length,
    unsure: claims.filter(({ certainty }) => certainty === "unsure").length,
    nextSteps: claims.filter(({ nextStep }) => nextStep !== null).length,
    repeated: claims.filter(({ passages }) => passages.length > 1).length,
    conflicting: 0,
    wants: [],
  };
}

/** Since when each judged sentence has been judged without a break. */
function momentsOf(tables: Tables, sentences: SpanColumns, claims: ClaimRecord[]): number[] {
  const places = claims
    .filter(({ verdict }) => verdict !== null)
    .flatMap((claim) => claim.passages.map(({ id, start, end }) => ({ start, end, since: sinceOf(tables, claim, id) })));
  return sentences.start.flatMap((start, index) => {
    const end = sentences.end[index] ?? start;
    const over = places.filter((place) => place.start < end && start < place.end).toSorted((a, b) => a.since - b.since);
    const enough = over.find((_, last) => isHalfUnder({ start, end }, over.slice(0, last + 1)));
    return enough === undefined ? [] : [enough.since];
  });
}

function sinceOf(tables: Tables, claim: ClaimRecord, passage: string): number {
  let since = claim.created;
  for (const { at, image } of tables.stages<ClaimRecord>(claim.id)) {
    const isOn = image !== null && image.verdict !== null && image.passages.some(({ id }) => id === passage);
    if (!isOn) break;
    since = at;
  }
  return Date.parse(since);
}

function stepFor(claims: ClaimRecord[]): number {
  const judged = claims.filter(({ verdict }) => verdict !== null);
  const first = Math.min(...judged.map(({ created }) => Date.parse(created)));
  const last = Math.max(...judged.map(({ modified }) => Date.parse(modified)));
  return last - first > SHORT ? 15 * MINUTE : MINUTE;
}

function curve(moments: number[], step: number): CoverageColumns {
  const coverage: CoverageColumns = { step: step / 1000, at: [], judged: [] };
  moments.forEach((moment, index) => {
    const at = new Date(Math.floor(moment / step) * step).toISOString();
    if (coverage.at.at(-1) === at) coverage.judged.pop();
    else coverage.at.push(at);
    coverage.judged.push(index + 1);
  });
  return coverage;
}

function lastSitting(moments: number[]): Sitting | null {
  const last = moments.at(-1);
  if (last === undefined) return null;
  const distinct = [...new Set(moments)].toReversed();
  const pause = distinct.findIndex((moment, index) => moment - (distinct[index + 1] ?? -Infinity) > PAUSE);
  return { judgements: pause + 1, seconds: Math.floor((last - (distinct[pause] ?? last)) / 1000) };
}

/** How often each occurs, the most frequent first. */
function counted<T extends string | null>(values: T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([a, many], [b, few]) => few - many || (a ?? "").localeCompare(b ?? ""));
}

function sum(one: ProgressRow, other: ProgressRow): ProgressRow {
  return {
    sentences: one.sentences + other.sentences,
    judged: one.judged + other.judged,
    sourced: one.sourced + other.sourced,
    dubious: one.dubious + other.dubious,
    notAClaim: one.notAClaim + other.notAClaim,
  };
}
