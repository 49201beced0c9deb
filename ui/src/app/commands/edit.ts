// Commands that take back, and that find.

import type { Desk } from "../desk.ts";
import type { Command } from "./command.ts";
import { openSearch, stepHit } from "../seeking.ts";
import { isOpen } from "./command.ts";

const isHere = ({ workspace }: Desk): boolean => workspace.library !== null;
const hasHits = ({ workspace }: Desk): boolean => workspace.searching.count > 0;

/** What can be taken back is known only when nothing is being written. */
const canTurn = ({ workspace, waiting }: Desk, direction: "undo" | "redo"): boolean =>
  workspace.canWrite && (waiting.isLong || workspace.saveState === "saving" || workspace.library?.[direction] !== null);

export const editCommands: Command[] = [
  { id: "edit.undo", group: "edit", keys: ["Mod+Z"], menu: "menu", isEnabled: (desk) => canTurn(desk, "undo"), run: (desk) => desk.turnBack("undo") },
  { id: "edit.redo", group: "edit", keys: ["Mod+Shift+Z", "Mod+Y"], menu: "menu", isEnabled: (desk) => canTurn(desk, "redo"), run: (desk) => desk.turnBack("redo") },
  { id: "edit.again", group: "edit", keys: ["W"], menu: "menu", isEnabled: ({ workspace }) => workspace.refusals.list.length > 0, run: ({ workspace }) => workspace.refusals.tryAgain() },
  { id: "edit.find", group: "edit", keys: ["Mod+F"], hearing: "while typing", menu: "menu", isEnabled: isOpen, run: ({ active }) => active?.find() },
  { id: "edit.find-next", group: "edit", keys: ["F3"], hearing: "while typing", menu: "menu", isEnabled: isOpen, run: (desk) => desk.findAgain(1) },
  { id: "edit.find-previous", group: "edit", keys: ["Shift+F3"], hearing: "while typing", menu: "menu", isEnabled: isOpen, run: (desk) => desk.findAgain(-1) },
  { id: "edit.search", group: "edit", keys: ["Mod+Shift+F"], hearing: "while typing", menu: "menu", isEnabled: isHere, run: (desk) => openSearch(desk) },
  { id: "edit.next-hit", group: "edit", keys: ["F4"], hearing: "while typing", menu: "menu", isEnabled: hasHits, run: (desk) => stepHit(desk, 1) },
  { id: "edit.previous-hit", group: "edit", keys: ["Shift+F4"], hearing: "while typing", menu: "menu", isEnabled: hasHits, run: (desk) => stepHit(desk, -1) },
  { id: "edit.search-back", group: "edit", keys: ["Alt+ArrowLeft"], menu: "menu", isEnabled: ({ workspace }) => workspace.searching.canGoBack, run: ({ workspace }) => workspace.searching.goBack() },
];
