// What the floating palette beside a selection offers: a part of the one list of commands, as it is now.

import type { CommandId } from "../words/commands.ts";
import { commandWords } from "../words/commands.ts";
import { commandById, isEnabled } from "./commands.ts";
import type { Desk } from "./desk.ts";
import { isMac, keyName } from "./keys.ts";

export interface FloatingCommand {
  /** Its id in the list. */
  command: CommandId;
  label: string;
  /** The key as people read it; empty where it has none. */
  key: string;
  /** Which sign it has: the id behind its group. */
  look: string;
  enabled: boolean;
}

/** In the order in which they stand there. */
const offered: CommandId[] = [
  "judge.sourced", "judge.dubious", "judge.not-a-claim", "judge.again", "judge.unsure", "judge.clear",
  "mark.highlight", "mark.highlight-yellow", "mark.highlight-green", "mark.highlight-blue", "mark.highlight-pink", "mark.highlight-orange",
  "mark.highlight-purple", "mark.highlight-grey",
  "mark.reasons", "mark.note", "mark.tags", "mark.link", "mark.gather", "mark.ends", "mark.look", "mark.delete",
];

export function floatingCommands(desk: Desk): FloatingCommand[] {
  const mac = isMac(navigator.platform);
  return offered.flatMap((id) => {
    const command = commandById.get(id);
    if (command === undefined) return [];
    const key = desk.keys.keyOf(id);
    const name = { command: id, label: commandWords[id], key: key === undefined ? "" : keyName(key, mac) };
    return { ...name, look: id.slice(id.indexOf(".") + 1), enabled: isEnabled(command, desk) };
  });
}
