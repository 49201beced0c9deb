// The native menu bar, made of the list of commands.

import type { Menu } from "../host/host.ts";
import { commandWords, groupWords } from "../words/commands.ts";
import type { GroupId } from "../words/commands.ts";
import { commands } from "./commands.ts";

export function menus(): Menu[] {
  return (Object.keys(groupWords) as GroupId[]).map((group) => ({
    label: groupWords[group],
    entries: commands
      .filter((command) => command.group === group && command.menu === "menu")
      .map(({ id }) => ({ kind: "command", id, label: commandWords[id] })),
  }));
}
