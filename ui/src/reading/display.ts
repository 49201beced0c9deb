// How a text is broken into lines for reading, at no cost of offsets: white space between sentences is shown as a line break
// of the same length, and other line breaks as what they are. Pure.
// Invariant: the lines, joined, are as long as the canonical text and differ from it in white space only; where sentences
// touch without any, the place is told instead (`glued`) and the view breaks the line there.
// Not here: how a break looks (lines.ts, reading.css).

import { Text } from "@codemirror/state";

import type { Ground } from "./cursor.ts";
import type { Way } from "./types.ts";
import { codeAt } from "./utf16.ts";

/** A text as it is shown. */
export interface Display {
  /** The document of the view. */
  readonly lines: Text;
  /** Units at which a line begins though no white space stands before them; ascending. */
  readonly glued: readonly number[];
}

/** A paragraph of up to this many units is shown as it is: about half a view. */
const LONG = 1_200;
/** A shown paragraph ends after so many sentences, once it has this length; or with more sentences, or more length. */
const FEW = { sentences: 4, units: 480 };
const MANY = { sentences: 7, units: 280 };
const FULL = 900;
/** What remains of a paragraph is not cut off for less than this. */
const REST = 260;
/** No line of the view is longer where white space allows: above 4,096 the view no longer sees which way its words run. */
const LONGEST = 3_000;

/** Line breaks that are not "\n", which the engine would draw as nothing at all. */
const otherBreak = /[\v\f\x85\u2028\u2029]/;

/**
 * The text in a way of reading. `keepsBreaks` says that a line break inside a sentence was meant (verses, code, addresses)
 * and is none of those by which texts without structure fill their lines.
 */
export function displayOf(ground: Ground, way: Way, keepsBreaks = false): Display {
  const setter = new Setter(ground);
  if (way === "sentences") setter.setSentences(keepsBreaks);
  else setter.setParagraphs();
  return { lines: Text.of(setter.lines), glued: setter.glued };
}

/** Where a line of the view begins: at a line break of the text's own, or where only the view breaks. */
export function beginsParagraph(text: string, unit: number): boolean {
  return unit === 0 || isBreak(codeAt(text, unit - 1));
}

class Setter {
  readonly lines: string[] = [];
  readonly glued: number[] = [];
  readonly #text: string;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #hasOtherBreaks: boolean;
  /** Where the line that is being made begins. */
  #from = 0;

  constructor({ points, sentences }: Ground) {
    this.#text = points.text;
    this.#starts = points.units(sentences.start);
    this.#ends = points.units(sentences.end);
    this.#hasOtherBreaks = otherBreak.test(points.text);
  }

  /** The text's own paragraphs; long ones in pieces. */
  setParagraphs(): void {
    const { length } = this.#text;
    let sentence = 0;
    for (let from = 0; from <= length; ) {
      const to = this.#nextBreak(from);
      while ((this.#starts[sentence] ?? length) < from) sentence += 1;
      if (to - from > LONG) this.#setPieces(sentence, to);
      this.#endLine(to);
      from = to + 1;
    }
  }

  /** One sentence a line. */
  setSentences(keepsBreaks: boolean): void {
    const count = this.#starts.length;
    for (let sentence = 0; sentence < count; sentence += 1) {
      const start = this.#starts[sentence] ?? 0;
      this.#breakBetween(sentence === 0 ? 0 : (this.#ends[sentence - 1] ?? 0), start);
      const end = keepsBreaks ? (this.#ends[sentence] ?? 0) : start;
      for (let at = this.#nextBreak(start); at < end; at = this.#nextBreak(at + 1)) this.#endLine(at);
    }
    this.#endLine(this.#text.length);
  }

  /** Breaks a long paragraph after every few sentences, but for its last line. */
  #setPieces(first: number, to: number): void {
    let begun = this.#from;
    let since = 0;
    for (let next = first + 1; ; next += 1) {
      const start = this.#starts[next] ?? to;
      if (to - start < REST) return;
      const end = this.#ends[next - 1] ?? start;
      since += 1;
      const units = end - begun;
      const isDone = units >= FULL || (units >= FEW.units && since >= FEW.sentences) || (units >= MANY.units && since >= MANY.sentences);
      if (!isDone) continue;
      this.#breakBetween(end, start);
      begun = start;
      since = 0;
    }
  }

  /** Breaks the line between two sentences: at a break of the text's own, else at white space, else without. */
  #breakBetween(end: number, start: number): void {
    for (let unit = start - 1; unit >= end; unit -= 1) {
      if (isBreak(codeAt(this.#text, unit))) return this.#endLine(unit);
    }
    for (let unit = start - 1; unit >= end; unit -= 1) {
      if (isSpace(codeAt(this.#text, unit))) return this.#endLine(unit);
    }
    if (start > 0) this.glued.push(start);
  }

  /** Ends the line before a unit, which is shown as the break. */
  #endLine(to: number): void {
    while (to - this.#from > LONGEST) {
      const at = this.#spaceNear(this.#from + LONGEST, to);
      if (at < 0) break;
      this.#push(at);
    }
    this.#push(to);
  }

  #push(to: number): void {
    const line = this.#text.slice(this.#from, to);
    this.lines.push(this.#nextBreak(this.#from) < to ? line.replace(/[\n\v\f\x85\u2028\u2029]/g, " ") : line);
    this.#from = to + 1;
  }

  /** White space in the half before a unit, or the first behind it; -1 where there is none before `to`. */
  #spaceNear(unit: number, to: number): number {
    for (let at = unit; at > unit - LONGEST / 2; at -= 1) if (isSpace(codeAt(this.#text, at))) return at;
    for (let at = unit; at < to; at += 1) if (isSpace(codeAt(this.#text, at))) return at;
    return -1;
  }

  /** The next line break of the text's own; the end of the text where there is none. Asked again it looks no further. */
  #nextBreak(from: number): number {
    if (from <= this.#known.to && from >= this.#known.from) return this.#known.to;
    this.#known = { from, to: this.#findBreak(from) };
    return this.#known.to;
  }

  #known = { from: 0, to: -1 };

  #findBreak(from: number): number {
    if (this.#hasOtherBreaks) {
      anyBreak.lastIndex = from;
      return anyBreak.exec(this.#text)?.index ?? this.#text.length;
    }
    const found = this.#text.indexOf("\n", from);
    return found < 0 ? this.#text.length : found;
  }
}

const anyBreak = /[\n\v\f\x85\u2028\u2029]/g;

function isBreak(code: number): boolean {
  return (code >= 0x0a && code <= 0x0c) || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** White space at which a line may break. A space that joins (U+00A0, U+2007, U+202F) is not. */
function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || code === 0x09;
  return (code >= 0x2000 && code <= 0x200a && code !== 0x2007) || code === 0x3000 || code === 0x205f || code === 0x1680;
}
