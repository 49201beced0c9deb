// Another language for the window: what is typed is saved, what is written is waited for, and the page loads anew where
// the person was. Invariant: nothing is lost by it; where something typed could not be saved, the language stays.
// Not here: the words (words), which language is spoken (words/language.ts).

import { tick } from "svelte";
import { saveTyped } from "../state/leaving.ts";
import type { Session } from "../state/session.svelte.ts";
import type { LanguageChoice } from "../state/settings.svelte.ts";
import { direction, language, languageFor } from "../words/language.ts";
import type { Desk } from "./desk.ts";

/** What is taken along to the page that loads next. The document is known from the settings. */
type Luggage = Pick<Session, "sentence" | "panel" | "settingsTab" | "draft" | "libraryTab" | "claimsTab">;

const KEY = "obelus.return";

export interface Page {
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  languages: readonly string[];
  reload: () => void;
}

const thisPage = (): Page => ({ storage: sessionStorage, languages: navigator.languages, reload: () => location.reload() });

/** Says what the page is written in, for screen readers, hyphens and the direction of everything. */
export function markPage(root: HTMLElement): void {
  root.lang = language;
  root.dir = direction;
}

/** Keeps the choice, and loads the page anew where it comes to another language than the present one. */
export async function speak({ workspace }: Desk, choice: LanguageChoice, page: Page = thisPage()): Promise<void> {
  if (languageFor(choice, page.languages) === language) {
    workspace.settings.set({ language: choice });
    return;
  }
  if (!(await saveTyped(workspace))) return;
  workspace.settings.set({ language: choice });
  const { sentence, panel, settingsTab, draft, libraryTab, claimsTab } = workspace.session;
  try {
    page.storage.setItem(KEY, JSON.stringify({ sentence, panel, settingsTab, draft, libraryTab, claimsTab } satisfies Luggage));
  } catch {
    // A pasted text that nobody has added yet may be too large to take along; then the next start is soon enough.
    workspace.notices.tell({ kind: "language-later" });
    return;
  }
  page.reload();
}

/** Goes back to where the person was, if the page was loaded anew for another language. */
export async function comeBack(desk: Desk, page: Page = thisPage()): Promise<void> {
  const kept = page.storage.getItem(KEY);
  if (kept === null) return;
  page.storage.removeItem(KEY);
  const { sentence, ...rest } = JSON.parse(kept) as Luggage;
  Object.assign(desk.workspace.session, rest);
  await tick();
  desk.reader?.goToSentence(sentence);
  // Whoever chose by keys goes on from the choice.
  document.querySelector<HTMLElement>("dialog[open] input:checked")?.focus();
}
