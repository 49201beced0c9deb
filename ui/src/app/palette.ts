// What the palette beside a selection or a mark offers: commands of the one list, in the order of their use.
// Invariant: what a command does, is called and is heard by stands in that list alone; here is only where it makes sense.
// Not here: how the palette looks (reading/Palette.svelte).

import { highlightColors } from "../host/generated/contract.ts";
import type { PaletteItem } from "../reading/types.ts";
import * as judging from "../state/judging.ts";
import type { CommandId } from "../words/commands.ts";
import { commandWords } from "../words/commands.ts";
import { isMac } from "../words/machine.ts";
import { colorWords } from "../words/nouns.ts";
import { reading as words } from "../words/reading.ts";
import { commandById, isEnabled } from "./commands.ts";
import type { Desk } from "./desk.ts";
import { capsOf } from "./keys.ts";

/** What has to stand at the place, so that the command has something to do. */
type Needs = "nothing" | "a mark" | "a verdict" | "repeats" | "a suggestion";

const offered: { id: string; look: string; needs?: Needs }[] = [
  { id: "judge.sourced", look: "sourced" },
  { id: "judge.dubious", look: "dubious" },
  { id: "judge.not-a-claim", look: "not-a-claim" },
  { id: "judge.unsure", look: "unsure" },
  { id: "mark.highlight", look: "highlight" },
  ...highlightColors.map((color) => ({ id: `mark.highlight-${color}`, look: color })),
  { id: "mark.reasons", look: "reasons" },
  { id: "mark.note", look: "note" },
  { id: "mark.tags", look: "tags" },
  { id: "mark.evidence", look: "evidence" },
  { id: "mark.link", look: "link" },
  { id: "mark.gather", look: "join", needs: "repeats" },
  { id: "view.suggestions", look: "suggestion", needs: "a suggestion" },
  { id: "mark.ends", look: "ends", needs: "a mark" },
  { id: "judge.clear", look: "clear", needs: "a verdict" },
  { id: "mark.delete", look: "delete", needs: "a mark" },
  { id: "help.palette", look: "more" },
];

const names: Record<string, string> = { ...colorWords, ...words.brief };

/** What the palette offers in the second text: what is selected there can become evidence for the claim in the first. */
export function paletteBeside(desk: Desk): PaletteItem[] {
  const command = commandById.get("mark.evidence-beside");
  if (command === undefined) return [];
  const key = desk.keys.keyOf(command.id);
  return [{ command: command.id, label: commandWords[command.id], key: key === undefined ? "" : capsOf(key, isMac).join(" "), look: "evidence", enabled: isEnabled(command, desk) }];
}

/** What the palette offers at the cursor. */
export function paletteOf(desk: Desk): PaletteItem[] {
  const { opened, session, suggestions } = desk.workspace;
  const here = judging.standing(desk.workspace);
  const has: Record<Needs, boolean> = {
    nothing: true,
    "a mark": here !== null,
    repeats: opened !== null && opened.repeated.groupOf(session.sentence).length > 1,
    "a suggestion": session.place !== null && suggestions.isAt(session.place),
    "a verdict": here?.noun === "claim" && here.claim.verdict !== null,
  };
  return offered.flatMap(({ id, look, needs = "nothing" }) => {
    const command = commandById.get(id as CommandId);
    if (command === undefined) return [];
    const key = desk.keys.keyOf(command.id);
    return { command: id, label: names[look] ?? commandWords[command.id], key: key === undefined ? "" : capsOf(key, isMac).join(" "), look, enabled: has[needs] && isEnabled(command, desk) };
  });
}
