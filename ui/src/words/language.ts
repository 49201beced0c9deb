// Which language the window speaks. It is chosen once, when the page loads; another choice loads the page anew
// (app/language.ts). The words themselves are in en/ and de/, and the files beside this one hand out the chosen ones.

import type { LanguageChoice } from "../state/settings.svelte.ts";
import { keptSettings } from "../state/settings.svelte.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { stretchedTongue } from "./stretched.ts";

export const tongues = { en, de };

export type Language = keyof typeof tongues;

/** The languages as they call themselves. */
export const languageNames: Record<Language, string> = { en: "English", de: "Deutsch" };

/** The language that a choice comes to on a machine that prefers `wanted`, the best liked first. */
export function languageFor(choice: LanguageChoice, wanted: readonly string[]): Language {
  if (choice !== "system") return choice;
  const known = wanted.map((tag) => tag.split("-")[0]?.toLowerCase()).find((tag): tag is Language => tag !== undefined && tag in tongues);
  return known ?? "en";
}

export const language: Language = languageFor(keptSettings().language, navigator.languages);
/** Whether someone tries how the window looks with longer words. */
const isStretched = import.meta.env.MODE === "browser" && location.hash === "#long";
export const { direction, locale, words } = isStretched ? stretchedTongue(tongues[language]) : tongues[language];
