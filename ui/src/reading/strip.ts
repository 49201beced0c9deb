// What the coverage strip shows, row by row: how much of each row of pixels is in which state, and what else falls on it. Pure.
// Invariant: every sentence has the same height, so the strip and the number that is left tell the same; after a change the
// rows are what adding up everything anew would give. Not here: the canvas (stripcanvas.ts), colours.

import type { FoundHeights } from "./types.ts";

/** How many states a sentence can be in: unjudged, sourced, dubious, not a claim, partly judged. */
export const STATES = 5;
/** The state of a sentence of which less than half is judged: it is left, and begun. */
export const PARTLY = 4;

/** The shares of the states on every row of the strip. */
export class Rows {
  readonly rows: number;
  /** Per row and state, how much of the row it is; row after row. */
  readonly shares: Float32Array;
  #states: Uint8Array;

  constructor(states: Uint8Array, rows: number) {
    this.rows = Math.max(0, rows);
    this.#states = states;
    this.shares = new Float32Array(this.rows * STATES);
    for (let row = 0; row < this.rows; row += 1) this.#settle(row);
  }

  /** Takes other states of the same sentences, adds up the rows on which they differ, and answers which those are. */
  change(states: Uint8Array): number[] {
    const before = this.#states;
    const each = this.rows / Math.max(1, states.length);
    const touched: number[] = [];
    this.#states = states;
    for (let index = 0; index < states.length; index += 1) {
      if (states[index] === before[index]) continue;
      // A row further on either side, because shares of rows are not whole numbers.
      const last = Math.min(this.rows - 1, Math.ceil((index + 1) * each));
      const first = Math.max(0, (touched.at(-1) ?? -1) + 1, Math.floor(index * each) - 1);
      for (let row = first; row <= last; row += 1) touched.push(row);
    }
    for (const row of touched) this.#settle(row);
    return touched;
  }

  #settle(row: number): void {
    const states = this.#states;
    const at = row * STATES;
    this.shares.fill(0, at, at + STATES);
    const perRow = states.length / this.rows;
    const from = row * perRow;
    const to = (row + 1) * perRow;
    for (let index = Math.floor(from); index < to && index < states.length; index += 1) {
      const part = Math.min(to, index + 1) - Math.max(from, index);
      const state = at + Math.min(states[index] ?? 0, STATES - 1);
      this.shares[state] = (this.shares[state] ?? 0) + part / perRow;
    }
  }
}

/** The rows on which a hit falls. */
export function rowsOfHits({ values, count }: FoundHeights, rows: number): Uint8Array {
  const hit = new Uint8Array(rows);
  for (let index = 0; index < count; index += 1) hit[Math.min(rows - 1, Math.floor((values[index] ?? 0) * rows))] = 1;
  return hit;
}

/** The rows on which the middle of a repeated sentence falls. */
export function rowsOfRepeats(repeats: ReadonlyMap<number, number>, count: number, rows: number): Uint8Array {
  const repeated = new Uint8Array(rows);
  for (const sentence of repeats.keys()) {
    if (sentence < count) repeated[Math.min(rows - 1, Math.floor(((sentence + 0.5) / count) * rows))] = 1;
  }
  return repeated;
}

/** The rows on which the middle of a sentence falls in which something was noticed, with its kind. */
export function rowsOfNoticed(noticed: readonly { sentence: number; kind: string }[], count: number, rows: number): Map<number, string> {
  const found = new Map<number, string>();
  for (const { sentence, kind } of noticed) {
    const row = Math.min(rows - 1, Math.floor(((sentence + 0.5) / count) * rows));
    // What does not agree is never hidden by what else is on its row.
    if (sentence < count && (!found.has(row) || kind === "conflict")) found.set(row, kind);
  }
  return found;
}

/** The sentence at a height of the strip. */
export function sentenceAtHeight(y: number, height: number, count: number): number {
  if (count === 0 || height <= 0) return 0;
  return Math.max(0, Math.min(count - 1, Math.floor((y / height) * count)));
}
