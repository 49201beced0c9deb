// The native menu bar, made of the list of commands. A key stands behind the name, as words: an accelerator would take
// the key away from the page, which hears every key itself.

import type { Menu } from "../host/host.ts";
import type { CommandId, GroupId } from "../words/commands.ts";
import { commandWords, groupWords } from "../words/commands.ts";
import { commands } from "./commands.ts";
import { isMac, keyName } from "./keys.ts";

/** `keyOf` gives the key that a command has now. */
export function menus(keyOf: (id: CommandId) => string | undefined): Menu[] {
  const mac = isMac(navigator.platform);
  const label = (id: CommandId): string => {
    const key = keyOf(id);
    // Menus set what follows a tab apart from the name.
    return key === undefined ? commandWords[id] : `${commandWords[id]}\t${keyName(key, mac)}`;
  };
  return (Object.keys(groupWords) as GroupId[]).map((group) => ({
    label: groupWords[group],
    entries: commands
      .filter((command) => command.group === group && command.menu === "menu")
      .map(({ id }) => ({ kind: "command", id, label: label(id) })),
  }));
}
