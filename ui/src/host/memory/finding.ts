// Finding passages again in another version of a text, in the in-memory library.
// Invariant: good enough to try the window; how passages are found in truth is Rust's (crates/text).

import type { AnchoringGrade } from "../generated/contract.ts";
import { placesOf, segment, type Span } from "./sentences.ts";

/** Where a passage is in a new text, and how well it was found there. */
export interface Refound extends Span {
  anchoring: AnchoringGrade;
  score?: number;
}

/** How much of what stands around a passage is a witness, in code points. */
const AROUND = 24;
/** Less alike than this is something else. */
const LEAST = 0.5;

/** The words of a passage, with what stood around them. */
export interface Remembered extends Span {
  exact: string;
  prefix: string;
  suffix: string;
}

/** A passage as it stands in a text. */
export function remember(points: readonly string[], { start, end }: Span): Remembered {
  const cut = (from: number, to: number): string => points.slice(Math.max(0, from), Math.max(0, to)).join("");
  return { start, end, exact: cut(start, end), prefix: cut(start - AROUND, start), suffix: cut(end, end + AROUND) };
}

export function findAgain(text: string, passage: Remembered): Refound {
  const points = Array.from(text);
  const same = placesOf(text, passage.exact);
  const witnessed = same.filter((place) => {
    const { prefix, suffix } = remember(points, place);
    return prefix === passage.prefix || suffix === passage.suffix;
  });
  const [only, ...others] = witnessed.length > 0 ? witnessed : same;
  if (only !== undefined) return { ...only, anchoring: others.length > 0 ? "ambiguous" : witnessed.length === 1 ? "exact" : "moved" };
  const best = likeness(text, passage.exact)[0];
  if (best === undefined || best.score < LEAST) return { start: passage.start, end: passage.end, anchoring: "lost" };
  return { start: best.start, end: best.end, anchoring: "fuzzy", score: best.score };
}

/** The sentences of a text that share words with others, the most alike first. */
export function likeness(text: string, exact: string): (Span & { score: number })[] {
  const points = Array.from(text);
  const sought = wordsIn(exact);
  const { start, end } = segment(text);
  const rows = start.map((from, at) => {
    const to = end[at] ?? from;
    const words = wordsIn(points.slice(from, to).join(""));
    const shared = sought.filter((word) => words.includes(word)).length;
    return { start: from, end: to, score: shared / Math.max(1, sought.length, words.length) };
  });
  return rows.filter(({ score }) => score > 0.2).toSorted((a, b) => b.score - a.score);
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
