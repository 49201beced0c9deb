// Finding what a regular expression describes. Pure; it may take for ever, so it runs where it can be ended (findworker.ts).
// Invariant: hits are whole grapheme clusters, in the order of the text, not empty and not overlapping, whatever the
// expression says. Not here: words (findwords.ts), who waits how long (findsearch.ts).

import type { FindProblem, Hit, Sought } from "./find.ts";
import { cutsWord, UNSPACED, wholeClusters, WORDLIKE } from "./findedges.ts";
import { type Folded, fold, type Folding } from "./findfold.ts";

/** Empty matches between two looks at the clock. */
const MANY_EMPTY = 4_096;

/**
 * Some engines give up an expression after very many steps and then say that nothing was found, also of what stands further
 * on. No honest search takes as long: this many milliseconds, and as many more for every million units.
 */
const DOUBTFUL = 120;

/** A place that is not inside a word; in scripts without spaces a dictionary decides later. */
const wordEdge = `(?:(?<![${WORDLIKE}])|(?![${WORDLIKE}])|(?<=[${UNSPACED}])|(?=[${UNSPACED}]))`;

/** The first half of a character. */
const half = /^[\ud800-\udbff]/;

/** What engines say of a broken expression, in their words, and what it is. */
const complaints: [RegExp, FindProblem][] = [
  [/missing \)|unterminated group/iu, "open-group"],
  [/unmatched|lone quantifier brackets/iu, "extra-bracket"],
  [/terminating \]|unterminated character class|terminating \}/iu, "open-class"],
  [/nothing to repeat/iu, "nothing-to-repeat"],
  [/quantifier/iu, "wrong-quantifier"],
  [/range/iu, "wrong-range"],
  [/property/iu, "wrong-property"],
  [/group|backreference|named/iu, "wrong-group"],
  [/escape|end of pattern/iu, "wrong-escape"],
];

/** The expression, ready to be executed on the folded text, or what is wrong with it. */
export function compile(sought: Sought): RegExp | FindProblem {
  const folding = foldingOf(sought);
  const pattern = fold(sought.words, 0, sought.words.length, folding).text;
  const bare = parse(pattern, sought);
  if (!(bare instanceof RegExp) || !sought.wholeWord) return bare;
  return parse(`${wordEdge}(?:${pattern})${wordEdge}`, sought);
}

function parse(pattern: string, { matchCase }: Sought): RegExp | FindProblem {
  const flags = matchCase ? "gm" : "gmi";
  try {
    return new RegExp(pattern, `${flags}u`);
  } catch (thrown) {
    // The newer way of reading them knows classes made of classes, but refuses brackets that the older one takes.
    return parseSets(pattern, `${flags}v`) ?? problemOf(String(thrown));
  }
}

function parseSets(pattern: string, flags: string): RegExp | null {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return null;
  }
}

/** What is wrong, from an engine's complaint. The pattern itself, which it may repeat, is left out. */
export function problemOf(complaint: string): FindProblem {
  const words = complaint.slice(complaint.lastIndexOf(": ") + 1);
  return complaints.find(([pattern]) => pattern.test(words))?.[1] ?? "wrong-expression";
}

/** A text in which expressions are sought. */
export class ExpressionGround {
  readonly #text: string;
  readonly #now: () => number;
  /** The text folded in the way that was asked for last. */
  #folded: { accents: boolean; text: Folded } | null = null;

  /** `now` is the time in milliseconds. */
  constructor(text: string, now: () => number) {
    this.#text = text;
    this.#now = now;
  }

  /** The hits, one by one; `null` now and then where there are none for long. At last, whether those are all. */
  *find(sought: Sought): Generator<Hit | null, "all" | "given up"> {
    const expression = compile(sought);
    if (!(expression instanceof RegExp)) return "all";
    const folded = this.#fold(foldingOf(sought));
    let last = 0;
    let empty = 0;
    for (;;) {
      const began = this.#now();
      const match = expression.exec(folded.text);
      if (match === null) return this.#now() - began > DOUBTFUL * (1 + folded.text.length / 1e6) ? "given up" : "all";
      const { 0: words, index } = match;
      const next = index + (half.test(folded.text.slice(index, index + 1)) ? 2 : 1);
      if (words === "") {
        expression.lastIndex = next;
        if ((empty += 1) % MANY_EMPTY === 0) yield null;
        continue;
      }
      const hit = wholeClusters(this.#text, folded.around(index, index + words.length));
      // Two matches in one cluster are one hit.
      if (hit.start < last) continue;
      if (sought.wholeWord && this.#cutsWord(hit)) {
        expression.lastIndex = next;
        continue;
      }
      last = hit.end;
      yield hit;
    }
  }

  #cutsWord({ start, end }: Hit): boolean {
    return cutsWord(this.#text, start) || cutsWord(this.#text, end);
  }

  #fold(folding: Folding): Folded {
    if (this.#folded?.accents !== folding.accents) {
      this.#folded = { accents: folding.accents, text: fold(this.#text, 0, this.#text.length, folding) };
    }
    return this.#folded.text;
  }
}

function foldingOf({ ignoreAccents }: Sought): Folding {
  return { accents: ignoreAccents, cases: false, spaces: false };
}
