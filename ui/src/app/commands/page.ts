// Commands about the printed page: showing it, putting it away, turning, sizes.

import { tick } from "svelte";
import { hasPages, pageShown, ROOM_FOR_PAGE } from "../../state/pageview.ts";
import type { PagesHandle } from "../../pages/types.ts";
import type { CommandId } from "../../words/commands.ts";
import type { Command } from "./command.ts";
import type { Desk } from "../desk.ts";

function turned(id: CommandId, keys: string[], run: (pages: PagesHandle) => void): Command {
  return { id, group: "view", keys, menu: "elsewhere", isEnabled: ({ workspace }) => pageShown(workspace) !== "none", run: ({ pages }) => pages && run(pages) };
}

/** Shows the page, or puts it away. The library's pane makes room for it where that is enough, and comes back afterwards. */
async function turnPage(desk: Desk): Promise<void> {
  const { workspace } = desk;
  const { session, settings, panes } = workspace;
  if (pageShown(workspace) !== "none") {
    settings.setLooks({ page: false });
    if (session.hasMadeRoom) workspace.showPane("library", true);
    session.hasMadeRoom = false;
    return desk.toText();
  }
  const { readerWidth } = session;
  const gained = panes.library && !panes.over ? settings.now.libraryWidth : 0;
  const hasRoom = readerWidth + gained >= ROOM_FOR_PAGE;
  if (hasRoom && readerWidth < ROOM_FOR_PAGE) {
    workspace.showPane("library", false);
    session.hasMadeRoom = true;
  }
  session.page = "text";
  session.face = "page";
  settings.setLooks({ page: true });
  await tick();
  // Where there is no room beside the text the page lies over it, and has the keys.
  if (!hasRoom) desk.pages?.focus();
}

export const pageCommands: Command[] = [
  { id: "view.page", group: "view", keys: ["P"], menu: "menu", isEnabled: ({ workspace }) => hasPages(workspace), isOn: ({ workspace }) => pageShown(workspace) !== "none", run: (desk) => turnPage(desk) },
  turned("view.page-next", ["Alt+PageDown"], (pages) => pages.turn(1)),
  turned("view.page-previous", ["Alt+PageUp"], (pages) => pages.turn(-1)),
  turned("view.page-larger", [], (pages) => pages.resize(1)),
  turned("view.page-smaller", [], (pages) => pages.resize(-1)),
  turned("view.page-width", [], (pages) => pages.fit("width")),
  turned("view.page-whole", [], (pages) => pages.fit("whole")),
];
