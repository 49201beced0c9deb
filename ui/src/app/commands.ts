// The one list of commands: it feeds the keys, the native menu, both palettes, the sheet of keys and the settings.
// Invariant: every id of the words is here once, and no key is given twice. A command without an enabled-rule always
// works. Not here: what the commands are called (words), which keys they have now (keyring.svelte.ts).

import type { CommandId, GroupId } from "../words/commands.ts";
import type { Command } from "./commands/command.ts";
import { editCommands } from "./commands/edit.ts";
import { fileCommands } from "./commands/file.ts";
import { helpCommands } from "./commands/help.ts";
import { judgeCommands } from "./commands/judge.ts";
import { moveCommands } from "./commands/move.ts";
import { viewCommands } from "./commands/view.ts";
import type { Desk } from "./desk.ts";

export const commands: Command[] = [...fileCommands, ...editCommands, ...judgeCommands, ...moveCommands, ...viewCommands, ...helpCommands];
export const commandById = new Map(commands.map((command) => [command.id, command]));

/** The groups as a person looks for them: what is wanted most often comes first. */
export const groupsByUse: GroupId[] = ["judge", "move", "edit", "file", "view", "help"];

export function isEnabled(command: Command, desk: Desk): boolean {
  return command.isEnabled?.(desk) ?? true;
}

/** Runs a command where it is enabled: one that reads where the cursor is, or which marks there are, when that is known. */
export function perform(command: Command, desk: Desk): boolean {
  if (!isEnabled(command, desk)) return false;
  const run = (): void => void (isEnabled(command, desk) && command.run(desk));
  if (command.asksMarks) desk.atMarks(run);
  else if (command.group === "judge" || command.group === "move") desk.atCursor(run);
  else run();
  return true;
}

/** Runs a command by its id, where it is enabled. */
export function runCommand(id: string, desk: Desk): boolean {
  const command = commandById.get(id as CommandId);
  return command !== undefined && perform(command, desk);
}
