// What was found, in the order of the text; it grows while the search goes on.
// Invariant: as in find.ts: sorted, not overlapping, not empty, in units of the text.

import type { Hit } from "./find.ts";

/** Room at first; it doubles when it is full. */
const FIRST_ROOM = 256;

export class Hits {
  count = 0;
  #starts = new Uint32Array(FIRST_ROOM);
  #ends = new Uint32Array(FIRST_ROOM);

  add(hits: readonly Hit[]): void {
    while (this.count + hits.length > this.#starts.length) {
      this.#starts = grown(this.#starts);
      this.#ends = grown(this.#ends);
    }
    for (const { start, end } of hits) {
      this.#starts[this.count] = start;
      this.#ends[this.count] = end;
      this.count += 1;
    }
  }

  at(index: number): Hit | null {
    if (index < 0 || index >= this.count) return null;
    return { start: this.#starts[index] ?? 0, end: this.#ends[index] ?? 0 };
  }

  /** The first hit that begins at a place or behind it; `count` where there is none. */
  from(unit: number): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) >= unit) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The hits that share a unit with a span, and their numbers. */
  *between(start: number, end: number): Generator<[number, Hit], void> {
    const first = this.from(start);
    const before = this.at(first - 1);
    for (let index = before !== null && before.end > start ? first - 1 : first; index < this.count; index += 1) {
      const hit = this.at(index);
      if (hit === null || hit.start >= end) return;
      yield [index, hit];
    }
  }
}

function grown(room: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(room.length * 2);
  larger.set(room);
  return larger;
}
