// What the commands of the search do: opening it with what is selected, going to a hit, to the next one, beside the text.
// Not here: asking and answers (state/searching.svelte.ts).

import { tick } from "svelte";
import type { ConcordanceLine, Hit } from "../host/generated/contract.ts";
import { asPhrase } from "../search/fields.ts";
import { isSame } from "../state/spans.ts";
import { spotOf } from "../state/searching.svelte.ts";
import type { Workspace } from "../state/workspace.svelte.ts";
import type { Desk } from "./desk.ts";

/** Longer selections are no words to look for, in code points. */
const MOST = 80;

/** What is selected in the text, as a phrase; nothing where the cursor is on a whole sentence. */
function selectedWords({ opened, session }: Workspace): string | undefined {
  const { place, sentence } = session;
  if (opened === null || place === null || place.end - place.start > MOST) return undefined;
  const whole = { start: opened.sentences.start[sentence] ?? 0, end: opened.sentences.end[sentence] ?? 0 };
  const words = isSame(place, whole) ? "" : asPhrase(opened.cut(place));
  return words === "" ? undefined : words;
}

/** Opens the search, with the words that are selected in the text. Where its pane is still to come, keys wait for it. */
export function openSearch({ workspace }: Desk): void {
  const { searching } = workspace;
  searching.open(searching.isOpen ? undefined : selectedWords(workspace));
}

/** Shows a hit in the text, and goes there; or shows it beside the text, and the keys stay where they are. */
export async function pickHit(desk: Desk, hit: Hit | ConcordanceLine, way: "go" | "beside"): Promise<void> {
  const { workspace } = desk;
  if ("noun" in hit && hit.noun === "source") {
    workspace.sources.chosen = hit.id;
    workspace.session.page = "sources";
    return;
  }
  if (way === "beside") {
    const spot = spotOf(hit);
    if (spot !== null) await workspace.beside.show(spot.document, spot.place);
    return;
  }
  if (!(await workspace.searching.jump(hit))) return;
  await tick();
  desk.reader?.focus();
}

/** Goes to the hit after the chosen one, or before it, wherever the keys are. */
export async function stepHit(desk: Desk, by: 1 | -1): Promise<void> {
  const { searching } = desk.workspace;
  // The one after is among the hits for what is typed.
  await searching.settled();
  searching.choose(by);
  const hit = await searching.chosenHit();
  if (hit !== null) await pickHit(desk, hit, "go");
}

/** Shows hits in lines, or by documents again. */
export function turnConcordance(desk: Desk): void {
  const { searching } = desk.workspace;
  const isOn = searching.isOpen && searching.way === "concordance";
  searching.show({ way: isOn ? "hits" : "concordance" });
  if (!searching.isOpen) openSearch(desk);
}
