// The native menu bar, made of the list of commands. A key stands behind the name, as words: an accelerator would take
// the key away from the page, which hears every key itself.

import type { Menu } from "../host/host.ts";
import type { CommandId, GroupId } from "../words/commands.ts";
import { commandWords, groupWords } from "../words/commands.ts";
import { isMac } from "../words/machine.ts";
import { commands, isEnabled } from "./commands.ts";
import type { Desk } from "./desk.ts";
import { keyName } from "./keys.ts";

/** `keyOf` gives the key that a command has now. */
export function menus(keyOf: (id: CommandId) => string | undefined): Menu[] {
  const label = (id: CommandId): string => {
    const key = keyOf(id);
    // Menus set what follows a tab apart from the name.
    return key === undefined ? commandWords[id] : `${commandWords[id]}\t${keyName(key, isMac)}`;
  };
  return (Object.keys(groupWords) as GroupId[]).map((group) => ({
    label: groupWords[group],
    entries: commands
      .filter((command) => command.group === group && command.menu === "menu")
      .map(({ id }) => ({ kind: "command", id, label: label(id) })),
  }));
}

/** The commands that can be chosen now. */
export function choosable(desk: Desk): CommandId[] {
  return commands.filter((command) => command.menu === "menu" && isEnabled(command, desk)).map(({ id }) => id);
}
