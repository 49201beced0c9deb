// A text folded for comparing: without case, accents or invisible characters, each run of white space one space; and the
// way back from every place of the folded text to the text itself.
// Invariant: a character with its marks is folded as one piece, and nothing is found that begins or ends inside a piece.
// Not here: what is looked for in the folded text (findwords.ts, findexpression.ts).

import type { Hit } from "./find.ts";
import { asTyped, INVISIBLE, JOINERS, longer, withoutAccents, withoutJoiners } from "./findletters.ts";

/** What is ignored. */
export interface Folding {
  readonly accents: boolean;
  readonly cases: boolean;
  /** Whether runs of white space are one space, and invisible characters nothing. An expression names them itself. */
  readonly spaces: boolean;
}

/** A part of a text, folded. */
export class Folded {
  text = "";
  /** Per run: where it begins in the folded text and in the text, and where it ends in the text. */
  readonly #at: number[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  /** Whether every unit of the run is one unit of the text; else the run is one piece and may have any length. */
  readonly #isStraight: boolean[] = [];
  readonly #parts: string[] = [];
  #length = 0;

  /** Adds what `from` to `to` is folded to. */
  add(folded: string, from: number, to: number, run: "straight" | "piece"): void {
    if (folded === "") return;
    const isStraight = run === "straight";
    const last = this.#at.length - 1;
    if (isStraight && this.#isStraight[last] === true && this.#to[last] === from) this.#to[last] = to;
    else {
      this.#at.push(this.#length);
      this.#from.push(from);
      this.#to.push(to);
      this.#isStraight.push(isStraight);
    }
    this.#parts.push(folded);
    this.#length += folded.length;
  }

  close(): this {
    this.text = this.#parts.join("");
    this.#parts.length = 0;
    return this;
  }

  /** What stands in the text for a span of the folded text; `null` where that would begin or end inside a piece. */
  exactly(start: number, end: number): Hit | null {
    const first = this.#run(start);
    const last = this.#run(end - 1);
    const isWhole = (this.#isStraight[first] === true || this.#at[first] === start) &&
      (this.#isStraight[last] === true || (this.#at[last + 1] ?? this.#length) === end);
    return isWhole ? this.around(start, end) : null;
  }

  /** The same, with the whole of the pieces at both ends. */
  around(start: number, end: number): Hit {
    const last = this.#run(end - 1);
    const isStraight = this.#isStraight[last] === true;
    return {
      start: this.source(start),
      end: isStraight ? (this.#from[last] ?? 0) + end - (this.#at[last] ?? 0) : (this.#to[last] ?? 0),
    };
  }

  /** Where in the text a unit of the folded text comes from. */
  source(at: number): number {
    const run = this.#run(at);
    const begin = this.#from[run] ?? 0;
    return this.#isStraight[run] === true ? begin + at - (this.#at[run] ?? 0) : begin;
  }

  #run(at: number): number {
    let [low, high] = [0, this.#at.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#at[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Units folded at once where all is even; one letter that is not makes so many slow. */
const STRETCH = 512;

const MARKS = String.raw`\p{M}${JOINERS}`;
const JAMO = String.raw`\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb`;
const LEADS = String.raw`[\u1100-\u115f\ua960-\ua97c]`;
const VOWELS = String.raw`[\u1160-\u11a7\ud7b0-\ud7c6]`;
const TAILS = String.raw`[\u11a8-\u11ff\ud7cb-\ud7fb]`;
/** Syllables of Hangul that still may take a tail: every 28th. */
const OPEN = `[${Array.from({ length: 399 }, (_, index) => String.fromCodePoint(0xac00 + 28 * index)).join("")}]`;
const SYLLABLE = `${LEADS}*(?:${VOWELS}+|${OPEN}${VOWELS}*|[\\uac00-\\ud7a3])${TAILS}*|${LEADS}+|${TAILS}+`;
/** A character with its marks; a syllable of Hangul jamo is one character. */
const PIECE = `(?:${SYLLABLE}|[^${MARKS}])[${MARKS}]*|[${MARKS}]+`;
const pieces = new RegExp(PIECE, "gu");
/** What may make more or less of itself than a unit for a unit: looked for first, because most stretches have nothing of it. */
const special = new RegExp(String.raw`[${MARKS}${JAMO}\u{10000}-\u{10ffff}]`, "u");
const specialOrSpace = new RegExp(String.raw`[${MARKS}${JAMO}\u{10000}-\u{10ffff}${INVISIBLE}]|[^\S ]|  `, "u");
/** Where it stands, with the letter before marks and the letters around jamo. */
const uneven = new RegExp(String.raw`(?:[\uac00-\ud7a3]?[${JAMO}]+[\uac00-\ud7a3]?[${MARKS}]*)+|[^${MARKS}]?[${MARKS}]+|[\u{10000}-\u{10ffff}]`, "gu");
/** The same, where white space (the first group) is folded, too. */
const unevenOrSpace = new RegExp(String.raw`([\s${INVISIBLE}]{2,}|[^\S ]|[${INVISIBLE}])|${uneven.source}`, "gu");
const longers = new RegExp(longer, "gu");
/** White space that shows: U+FEFF is some to JavaScript, but it only tells where files were glued. */
const shownSpace = /[^\S\ufeff]/u;
const onlyAscii = /^[\0-\x7f]*$/;
const asciiOrOne = /[\0-\x7f]+|[^\0-\x7f]/gu;
/** No part of a text begins with these: they belong to what is before them, or may. */
const belongsBefore = new RegExp(String.raw`[${MARKS}${JAMO}\uac00-\ud7a3\s${INVISIBLE}]*`, "uy");
/** The second half of a character. */
const half = /^[\udc00-\udfff]/;

/** Folds a part of a text, from unit to unit. */
export function fold(text: string, from: number, to: number, folding: Folding): Folded {
  const folded = new Folded();
  const isSpecial = folding.spaces ? specialOrSpace : special;
  for (let at = from; at < to; ) {
    const end = Math.min(to, endOfPart(text, at + STRETCH));
    const stretch = text.slice(at, end);
    if (isSpecial.test(stretch)) addMixed(folded, stretch, folding.spaces ? unevenOrSpace : uneven, at, folding);
    else if (folding.spaces && folding.accents && longer.test(stretch)) addMixed(folded, stretch, longers, at, folding);
    else addEven(folded, stretch, at, folding);
    at = end;
  }
  return folded.close();
}

/** The next place from one on where a text can be cut and be folded part by part. */
export function endOfPart(text: string, at: number): number {
  if (at >= text.length) return text.length;
  belongsBefore.lastIndex = half.test(text.slice(at, at + 1)) ? at + 1 : at;
  belongsBefore.test(text);
  return belongsBefore.lastIndex;
}

/** Adds letters among which there are some of a kind that is folded by itself. */
function addMixed(folded: Folded, letters: string, kind: RegExp, from: number, folding: Folding): void {
  let at = 0;
  for (const { 0: found, 1: space, index } of letters.matchAll(kind)) {
    addEven(folded, letters.slice(at, index), from + at, folding);
    at = index + found.length;
    if (space !== undefined) folded.add(shownSpace.test(space) ? " " : "", from + index, from + at, "piece");
    else addEach(folded, found.matchAll(pieces), from + index, folding);
  }
  addEven(folded, letters.slice(at), from + at, folding);
}

/** Adds letters of which none is less than a unit for a unit: where they come to the same length, each is just one. */
function addEven(folded: Folded, letters: string, from: number, folding: Folding): void {
  const whole = onlyAscii.test(letters) ? cased(letters, folding) : foldLetters(letters, folding);
  if (whole.length === letters.length) folded.add(whole, from, from + letters.length, "straight");
  else addEach(folded, letters.matchAll(asciiOrOne), from, folding);
}

function addEach(folded: Folded, found: Iterable<RegExpExecArray>, from: number, folding: Folding): void {
  for (const { 0: letters, index } of found) {
    const one = foldLetters(letters, folding);
    const isStraight = onlyAscii.test(letters) || (letters.length === 1 && one.length === 1);
    folded.add(one, from + index, from + index + letters.length, isStraight ? "straight" : "piece");
  }
}

function foldLetters(letters: string, folding: Folding): string {
  // Taken apart and put together again, both ways of writing an accented letter are the same.
  const apart = cased(letters.normalize(folding.accents ? "NFD" : "NFC"), folding);
  const whole = (folding.accents ? withoutAccents(apart) : apart).normalize("NFC");
  // An expression names joiners and counts characters itself.
  if (!folding.spaces) return whole;
  const shown = withoutJoiners(whole);
  return folding.accents ? asTyped(shown) : shown;
}

function cased(letters: string, { cases }: Folding): string {
  // A sigma at the end of a word is another small letter, but the same capital.
  return cases ? letters.toLowerCase().replaceAll("ς", "σ") : letters;
}
