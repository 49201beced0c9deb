// The one list of commands: its ids feed the keys, the native menu, the palette and the sheet of keys.
// Invariant: every id of the words is here once, and no key is given twice. A command without an enabled-rule always
// works. Not here: what the commands are called (words).

import * as judging from "../state/judging.ts";
import { clamp, sizes } from "../state/settings.svelte.ts";
import type { Theme } from "../state/settings.svelte.ts";
import * as shelving from "../state/shelving.ts";
import type { CommandId, GroupId } from "../words/commands.ts";
import { importPrompt, libraryPrompt, loadPrompt } from "../words/prompts.ts";
import type { Desk } from "./desk.ts";

/** Where keys are heard: also while typing, wherever nothing is typed, or only where no control uses them. */
export type Hearing = "while typing" | "else";

export interface Command {
  id: CommandId;
  group: GroupId;
  /** The first is the one that is shown. */
  keys: string[];
  hearing?: Hearing;
  /** The key that goes on to the page when the command has run. */
  passesOn?: string;
  /** Whether it is in the native menu. */
  menu: "menu" | "keys only";
  isEnabled?: (desk: Desk) => boolean;
  run: (desk: Desk) => unknown;
}

const isOpen = (desk: Desk): boolean => desk.isOpen;
const canMark = (desk: Desk): boolean => desk.canMark;
/** What can be taken back is known only when nothing is being written. */
const canTurn = ({ workspace, isTurning }: Desk, direction: "undo" | "redo"): boolean =>
  workspace.canWrite && (isTurning || workspace.saveState === "saving" || workspace.library?.[direction] !== null);
const canWrite = (desk: Desk): boolean => desk.workspace.canWrite;

function theme(id: CommandId, name: Theme): Command {
  return { id, group: "view", keys: [], menu: "menu", run: ({ workspace }) => workspace.settings.set({ theme: name }) };
}

function resize(workspace: Desk["workspace"], by: number): void {
  const { settings } = workspace;
  settings.set({ size: clamp(settings.now.size + by, sizes.least, sizes.most) });
}

function showTab({ workspace }: Desk, libraryTab: "documents" | "codebook" | "history"): void {
  workspace.showPane("library", true);
  workspace.session.libraryTab = libraryTab;
}

export const commands: Command[] = [
  { id: "file.import", group: "file", keys: ["Mod+O"], menu: "menu", isEnabled: canWrite, run: ({ workspace }) => shelving.chooseAndImport(workspace, importPrompt) },
  { id: "file.paste", group: "file", keys: ["Mod+Shift+N", "Mod+V"], passesOn: "Mod+V", menu: "menu", isEnabled: canWrite, run: (desk) => desk.paste() },
  { id: "file.sample", group: "file", keys: [], menu: "menu", isEnabled: canWrite, run: ({ workspace }) => shelving.importSample(workspace) },
  { id: "file.export", group: "file", keys: ["Mod+E"], menu: "menu", isEnabled: ({ workspace }) => workspace.library !== null, run: ({ workspace }) => (workspace.session.panel = "export") },
  { id: "file.load", group: "file", keys: [], menu: "menu", isEnabled: canWrite, run: ({ workspace }) => shelving.loadFrom(workspace, loadPrompt) },
  { id: "library.open", group: "file", keys: ["Mod+Shift+O"], menu: "menu", run: ({ workspace }) => shelving.chooseLibrary(workspace, libraryPrompt) },
  { id: "library.verify", group: "file", keys: [], menu: "menu", run: ({ workspace }) => shelving.verify(workspace) },
  { id: "app.quit", group: "file", keys: ["Mod+Q"], hearing: "while typing", menu: "menu", run: ({ workspace }) => workspace.quit() },

  { id: "edit.undo", group: "edit", keys: ["Mod+Z"], menu: "menu", isEnabled: (desk) => canTurn(desk, "undo"), run: (desk) => desk.turnBack("undo") },
  { id: "edit.redo", group: "edit", keys: ["Mod+Shift+Z", "Mod+Y"], menu: "menu", isEnabled: (desk) => canTurn(desk, "redo"), run: (desk) => desk.turnBack("redo") },
  { id: "edit.find", group: "edit", keys: ["Mod+F"], hearing: "while typing", menu: "menu", isEnabled: isOpen, run: ({ reader }) => reader?.find() },

  { id: "judge.sourced", group: "judge", keys: ["S"], menu: "menu", isEnabled: canMark, run: (desk) => desk.judge("sourced") },
  { id: "judge.dubious", group: "judge", keys: ["D"], menu: "menu", isEnabled: canMark, run: (desk) => desk.judge("dubious") },
  { id: "judge.not-a-claim", group: "judge", keys: ["X"], menu: "menu", isEnabled: canMark, run: (desk) => desk.judge("not_a_claim") },
  { id: "judge.unsure", group: "judge", keys: ["?"], menu: "menu", isEnabled: canMark, run: ({ workspace }) => judging.turnCertainty(workspace) },
  { id: "judge.clear", group: "judge", keys: ["Backspace"], menu: "menu", isEnabled: canMark, run: ({ workspace }) => judging.clearVerdict(workspace) },
  { id: "mark.highlight", group: "judge", keys: ["H"], menu: "menu", isEnabled: canMark, run: (desk) => desk.highlight() },
  { id: "mark.reasons", group: "judge", keys: ["R"], menu: "menu", isEnabled: canMark, run: (desk) => desk.edit("reasons") },
  { id: "mark.note", group: "judge", keys: ["N"], menu: "menu", isEnabled: canMark, run: (desk) => desk.edit("note") },
  { id: "mark.tags", group: "judge", keys: ["T"], menu: "menu", isEnabled: canMark, run: (desk) => desk.edit("tags") },
  { id: "mark.delete", group: "judge", keys: ["Delete"], menu: "menu", isEnabled: canMark, run: ({ workspace }) => judging.deleteHere(workspace) },

  { id: "move.next", group: "move", keys: ["ArrowDown"], menu: "keys only", isEnabled: isOpen, run: ({ reader }) => reader?.move(1) },
  { id: "move.previous", group: "move", keys: ["ArrowUp"], menu: "keys only", isEnabled: isOpen, run: ({ reader }) => reader?.move(-1) },
  { id: "move.unjudged", group: "move", keys: ["Space"], menu: "menu", isEnabled: isOpen, run: (desk) => desk.toUnjudged() },
  { id: "move.grow", group: "move", keys: ["Shift+ArrowDown"], menu: "keys only", isEnabled: isOpen, run: ({ reader }) => reader?.grow("sentence", 1) },
  { id: "move.shrink", group: "move", keys: ["Shift+ArrowUp"], menu: "keys only", isEnabled: isOpen, run: ({ reader }) => reader?.grow("sentence", -1) },
  { id: "move.grow-word", group: "move", keys: ["Shift+ArrowRight"], menu: "keys only", isEnabled: isOpen, run: ({ reader }) => reader?.grow("word", 1) },
  { id: "move.shrink-word", group: "move", keys: ["Shift+ArrowLeft"], menu: "keys only", isEnabled: isOpen, run: ({ reader }) => reader?.grow("word", -1) },

  { id: "view.library", group: "view", keys: ["Mod+B"], menu: "menu", run: ({ workspace }) => workspace.showPane("library", !workspace.panes.library) },
  { id: "view.claims", group: "view", keys: ["Mod+J"], menu: "menu", run: ({ workspace }) => workspace.showPane("claims", !workspace.panes.claims) },
  { id: "view.documents", group: "view", keys: [], menu: "menu", run: (desk) => showTab(desk, "documents") },
  { id: "view.codebook", group: "view", keys: [], menu: "menu", run: (desk) => showTab(desk, "codebook") },
  { id: "view.history", group: "view", keys: [], menu: "menu", run: (desk) => showTab(desk, "history") },
  { id: "view.next-pane", group: "view", keys: ["F6"], hearing: "while typing", menu: "menu", run: (desk) => desk.toNextPane() },
  { id: "view.text", group: "view", keys: ["Escape"], menu: "keys only", run: (desk) => desk.toText() },
  { id: "view.larger", group: "view", keys: ["Mod++", "Mod+="], hearing: "while typing", menu: "menu", run: ({ workspace }) => resize(workspace, 1) },
  { id: "view.smaller", group: "view", keys: ["Mod+-"], hearing: "while typing", menu: "menu", run: ({ workspace }) => resize(workspace, -1) },
  { id: "view.usual", group: "view", keys: ["Mod+0"], hearing: "while typing", menu: "menu", run: ({ workspace }) => workspace.settings.set({ size: sizes.usual }) },
  theme("view.theme-system", "system"),
  theme("view.theme-light", "light"),
  theme("view.theme-sepia", "sepia"),
  theme("view.theme-dark", "dark"),

  { id: "help.palette", group: "help", keys: ["Mod+K"], hearing: "while typing", menu: "menu", run: ({ workspace }) => (workspace.session.panel = "palette") },
  { id: "help.keys", group: "help", keys: ["Mod+/"], hearing: "while typing", menu: "menu", run: ({ workspace }) => (workspace.session.panel = "keys") },
  { id: "help.guide", group: "help", keys: [], menu: "menu", run: ({ workspace }) => workspace.settings.set({ guideDone: false }) },
];

export const commandById = new Map(commands.map((command) => [command.id, command]));
export const commandByKey = new Map(commands.flatMap((command) => command.keys.map((key) => [key, command] as const)));

export function isEnabled(command: Command, desk: Desk): boolean {
  return command.isEnabled?.(desk) ?? true;
}

/** Runs a command where it is enabled; one that reads where the cursor is waits until undo has brought it back. */
export function perform(command: Command, desk: Desk): boolean {
  if (!isEnabled(command, desk)) return false;
  const run = (): void => void (isEnabled(command, desk) && command.run(desk));
  if (command.group === "judge" || command.group === "move") desk.atCursor(run);
  else run();
  return true;
}

/** Runs a command by its id, where it is enabled. */
export function runCommand(id: string, desk: Desk): boolean {
  const command = commandById.get(id as CommandId);
  return command !== undefined && perform(command, desk);
}
