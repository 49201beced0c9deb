// What a command is, and the rules of enabling that several share.
// Not here: the commands themselves (a file a group), which keys they have now (keyring.svelte.ts).

import type { CommandId, GroupId } from "../../words/commands.ts";
import type { Desk } from "../desk.ts";

/** Where keys are heard: also while typing, or only where no field and no control uses them. */
export type Hearing = "while typing" | "else";

/** Why the keys of a command stay as they are. */
export type Fixed = "way out" | "way on";

export interface Command {
  id: CommandId;
  group: GroupId;
  /** The keys that it usually has; the first is the one that is shown. */
  keys: string[];
  hearing?: Hearing;
  /** Its keys cannot be changed. */
  fixed?: Fixed;
  /** The key that goes on to the page when the command has run. */
  passesOn?: string;
  /** Whether it is in the native menu; every command is in the palette. */
  menu: "menu" | "elsewhere";
  /** It asks which marks there are: it runs when all that was asked for before is written. */
  asksMarks?: true;
  isEnabled?: (desk: Desk) => boolean;
  /** Whether what it turns on and off is on. */
  isOn?: (desk: Desk) => boolean;
  run: (desk: Desk) => unknown;
}

export const isOpen = (desk: Desk): boolean => desk.isOpen;
/** Where a key means the first text, whichever other is shown. */
export const isFirst = (desk: Desk): boolean => desk.isFirst;
export const canMark = (desk: Desk): boolean => desk.canMark;
export const canWrite = (desk: Desk): boolean => desk.workspace.canWrite;
