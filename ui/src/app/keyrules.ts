// Which keys a command may have, and why others are refused.
// Invariant: a key that is the way out of a field, that types, or that the system takes for itself is never a command's.

import type { CommandId } from "../words/commands.ts";
import type { Command } from "./commands/command.ts";
import { partsOf } from "./keys.ts";

export type Refusal =
  | { why: "fixed" | "way-out" | "way-on" | "copying" | "typing" | "system" | "unknown" }
  /** `swaps`: the other command may have the key that would be given up for it. */
  | { why: "taken"; by: CommandId; swaps: boolean };

/** Where a person gets out of anything, and from pane to pane and control to control. */
const wayOut = ["Escape"];
const wayOn = ["F6", "Tab"];
/** What every field and text does with the clipboard. */
const copying = ["Mod+C", "Mod+X", "Mod+A", "Mod+V", "Mod+Insert", "Shift+Insert", "Shift+Delete"];
/** What fields do with a key although Ctrl is held. */
const edits = /^(?:Mod\+|Alt\+)?(?:Shift\+)?(?:Arrow\w+|Home|End|PageUp|PageDown|Backspace|Delete|Enter|Space|Insert)$|^Mod\+(?:Shift\+)?Z$|^Mod\+Y$/u;
/** Opens the menu bar, a menu of the place, or closes the window, before the page hears of it. */
const system = ["F10", "Shift+F10", "Alt+F4", "Alt+Space", "Mod+Alt+Delete"];
const named = /^(?:Space|Enter|Backspace|Delete|Insert|Home|End|PageUp|PageDown|Arrow(?:Up|Down|Left|Right)|F(?:[1-9]|1\d|2[0-4]))$/u;

/** Why a command may not have a key, whoever else has it; `null` where it may. */
export function refuse(command: Command, spelled: string): Refusal | null {
  const parts = partsOf(spelled);
  const key = parts.at(-1) ?? "";
  if (command.fixed !== undefined) return { why: "fixed" };
  if (wayOut.includes(key)) return { why: "way-out" };
  if (wayOn.includes(key)) return { why: "way-on" };
  if (parts.includes("Other") || system.includes(spelled)) return { why: "system" };
  if ([...key].length !== 1 && !named.test(key)) return { why: "unknown" };
  // One that is passed on to the page still does there what people expect.
  if (copying.includes(spelled) && command.passesOn !== spelled) return { why: "copying" };
  if (command.hearing === "while typing" && isTyping(parts, spelled)) return { why: "typing" };
  return null;
}

/** Whether a field would take the key for writing or for moving in what is written. */
function isTyping(parts: string[], spelled: string): boolean {
  const isHeld = parts.includes("Mod") || parts.includes("Alt");
  return edits.test(spelled) || (!isHeld && !/^F\d+$/u.test(parts.at(-1) ?? ""));
}
