// Many places in one op, and single passages moved or dropped, in the in-memory library.
// Invariant: as in marking.ts: one command is one op, and what the desk would refuse is refused with the same code.

import type {
  AnchoringGrade, GatherPassages, MarkPlaces, MovePassage, PlacesMark, SpanColumns, Verb, Verdict, Written,
} from "../generated/contract.ts";
import { claimAt, claimsOf, freshClaim, highlightsOf, judged, spanOf, touched, withEdit, wordsOf } from "./marking.ts";
import { wordsIn } from "./noticing.ts";
import type { ClaimRecord, HighlightRecord, PassageRecord } from "./records.ts";
import { isBare, isBareVerdict } from "./records.ts";
import { gravity } from "./sentences.ts";
import type { Tables } from "./tables.ts";
import { fault } from "./tables.ts";

interface Span {
  start: number;
  end: number;
}

type Becoming = { noun: "claim"; id: string; row: ClaimRecord | null };

export function markPlaces(tables: Tables, { document, spans, mark }: MarkPlaces): Written {
  const places = placesOf(tables, document, spans);
  if (mark.as === "highlight") return highlightPlaces(tables, document, places, mark);
  if (mark.as === "each") return judgePlaces(tables, document, places.map((place) => [place]), mark);
  const wording = ({ start, end }: Span): string => wordsIn(wordsOf(tables, document, start, end)).join(" ");
  const groups = [...new Set(places.map(wording))].map((words) => places.filter((place) => wording(place) === words));
  return judgePlaces(tables, document, groups, mark);
}

export function gatherPassages(tables: Tables, { document, place, spans }: GatherPassages): Written {
  const claim = claimAt(tables, document, place);
  const { gathered, gone } = gather(tables, claim, claimsOn(tables, document, placesOf(tables, document, spans)), spans);
  const row = isBare(gathered) ? null : touched(tables, gathered);
  return tables.write("gather-passages", claim.id, [...gone, { noun: "claim", id: claim.id, row }]);
}

export function movePassage(tables: Tables, moving: MovePassage): Written {
  return "passage" in moving ? moveOfClaim(tables, moving) : moveHighlight(tables, moving);
}

export function dropPassage(tables: Tables, id: string): Written {
  const claim = claimOfPassage(tables, id);
  if (claim.passages.length === 1) throw fault("passage-last");
  const left = { ...claim, passages: claim.passages.filter((passage) => passage.id !== id) };
  const row = isBare(left) ? null : touched(tables, left);
  return tables.write("drop-passage", claim.id, [{ noun: "claim", id: claim.id, row }]);
}

/** Judges each group of places as one claim. */
function judgePlaces(tables: Tables, document: string, groups: Span[][], { verdict, edit }: Exclude<PlacesMark, { as: "highlight" }>): Written {
  const becoming = groups.map((places) => {
    const there = claimsOn(tables, document, places);
    const claim = there.find((one) => !isBareVerdict(one)) ?? there[0] ?? freshClaim(tables, document, []);
    const { gathered, gone } = gather(tables, claim, there, columns(places));
    const row = touched(tables, withEdit(judged(gathered, verdict), edit));
    return { id: claim.id, rows: [...gone, { noun: "claim" as const, id: claim.id, row }] };
  });
  const only = becoming.length === 1 ? (becoming[0]?.id ?? null) : null;
  return tables.write("mark-places", only, becoming.flatMap(({ rows }) => rows));
}

function highlightPlaces(tables: Tables, document: string, places: Span[], mark: PlacesMark & { as: "highlight" }): Written {
  const there = highlightsOf(tables, document);
  const rows = places.map((place): HighlightRecord => {
    const known = there.find((one) => isSame(one, place)) ?? {
      id: tables.id("highlight"), document, ...place, created: tables.now(), color: "yellow", note: null, tags: [],
      passage: { exact: wordsOf(tables, document, place.start, place.end) },
    };
    const { color, note, tags } = mark;
    return { ...known, color: color ?? known.color, note: note ?? known.note, tags: tags?.length ? tags : known.tags };
  });
  return tables.write("mark-places", null, rows.map((row) => ({ noun: "highlight", id: row.id, row })));
}

/** The claim with these passages too, and what becomes of the claims that it takes in. */
function gather(tables: Tables, claim: ClaimRecord, there: ClaimRecord[], spans: SpanColumns): { gathered: ClaimRecord; gone: Becoming[] } {
  const spare = there.filter((other) => other.id !== claim.id && isBareVerdict(other));
  const places = placesOf(tables, claim.document, spans).filter((place) => !claim.passages.some((p) => isSame(p, place)));
  const added = places.map((place): PassageRecord => {
    const known = spare.flatMap((other) => other.passages).find((passage) => isSame(passage, place));
    const exact = wordsOf(tables, claim.document, place.start, place.end);
    return { id: known?.id ?? tables.id("claim"), exact, ...place, anchoring: "exact" };
  });
  const verdicts = spare.flatMap(({ verdict }) => (verdict === null ? [] : [verdict]));
  const gravest = verdicts.toSorted((a, b) => gravity[b] - gravity[a])[0] ?? null;
  const verdict: Verdict | null = claim.verdict ?? gravest;
  const gone = spare.map(({ id }): Becoming => ({ noun: "claim", id, row: null }));
  return { gathered: { ...claim, verdict, passages: inOrder([...claim.passages, ...added]) }, gone };
}

function moveOfClaim(tables: Tables, { passage: id, start, end }: Span & { passage: string }): Written {
  const claim = claimOfPassage(tables, id);
  const place = spanOf(tables, claim.document, { by: "span", start, end });
  if (claim.passages.some((other) => other.id !== id && isSame(other, place))) throw fault("passage-taken");
  const exact = wordsOf(tables, claim.document, start, end);
  const moved = claim.passages.map((one): PassageRecord => (one.id === id ? { id, exact, start, end, anchoring: "exact" } : one));
  const row = touched(tables, { ...claim, passages: inOrder(moved) });
  return tables.write(deedOn(claim.passages.find((one) => one.id === id)?.anchoring), claim.id, [{ noun: "claim", id: claim.id, row }]);
}

function moveHighlight(tables: Tables, { highlight: id, start, end }: Span & { highlight: string }): Written {
  const found = tables.get<HighlightRecord>("highlight", id);
  const place = spanOf(tables, found.document, { by: "span", start, end });
  if (highlightsOf(tables, found.document).some((other) => other.id !== id && isSame(other, place))) throw fault("passage-taken");
  const row: HighlightRecord = { ...found, start, end, anchoring: "exact", isGivenUp: false, passage: { exact: wordsOf(tables, found.document, start, end) } };
  return tables.write(deedOn(found.anchoring), id, [{ noun: "highlight", id, row }]);
}

/** What is done to a passage by a place: one that was not found for sure is settled by it. */
export function deedOn(anchoring: AnchoringGrade = "exact"): Verb {
  return anchoring === "exact" ? "move-passage" : "settle-looks";
}

/** The spans in the order of the text, each once. */
function placesOf(tables: Tables, document: string, { start, end }: SpanColumns): Span[] {
  if (start.length !== end.length) throw fault("command-unknown", "spans");
  if (start.length === 0) throw fault("span-empty");
  const spans = start.map((from, index) => spanOf(tables, document, { by: "span", start: from, end: end[index] ?? from }));
  return inOrder(spans.map(({ start, end }) => ({ start, end }))).filter((span, index, all) => !isSame(span, all[index - 1]));
}

function claimsOn(tables: Tables, document: string, places: Span[]): ClaimRecord[] {
  return claimsOf(tables, document).filter((claim) => claim.passages.some((passage) => places.some((place) => isSame(passage, place))));
}

function claimOfPassage(tables: Tables, id: string): ClaimRecord {
  const found = tables.all<ClaimRecord>("claim").find((claim) => claim.passages.some((passage) => passage.id === id));
  if (found === undefined) throw fault("not-found", id, "passage");
  return found;
}

function columns(spans: Span[]): SpanColumns {
  return { start: spans.map(({ start }) => start), end: spans.map(({ end }) => end) };
}

function inOrder<T extends Span>(spans: T[]): T[] {
  return spans.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function isSame(one: Span, other: Span | undefined): boolean {
  return one.start === other?.start && one.end === other.end;
}
