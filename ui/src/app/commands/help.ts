// Commands that say what there is to do.

import type { Command } from "./command.ts";

export const helpCommands: Command[] = [
  { id: "help.palette", group: "help", keys: ["Mod+K"], hearing: "while typing", menu: "menu", run: ({ workspace }) => (workspace.session.panel = "palette") },
  { id: "help.keys", group: "help", keys: ["Mod+/"], hearing: "while typing", menu: "menu", run: ({ workspace }) => (workspace.session.panel = "keys") },
  { id: "help.change-keys", group: "help", keys: [], menu: "menu", run: (desk) => desk.showSettings("keys") },
  { id: "help.guide", group: "help", keys: [], menu: "menu", run: ({ workspace }) => workspace.settings.set({ guideDone: false }) },
];
