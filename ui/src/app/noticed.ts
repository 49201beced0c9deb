// What was noticed, as the app puts it together: its pane beside the text, and the places that it shows in the second reader.
// Not here: asking and answering (state/suggestions.svelte.ts).

import { flushSync } from "svelte";
import type { NoticedLit, NoticedSign } from "../reading/noticed.ts";
import { sentenceOf } from "../state/arriving.svelte.ts";
import { nextCheckable } from "../state/checkable.ts";
import type { Step } from "../state/seeking.ts";
import type { Span } from "../state/spans.ts";
import { isSame, sentencesOver } from "../state/spans.ts";
import { suggestionSigns } from "../words/looks.ts";
import { suggestionKindWords } from "../words/suggestions.ts";
import type { Desk } from "./desk.ts";
import { entry } from "./panefocus.ts";

const PANE = "pane-suggestions";

/** Goes to the next suggestion, or the one before; the first time it is the nearest to the cursor, and the pane opens with it. */
export function stepSuggestion(desk: Desk, step: Step): void {
  const { session, suggestions, opened } = desk.workspace;
  const { current } = suggestions;
  const isThere = session.aside === "suggestions" && opened !== null && current !== null && session.place !== null && isSame(session.place, sentenceOf(opened, current));
  if (isThere) suggestions.step(step);
  else if (!suggestions.begin(step) && !suggestions.isLooking && suggestions.rows.length === 0) {
    if (!suggestions.again()) desk.workspace.notices.tell({ kind: "no-other", sought: "suggestion" });
    return;
  }
  showSuggestions(desk);
}

/** Goes to the next unjudged sentence that is worth checking, or says that there is no other. */
export async function toCheckable(desk: Desk, step: Step): Promise<void> {
  const { workspace } = desk;
  const { opened, session } = workspace;
  if (opened === null) return;
  const next = await nextCheckable(workspace, opened, session.sentence, step);
  // Who has gone elsewhere meanwhile stays there.
  if (workspace.opened !== opened) return;
  if (next !== null) desk.reader?.goToSentence(next);
  else desk.tellNoOther("checkable");
}

/** Shows what was noticed at the cursor, or puts the pane away. */
export function turnSuggestions(desk: Desk): void {
  if (desk.workspace.session.aside === "suggestions") void desk.toText();
  else {
    desk.workspace.suggestions.begin(1);
    showSuggestions(desk);
  }
}

/** Opens the pane and goes to it: at once, for the keys that follow are meant for it. */
function showSuggestions({ workspace }: Desk): void {
  const { panes, searching, session } = workspace;
  // Where there is room for one pane beside the text, it is this one.
  if (searching.isInPane && !(panes.library && panes.claims)) searching.close();
  flushSync(() => (session.aside = "suggestions"));
  const pane = document.getElementById(PANE);
  if (pane !== null && !pane.contains(document.activeElement)) (entry(pane) ?? pane).focus();
}

/** Shows a place of the open document beside the text; the keys stay where they are. */
export function showPlace({ workspace }: Desk, place: Span): void {
  if (workspace.opened !== null) void workspace.beside.show(workspace.opened.id, place);
}

/** The signs that the reader draws, where they are wanted: of a conflict on both sides. */
export function signsOf({ workspace: { opened, settings, suggestions } }: Desk): NoticedSign[] {
  if (opened === null || !settings.looks.noticed) return [];
  const signs = suggestions.rows.flatMap(({ kind, start, end, related }) =>
    [{ start, end }, ...(kind === "conflict" ? related : [])].map((place) => ({
      start: place.start, sentence: sentencesOver(opened.sentences, place).start, kind, sign: suggestionSigns[kind], label: suggestionKindWords[kind],
    })),
  );
  return signs.toSorted((a, b) => a.start - b.start);
}

/** What the reader lights while the pane is there: the places of the current one, and its words that fired. */
export function litOf({ workspace: { session, suggestions } }: Desk): NoticedLit | null {
  const current = session.aside === "suggestions" ? suggestions.current : null;
  return current && { places: [current, ...current.related], words: current.fired };
}

/** Shows the suggestion whose sign stands at a place: at one place may stand several, of different kinds. */
export function goToNoticed(desk: Desk, { start, kind }: Pick<NoticedSign, "start" | "kind">): void {
  const { suggestions } = desk.workspace;
  const rows = suggestions.rows.filter((one) => one.kind === kind);
  const row = rows.find((one) => one.start === start) ?? rows.find(({ related }) => related.some((one) => one.start === start));
  if (row === undefined) return;
  if (!suggestions.shown.includes(row)) suggestions.choose(null);
  suggestions.show(row);
  showSuggestions(desk);
}
