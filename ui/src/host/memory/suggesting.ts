// What the in-memory library notices in a text besides its repeats: a rule or two of every kind.
// Good enough to try the queue; what is noticed, and how surely, is Rust's (crates/insight).

import type { SpanRow, SuggestionKind, SuggestionRow, WhyRow } from "../generated/contract.ts";
import { dates } from "./dates.ts";
import { wordsIn } from "./noticing.ts";
import { segment } from "./sentences.ts";

/** A sentence, by code points. */
interface Sentence extends SpanRow {
  text: string;
  words: Set<string>;
}

interface Rule {
  kind: SuggestionKind;
  pattern: RegExp;
  code: string;
  reason?: SuggestionRow["reason"];
  /** The words that fired are what it is about, not their sentence. */
  isOfWords?: true;
}

const rules: Rule[] = [
  { kind: "boilerplate", pattern: /cookies?\b/iu, code: "consent" },
  { kind: "boilerplate", pattern: /\d+ (?:upvotes|comments|votes|answers)/iu, code: "counts" },
  { kind: "boilerplate", pattern: /sign up|newsletter/iu, code: "sign-up" },
  { kind: "boilerplate", pattern: /answer \(\d+ of \d+\):?|cite your sources|thank you for your answer|\(edited\)|yr\. ago/iu, code: "forum" },
  { kind: "off-topic", pattern: /candle wax[^?]*|printer[^.]*/iu, code: "few-shared-words" },
  { kind: "question", pattern: /\?$/u, code: "question-mark" },
  { kind: "opinion", pattern: /\bI (?:have|think|believe)\b/u, code: "own-view" },
  { kind: "hedge", pattern: /scientists say|everybody knows|it is believed|some say/iu, code: "vague-who", reason: "vague-who" },
  { kind: "citation", pattern: /\bpp?\. \d+[-\d, ]*\d/u, code: "work-named", isOfWords: true },
  // From the beginning of a word only: tried from each of its letters, a text of one long word takes minutes.
  { kind: "damage", pattern: /(?<!\p{Ll})(?:\p{Ll}+[.!]\p{Lu}\p{Ll}+|\p{Ll}{3,}ed(?=ied\b))/u, code: "glued-words", isOfWords: true },
  { kind: "damage", pattern: /(?<=\p{L} )\.$/u, code: "stray-stop", isOfWords: true },
];

/** Sentences that share as many of their words are about the same; with other dates they conflict. */
const SAME = 0.75;
const ABOUT = 0.3;

/** How likely each sentence can be looked up, in percent: here those with a date or a number are. */
export function checkable(text: string): number[] {
  return sentencesOf(text).map(({ text: words }) => (/\d/u.test(words) && !words.endsWith("?") ? 90 : 10));
}

export function suggest(text: string): SuggestionRow[] {
  const sentences = sentencesOf(text);
  const found = [...repeats(sentences), ...conflicts(sentences), ...sentences.flatMap(byRules)];
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** The pairs of statements in a text that name other dates for the same. */
export function conflictsIn(text: string): [SpanRow, SpanRow][] {
  return conflicts(sentencesOf(text)).flatMap(({ start, end, related: [other] }) => (other ? [[{ start, end }, other]] : []));
}

function sentencesOf(text: string): Sentence[] {
  const points = Array.from(text);
  const { start, end } = segment(text);
  return start.map((from, at) => {
    const words = points.slice(from, end[at] ?? from).join("");
    return { start: from, end: end[at] ?? from, text: words, words: new Set(wordsIn(words)) };
  });
}

/** By the kind and the words, not by the place: the same line again is answered with it. */
function keyOf(kind: SuggestionKind, texts: string[]): string {
  return `${kind} ${texts.map((each) => wordsIn(each).join(" ")).toSorted().join("|")}`;
}

function made(kind: SuggestionKind, why: WhyRow, places: Sentence[], fired: SpanRow[], score: number): SuggestionRow {
  const [first, ...related] = places.map(({ start, end }) => ({ start, end }));
  return { key: keyOf(kind, places.map(({ text }) => text)), kind, start: first?.start ?? 0, end: first?.end ?? 0, score, worth: /\d/u.test(places[0]?.text ?? "") ? 0.9 : 0.1, why, fired, related };
}

function likeness(one: Set<string>, other: Set<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / Math.max(1, one.size + other.size - shared);
}

function repeats(sentences: Sentence[]): SuggestionRow[] {
  const taken = new Set<Sentence>();
  return sentences.flatMap((sentence, at) => {
    if (taken.has(sentence) || sentence.words.size < 4) return [];
    const others = sentences.slice(at + 1).filter((other) => !taken.has(other) && likeness(sentence.words, other.words) >= SAME && isSameDate(sentence, other));
    if (others.length === 0) return [];
    for (const other of others) taken.add(other);
    const differing = Math.max(...others.map(({ words }) => [...words].filter((word) => !sentence.words.has(word)).length));
    const why = differing === 0 ? { code: "same-words", facts: [String(others.length + 1)] } : { code: "nearly-same-words", facts: [String(others.length + 1), String(differing)] };
    return [made("repeat", why, [sentence, ...others], [], differing === 0 ? 1 : 0.9)];
  });
}

function isSameDate(one: Sentence, other: Sentence): boolean {
  return dates(one.text)[0]?.from === dates(other.text)[0]?.from;
}

function conflicts(sentences: Sentence[]): SuggestionRow[] {
  return sentences.flatMap((sentence, at) => {
    const [date] = dates(sentence.text);
    if (date === undefined) return [];
    return sentences.slice(at + 1).flatMap((other) => {
      const [theirs] = dates(other.text);
      if (theirs === undefined || theirs.from.slice(0, 4) === date.from.slice(0, 4)) return [];
      const [mine, yours] = [rare(sentence), rare(other)];
      if (likeness(mine, yours) < ABOUT) return [];
      const fired = [[sentence, date], [other, theirs]] as const;
      const why = { code: "dates-differ", facts: [date.text, theirs.text] };
      return [made("conflict", why, [sentence, other], fired.map(([{ start }, { at: from, text }]) => ({ start: start + from, end: start + from + Array.from(text).length })), 0.7)];
    });
  });
}

/** The words that tell what a sentence is about. */
function rare({ words }: Sentence): Set<string> {
  return new Set([...words].filter((word) => word.length >= 5));
}

function byRules(sentence: Sentence): SuggestionRow[] {
  return rules.flatMap(({ kind, pattern, code, reason, isOfWords }) => {
    const match = pattern.exec(sentence.text);
    if (match === null) return [];
    const from = sentence.start + Array.from(sentence.text.slice(0, match.index)).length;
    const fired = { start: from, end: from + Array.from(match[0]).length };
    const repair = code === "glued-words" ? match[0].replace(/([.!])/u, "$1 ") : undefined;
    const row = made(kind, { code, facts: [match[0], ...(repair === undefined ? [] : [repair])] }, [sentence], [fired], 0.8);
    return [{
      ...row, ...(isOfWords && fired), ...(repair !== undefined && { repair }), ...(reason !== undefined && { reason }),
      ...(kind === "citation" && { cited: match[0] }),
    }];
  });
}
