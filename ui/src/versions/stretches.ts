// How two versions differ, in rows that can be drawn one by one: changes with a little of what is the same around them, and how
// much is left out between. Pure.
// Invariant: what differs is in the rows whole, in the order of the new version, and no row is long, whatever the texts are.

import type { StretchColumns, StretchWord } from "../host/generated/contract.ts";
import type { Cut } from "../state/opened.svelte.ts";
import type { Span } from "../state/spans.ts";

/** `left`: from here words were moved to elsewhere. */
export type PieceKind = StretchWord | "left";

/** A part of a stretch. */
export interface Piece {
  kind: PieceKind;
  /** Which stretch it is of: what was moved has one at its old and one at its new place. */
  stretch: number;
  old: Span | null;
  new: Span | null;
}

/** What is drawn at a time: changes, or so much that is the same. */
export type Row = { kind: "changes"; key: string; pieces: Piece[] } | { kind: "unchanged"; key: string; characters: number };

/** Where a place that differs begins: its row, and which of the row's pieces. */
export interface ChangePlace {
  row: number;
  piece: number;
}

/** The two texts: with them what is the same is cut between words. */
export interface Texts {
  old: Cut;
  now: Cut;
}

export interface Comparison {
  rows: Row[];
  /** How many places differ. */
  changes: number;
  /** The same, one by one. */
  places: ChangePlace[];
  /** The rows in which what was moved stands now, and stood, by its stretch. */
  movedTo: Map<number, number>;
  movedFrom: Map<number, number>;
}

/** So much of what is the same stands around a change, in code points. */
const AROUND = 90;
/** So much of that may go, so that it begins and ends with a word; what has longer words, or no spaces, is cut anywhere. */
const WORD = 30;
/** No row holds more than this, in code points, nor more pieces. */
const LONGEST = 2_000;
const MOST = 120;

/** Two lists of spans in columns, as rows. */
export function compared(columns: StretchColumns, texts: Texts | null = null): Comparison {
  const pieces = withOrigins(piecesOf(columns));
  const rows = rowsOf(pieces, texts);
  const [movedTo, movedFrom] = [new Map<number, number>(), new Map<number, number>()];
  rows.forEach((row, at) => {
    for (const { kind, stretch } of row.kind === "changes" ? row.pieces : []) {
      const places = kind === "moved" ? movedTo : kind === "left" ? movedFrom : null;
      if (places?.has(stretch) === false) places.set(stretch, at);
    }
  });
  return { rows, changes: changesIn(pieces), places: placesIn(rows), movedTo, movedFrom };
}

function piecesOf({ kinds, olds, news }: StretchColumns): Piece[] {
  return kinds.map((kind, stretch): Piece => {
    const span = (of: [number, number] | undefined): Span => ({ start: of?.[0] ?? 0, end: of?.[1] ?? 0 });
    return { kind, stretch, old: kind === "new" ? null : span(olds[stretch]), new: kind === "gone" ? null : span(news[stretch]) };
  });
}

/** Puts in where moved words stood: behind what stood before them in the old version. */
function withOrigins(pieces: Piece[]): Piece[] {
  const moved = pieces.filter(({ kind }) => kind === "moved").toSorted((a, b) => (a.old?.start ?? 0) - (b.old?.start ?? 0));
  if (moved.length === 0) return pieces;
  const all: Piece[] = [];
  let next = 0;
  const putUpTo = (old: number): void => {
    for (let one = moved[next]; one !== undefined && (one.old?.start ?? 0) < old; one = moved[++next]) all.push({ ...one, kind: "left", new: null });
  };
  for (const piece of pieces) {
    // What is the same, and what is gone, stand in the order of both versions.
    if (piece.old !== null && (piece.kind === "same" || piece.kind === "gone")) putUpTo(piece.old.end);
    all.push(piece);
  }
  putUpTo(Infinity);
  return all;
}

/** How many runs of changes there are. */
function changesIn(pieces: Piece[]): number {
  return pieces.filter(({ kind }, at) => kind !== "same" && (at === 0 || pieces[at - 1]?.kind === "same")).length;
}

/** Where each run of changes begins; a long one goes on in the next row. */
function placesIn(rows: readonly Row[]): ChangePlace[] {
  const places: ChangePlace[] = [];
  let isIn = false;
  rows.forEach((one, row) => {
    if (one.kind === "unchanged") isIn = false;
    else
      one.pieces.forEach(({ kind }, piece) => {
        if (kind !== "same" && !isIn) places.push({ row, piece });
        isIn = kind !== "same";
      });
  });
  return places;
}

function lengthOf({ old, new: now }: Piece): number {
  const span = now ?? old;
  return span === null ? 0 : span.end - span.start;
}

function rowsOf(pieces: Piece[], texts: Texts | null): Row[] {
  const rows: Row[] = [];
  let open: Piece[] = [];
  let length = 0;
  const close = (): void => {
    if (open.length > 0) rows.push({ kind: "changes", key: `${rows.length}`, pieces: open });
    [open, length] = [[], 0];
  };
  const put = (piece: Piece): void => {
    for (const part of partsOf(piece)) {
      if (open.length > 0 && (length + lengthOf(part) > LONGEST || open.length >= MOST)) close();
      open.push(part);
      length += lengthOf(part);
    }
  };
  pieces.forEach((piece, at) => {
    const [isFirst, isLast] = [at === 0, at === pieces.length - 1];
    const around = (isFirst ? 0 : AROUND) + (isLast ? 0 : AROUND);
    if (piece.kind !== "same" || lengthOf(piece) <= around + AROUND) return put(piece);
    const head = isFirst ? null : toWordsEnd(cut(piece, 0, AROUND), texts);
    const tail = isLast ? null : fromWordsStart(tailOf(piece, isFirst ? 0 : AROUND), texts);
    if (head !== null) put(head);
    close();
    rows.push({ kind: "unchanged", key: `${rows.length}`, characters: lengthOf(piece) - (head ? lengthOf(head) : 0) - (tail ? lengthOf(tail) : 0) });
    if (tail !== null) put(tail);
  });
  close();
  return rows;
}

/** A long stretch in parts of which each has room in a row. */
function partsOf(piece: Piece): Piece[] {
  const length = lengthOf(piece);
  if (length <= LONGEST) return [piece];
  const starts = Array.from({ length: Math.ceil(length / LONGEST) }, (_, at) => at * LONGEST);
  return starts.map((from) => cut(piece, from, Math.min(length, from + LONGEST)));
}

function cut(piece: Piece, from: number, to: number): Piece {
  const within = (span: Span | null): Span | null => span && { start: Math.min(span.end, span.start + from), end: Math.min(span.end, span.start + to) };
  return { ...piece, old: within(piece.old), new: within(piece.new) };
}

/** The end of what is the same, on each side by itself: spaces may be others. Its beginning may be in a row already. */
function tailOf(piece: Piece, taken: number): Piece {
  const within = (span: Span | null): Span | null => span && { start: Math.max(Math.min(span.end, span.start + taken), span.end - AROUND), end: span.end };
  return { ...piece, old: within(piece.old), new: within(piece.new) };
}

const isSpace = (sign: string | undefined): boolean => sign !== undefined && /\s/u.test(sign);

/** Ends it, on each side by itself, with a whole word. */
function toWordsEnd(piece: Piece, texts: Texts | null): Piece {
  const within = (span: Span | null, text: Cut): Span | null => {
    if (span === null) return null;
    const signs = Array.from(text(span.start, span.end + 1));
    const last = signs.findLastIndex(isSpace);
    return last < span.end - span.start - WORD || last <= 0 ? span : { start: span.start, end: span.start + last };
  };
  return texts === null ? piece : { ...piece, old: within(piece.old, texts.old), new: within(piece.new, texts.now) };
}

/** Begins it, on each side by itself, with a whole word. */
function fromWordsStart(piece: Piece, texts: Texts | null): Piece {
  const within = (span: Span | null, text: Cut): Span | null => {
    if (span === null || span.start === 0) return span;
    const first = Array.from(text(span.start - 1, span.end)).findIndex(isSpace);
    return first < 0 || first > WORD || span.start + first >= span.end ? span : { start: span.start + first, end: span.end };
  };
  return texts === null ? piece : { ...piece, old: within(piece.old, texts.old), new: within(piece.new, texts.now) };
}
