// Sentences for what the window tells, shown or only said.

import type { Said, Told } from "../state/notices.svelte.ts";
import { faultSentence } from "./faults.ts";
import { words } from "./language.ts";

export function toldSentence(told: Told): string {
  if (told.kind === "fault") return faultSentence(told.fault);
  // The table has, for each kind, a sentence for just that kind.
  const sentence = words.told.told[told.kind] as (told: Told) => string;
  return sentence(told);
}

export function saidSentence(said: Said): string {
  const sentence = words.told.said[said.kind] as (said: Said) => string;
  return sentence(said);
}
