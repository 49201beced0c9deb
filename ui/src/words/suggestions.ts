// Words for what was noticed, by codes and facts.

import type { DatedRow, SuggestionKind, SuggestionRow } from "../host/generated/contract.ts";
import { words } from "./language.ts";
import { reasonWords } from "./nouns.ts";
import { dateWritten } from "./numbers.ts";

export const { suggestionKindWords, suggestions, timeline } = words.suggestions;

type Sentence = string | ((...facts: string[]) => string);

/** Why something was noticed, in a sentence; a code that has none, or lacks a fact, is told by the kind. */
export function whySentence({ kind, why: { code, facts } }: Pick<SuggestionRow, "kind" | "why">): string {
  const sentence = (words.suggestions.whyWords as Record<string, Sentence>)[code];
  if (typeof sentence === "string") return sentence;
  return sentence === undefined || facts.length < sentence.length ? words.suggestions.kindWhy[kind] : sentence(...facts);
}

/** What accepting it does. */
export function acceptingSentence({ kind, related, reason }: Pick<SuggestionRow, "kind" | "related" | "reason">): string {
  const { acceptingWords: said } = words.suggestions;
  if (kind === "repeat") return said.repeat(related.length + 1);
  // A reason that is a question ends the sentence by itself.
  if (kind === "hedge") return said.hedge((reasonWords as Record<string, { name: string }>)[reason ?? ""]?.name ?? reasonWords.weasel.name).replace(/([?!])\.$/u, "$1");
  return said[kind];
}

/** What stands over the other places that it is about. */
export function alsoWord(kind: SuggestionKind): string {
  const { also } = suggestions;
  return kind === "repeat" || kind === "conflict" ? also[kind] : also.other;
}

/** From when to when a statement is dated. */
export function datePhrase({ from, to }: Pick<DatedRow, "from" | "to">): string {
  const [first, last] = [from, to].map((date) => (date.startsWith("-") ? timeline.bce(date.slice(1).replace(/^0+/u, "")) : dateWritten(date)));
  return first === last ? (first ?? "") : timeline.span(first ?? "", last ?? "");
}
