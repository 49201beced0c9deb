// Passages that need a look, as the app puts them together: their pane beside the text, and the words that a person selects in
// the text for one of them. Not here: asking and answering (state/placing.svelte.ts).

import { flushSync } from "svelte";
import type { NoticedLit } from "../reading/noticed.ts";
import type { Desk } from "./desk.ts";
import { entry } from "./panefocus.ts";

const PANE = "pane-looks";
/** How long nobody has seen what comes after an answer in the text, in milliseconds: a second press is not for it. */
const UNSEEN = 500;

/** Whether what needs a look is shown beside the text: under a page it is out of reach. */
export function areLooksShown({ workspace: { session } }: Desk): boolean {
  return session.aside === "looks" && session.page === "text";
}

/** Shows what needs a look, from wherever that is asked for, or puts the pane away. */
export function turnLooks(desk: Desk): void {
  const { opened } = desk.workspace;
  if (areLooksShown(desk)) void desk.toText();
  else if (opened !== null) void showLooks(desk, opened.id);
}

/** Opens the pane on what needs a look in a document, and goes to it. */
export async function showLooks({ workspace }: Desk, document: string): Promise<void> {
  const { panes, placing, searching, session } = workspace;
  if (workspace.opened?.id !== document) await workspace.open(document);
  if (workspace.opened?.id !== document) return;
  // Where there is room for one pane beside the text, it is this one.
  if (searching.isInPane && !(panes.library && panes.claims)) searching.close();
  flushSync(() => {
    session.page = "text";
    session.aside = "looks";
  });
  placing.begin();
  toPane();
}

function toPane(): void {
  const pane = document.getElementById(PANE);
  if (pane !== null && !pane.contains(document.activeElement)) (entry(pane) ?? pane).focus();
}

/** Goes to the text, to select there where the passage is; the pane stays. Only from here does Enter in the text mean that. */
export function selectByHand(desk: Desk): void {
  desk.workspace.placing.candidates.seekByHand(true, desk.reader?.selected() ?? null);
  desk.reader?.focus();
}

/** Goes back from selecting in the text to what is looked at. Whether somebody was selecting. */
export function leaveSelecting({ workspace }: Desk): boolean {
  const { session, placing, notices } = workspace;
  if (session.page !== "text" || !isSelecting({ workspace })) return false;
  placing.candidates.seekByHand(false);
  notices.dismissKind("select-first");
  placing.candidates.point();
  toPane();
  return true;
}

/** Whether what is selected in the text can become the place of what is looked at. */
export function canPlaceHere(desk: Desk): boolean {
  return desk.canMark && isSelecting(desk) && isInText();
}

/** Whether the person went to the text to select there where a passage is. */
export function isSelecting({ workspace: { session, placing } }: Pick<Desk, "workspace">): boolean {
  return session.aside === "looks" && placing.candidates.isByHand;
}

/** The keys that press something belong to what has the focus: only in the text is it the selection that is meant. */
function isInText(): boolean {
  return Boolean(document.activeElement?.closest("#pane-reader .reader-surface"));
}

/** Puts what is looked at where the selection in the text is, and goes on in the pane. The sentence under the cursor is none:
    the person may not even see it, and it must never become the place of a passage unasked. */
export function placeHere(desk: Desk): void {
  const { placing, notices } = desk.workspace;
  const place = desk.reader?.selected() ?? null;
  if (place === null || !placing.candidates.isAnswer(place)) {
    notices.tell({ kind: "select-first" });
    return;
  }
  notices.dismissKind("select-first");
  placing.seenFrom = performance.now() + UNSEEN;
  placing.candidates.seekByHand(false);
  void placing.settle(place);
  toPane();
}

/** What the reader lights while the pane is there: the places that the passage may be at, and the one that is looked at. */
export function placingLit({ workspace: { session, placing } }: Desk): NoticedLit | null {
  if (session.aside !== "looks" || placing.current === null) return null;
  const { place, list } = placing.candidates;
  return { places: list ?? (place === null ? [] : [place]), words: place === null ? [] : [place] };
}
