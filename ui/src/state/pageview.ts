// Whether the printed page is shown, and where there is room for it.

import type { Workspace } from "./workspace.svelte.ts";

/** Below this width of the reader's pane the page lies over the text, in pixels. */
export const ROOM_FOR_PAGE = 660;

export type PageShown = "none" | "beside" | "over";

/** Whether the open document has pages that can be shown. */
export function hasPages({ opened }: Workspace): boolean {
  return opened !== null && opened.details.pageView === "pages" && opened.structure.pages.label.length > 0;
}

export function pageShown(workspace: Workspace): PageShown {
  const { session, settings } = workspace;
  if (!settings.looks.page || !hasPages(workspace)) return "none";
  if (session.readerWidth >= ROOM_FOR_PAGE) return "beside";
  return session.face === "page" ? "over" : "none";
}
