// The one place where code points and UTF-16 units meet: JavaScript strings and CodeMirror count units, everything else
// code points. Invariant: `point(unit(p)) === p` for every p from 0 to `length`; what lies outside is drawn to the edge.
// A text without astral characters is its own index. Not here: grapheme clusters and words (breaks.ts).

/** Units between two entries of the index: 128 keeps it at 320 kB for 10 MB, and a walk under a microsecond. */
const BLOCK = 128;

/** A text that is read by code points. */
export class CodePoints {
  readonly text: string;
  /** The length in code points. */
  readonly length: number;
  /** Per block: how many astral characters begin before it; `null` where there are none at all. */
  readonly #astralBefore: Uint32Array | null;

  constructor(text: string) {
    this.text = text;
    if (!/[\ud800-\udbff]/.test(text)) {
      this.#astralBefore = null;
      this.length = text.length;
      return;
    }
    const before = new Uint32Array(Math.floor(text.length / BLOCK) + 1);
    let astral = 0;
    for (let unit = 0; unit < text.length; unit += 1) {
      if (unit % BLOCK === 0) before[unit / BLOCK] = astral;
      if (beginsPair(text, unit)) astral += 1;
    }
    if (text.length % BLOCK === 0) before[text.length / BLOCK] = astral;
    this.#astralBefore = before;
    this.length = text.length - astral;
  }

  /** The UTF-16 unit at which a code point begins. */
  unit(point: number): number {
    const before = this.#astralBefore;
    if (before === null || point <= 0) return clamp(point, this.text.length);
    if (point >= this.length) return this.text.length;
    let low = 0;
    let high = before.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#pointOfBlock(before, middle) <= point) low = middle;
      else high = middle - 1;
    }
    return this.#unitInBlock(before, low, point);
  }

  /** The units of an ascending column of code points, found in one walk over the blocks. */
  units(points: readonly number[]): Uint32Array {
    const units = new Uint32Array(points.length);
    const before = this.#astralBefore;
    let block = 0;
    for (let index = 0; index < units.length; index += 1) {
      const point = points[index] ?? 0;
      if (before === null || point <= 0 || point >= this.length) {
        units[index] = this.unit(point);
        continue;
      }
      while (block + 1 < before.length && this.#pointOfBlock(before, block + 1) <= point) block += 1;
      units[index] = this.#unitInBlock(before, block, point);
    }
    return units;
  }

  /** The code point that a UTF-16 unit belongs to. */
  point(unit: number): number {
    const before = this.#astralBefore;
    const end = clamp(unit, this.text.length);
    if (before === null) return end;
    const block = Math.floor(end / BLOCK);
    let point = this.#pointOfBlock(before, block) + (end - block * BLOCK);
    if (before[block] === before[block + 1]) return point;
    for (let at = block * BLOCK; at < end; at += 1) if (beginsPair(this.text, at)) point -= 1;
    return point;
  }

  /** The words of a span of code points. */
  slice(start: number, end: number): string {
    return this.text.slice(this.unit(start), this.unit(end));
  }

  /** The unit of a code point that begins in this block, or is cut by its beginning. */
  #unitInBlock(before: Uint32Array, block: number, point: number): number {
    const first = block * BLOCK;
    let at = this.#pointOfBlock(before, block);
    // Most blocks of most texts hold no pair that begins there, and need no walk.
    if (at < point && before[block] === before[block + 1]) return first + point - at;
    // A block may begin inside a pair; its code point is then the one that began before it.
    let unit = first > 0 && beginsPair(this.text, first - 1) ? first - 1 : first;
    for (; at < point; at += 1) unit += beginsPair(this.text, unit) ? 2 : 1;
    return unit;
  }

  #pointOfBlock(before: Uint32Array, block: number): number {
    return block * BLOCK - (before[block] ?? 0);
  }
}

/** The number of the UTF-16 unit at a place. */
export function codeAt(text: string, unit: number): number {
  return text.charCodeAt(unit);
}

/** The number of the character that a string begins with; 0 where it is empty. */
export function numberOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

let last: WeakRef<CodePoints> | null = null;

/** A text by code points. Asked for the same text twice on end (by the window and by its surface), it is read through once. */
export function pointsOf(text: string): CodePoints {
  const known = last?.deref();
  if (known !== undefined && known.text === text) return known;
  const points = new CodePoints(text);
  last = new WeakRef(points);
  return points;
}

function beginsPair(text: string, unit: number): boolean {
  return (text.charCodeAt(unit) & 0xfc00) === 0xd800;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}
