// Commands about the window: its panes, its looks, its settings.

import { tick } from "svelte";
import type { Theme, Way } from "../../state/looks.ts";
import { ranges } from "../../state/looks.ts";
import type { LibraryTab, Page } from "../../state/session.svelte.ts";
import type { CommandId } from "../../words/commands.ts";
import type { Desk } from "../desk.ts";
import { turnSuggestions } from "../noticed.ts";
import { entry } from "../panefocus.ts";
import { areLooksShown, leaveSelecting, turnLooks } from "../placing.ts";
import { turnConcordance } from "../seeking.ts";
import { pageCommands } from "./page.ts";
import type { Command } from "./command.ts";
import { isOpen } from "./command.ts";

function theme(id: CommandId, name: Theme): Command {
  return {
    id, group: "view", keys: [], menu: "menu",
    isOn: ({ workspace }) => workspace.settings.looks.theme === name,
    run: ({ workspace }) => workspace.settings.setLooks({ theme: name }),
  };
}

function way(id: CommandId, name: Way): Command {
  return {
    id, group: "view", keys: [], menu: "menu",
    isOn: ({ workspace }) => workspace.settings.looks.way === name,
    run: ({ workspace }) => workspace.settings.setLooks({ way: name }),
  };
}

function turn(id: CommandId, name: "focus" | "invisible" | "noticed", keys: string[]): Command {
  return {
    id, group: "view", keys, menu: "menu",
    isOn: ({ workspace }) => workspace.settings.looks[name],
    run: ({ workspace }) => workspace.settings.setLooks({ [name]: !workspace.settings.looks[name] }),
  };
}

function resize({ settings }: Desk["workspace"], by: number): void {
  settings.setLooks({ size: settings.looks.size + by });
}

function showTab({ workspace }: Desk, libraryTab: LibraryTab): void {
  workspace.showPane("library", true);
  workspace.session.libraryTab = libraryTab;
}

/** Shows the pane of claims, or folds it away, and what stands in its place with it. */
function turnClaims(workspace: Desk["workspace"]): void {
  const isShown = workspace.panes.claims;
  workspace.session.aside = null;
  workspace.showPane("claims", !isShown);
}

/** Shows the outline and goes into it, or shows what was there before and goes back to the text. */
async function turnOutline(desk: Desk): Promise<void> {
  const { workspace } = desk;
  const { session } = workspace;
  if (isOutlineShown(desk)) {
    const { tab, isShown } = session.beforeOutline ?? { tab: "documents", isShown: true };
    session.libraryTab = tab;
    workspace.showPane("library", isShown);
    return desk.toText();
  }
  session.beforeOutline = { tab: session.libraryTab, isShown: workspace.panes.library };
  showTab(desk, "outline");
  await tick();
  const pane = document.getElementById("pane-library");
  if (pane !== null) (entry(pane) ?? pane).focus();
}

function isOutlineShown({ workspace }: Desk): boolean {
  return workspace.panes.library && workspace.session.libraryTab === "outline";
}

/** Shows a page over the text, or the text again where that page is shown already. */
function turnPage(desk: Desk, page: Exclude<Page, "text">): void {
  const { session } = desk.workspace;
  if (session.page === page) void desk.toText();
  else session.page = page;
}

/** Shows the second text, or puts it away. */
async function turnBeside(desk: Desk): Promise<void> {
  const { beside } = desk.workspace;
  if (beside.opened !== null) return desk.closeBeside();
  await beside.showAgain();
}

export const viewCommands: Command[] = [
  { id: "view.library", group: "view", keys: ["Mod+B"], menu: "menu", isOn: ({ workspace }) => workspace.panes.library, run: ({ workspace }) => workspace.showPane("library", !workspace.panes.library) },
  { id: "view.claims", group: "view", keys: ["Mod+J"], menu: "menu", isOn: ({ workspace }) => workspace.panes.claims, run: ({ workspace }) => turnClaims(workspace) },
  { id: "view.documents", group: "view", keys: [], menu: "menu", run: (desk) => showTab(desk, "documents") },
  { id: "view.outline", group: "view", keys: ["Mod+T"], menu: "menu", isEnabled: ({ workspace }) => workspace.opened !== null, isOn: isOutlineShown, run: (desk) => turnOutline(desk) },
  { id: "view.codebook", group: "view", keys: [], menu: "menu", run: (desk) => showTab(desk, "codebook") },
  { id: "view.history", group: "view", keys: [], menu: "menu", run: (desk) => showTab(desk, "history") },
  { id: "view.progress", group: "view", keys: ["Mod+P"], menu: "menu", isEnabled: ({ workspace }) => workspace.opened !== null, isOn: ({ workspace }) => workspace.session.page === "document", run: (desk) => turnPage(desk, "document") },
  { id: "view.overview", group: "view", keys: ["Mod+Shift+P"], menu: "menu", isEnabled: ({ workspace }) => workspace.library !== null, isOn: ({ workspace }) => workspace.session.page === "overview", run: (desk) => turnPage(desk, "overview") },
  { id: "view.quotes", group: "view", keys: ["Q"], menu: "menu", isEnabled: ({ workspace }) => workspace.library !== null, isOn: ({ workspace }) => workspace.session.page === "quotes", run: (desk) => turnPage(desk, "quotes") },
  { id: "view.suggestions", group: "view", keys: ["Mod+G"], menu: "menu", isEnabled: isOpen, isOn: ({ workspace }) => workspace.session.aside === "suggestions", run: (desk) => turnSuggestions(desk) },
  { id: "view.looks", group: "view", keys: ["Mod+L"], menu: "menu", isEnabled: ({ workspace }) => workspace.opened !== null, isOn: areLooksShown, run: (desk) => turnLooks(desk) },
  { id: "view.versions", group: "view", keys: ["Mod+Shift+L"], menu: "menu", isEnabled: ({ workspace }) => workspace.opened !== null, isOn: ({ workspace }) => workspace.session.page === "versions", run: (desk) => turnPage(desk, "versions") },
  { id: "view.timeline", group: "view", keys: ["Mod+Shift+D"], menu: "menu", isEnabled: ({ workspace }) => workspace.library !== null, isOn: ({ workspace }) => workspace.session.page === "timeline", run: (desk) => turnPage(desk, "timeline") },
  { id: "view.sources", group: "view", keys: ["Mod+Shift+S"], menu: "menu", isEnabled: ({ workspace }) => workspace.library !== null, isOn: ({ workspace }) => workspace.session.page === "sources", run: (desk) => turnPage(desk, "sources") },
  { id: "view.next-pane", group: "view", keys: ["F6"], hearing: "while typing", fixed: "way on", menu: "menu", run: (desk) => desk.toNextPane() },
  { id: "view.text", group: "view", keys: ["Escape"], fixed: "way out", menu: "elsewhere", run: (desk) => leaveSelecting(desk) || (desk.workspace.beside.hasFocus ? desk.closeBeside() : desk.toText()) },
  { id: "view.concordance", group: "view", keys: ["Mod+Shift+K"], hearing: "while typing", menu: "menu", isEnabled: ({ workspace }) => workspace.library !== null, isOn: ({ workspace }) => workspace.searching.isOpen && workspace.searching.way === "concordance", run: (desk) => turnConcordance(desk) },
  { id: "view.beside", group: "view", keys: ["B"], menu: "menu", isEnabled: ({ workspace }) => workspace.documents.length > 0, isOn: ({ workspace }) => workspace.beside.opened !== null, run: (desk) => turnBeside(desk) },
  { id: "view.swap", group: "view", keys: ["Y"], menu: "menu", isEnabled: ({ workspace }) => workspace.beside.opened !== null, run: ({ workspace }) => workspace.beside.swap() },
  ...pageCommands,
  way("view.way-continuous", "continuous"),
  way("view.way-sentences", "sentences"),
  turn("view.focus", "focus", ["F"]),
  turn("view.invisible", "invisible", []),
  turn("view.noticed", "noticed", []),
  { id: "view.larger", group: "view", keys: ["Mod++", "Mod+="], hearing: "while typing", menu: "menu", run: ({ workspace }) => resize(workspace, 1) },
  { id: "view.smaller", group: "view", keys: ["Mod+-"], hearing: "while typing", menu: "menu", run: ({ workspace }) => resize(workspace, -1) },
  { id: "view.usual", group: "view", keys: ["Mod+0"], hearing: "while typing", menu: "menu", run: ({ workspace }) => workspace.settings.setLooks({ size: ranges.size.usual }) },
  theme("view.theme-system", "system"),
  theme("view.theme-light", "light"),
  theme("view.theme-sepia", "sepia"),
  theme("view.theme-dark", "dark"),
  theme("view.theme-contrast", "contrast"),
  { id: "view.settings", group: "view", keys: ["Mod+,"], hearing: "while typing", menu: "menu", run: (desk) => desk.showSettings("looks") },
];
