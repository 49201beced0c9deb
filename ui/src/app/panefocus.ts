// Which pane the focus goes to, and to what in it.

import type { Workspace } from "../state/workspace.svelte.ts";

const panes = ["pane-library", "pane-search", "pane-reader", "pane-pages", "pane-beside", "pane-claims", "pane-evidence", "pane-suggestions", "pane-looks", "pane-replace", "pane-import"] as const;

/** The pane after the one that has the focus, of those that are shown. */
export function nextPane(): HTMLElement | undefined {
  const shown = panes.flatMap((id) => document.getElementById(id) ?? []);
  // The printed page lies in the pane of the reader.
  const at = shown.findLastIndex((pane) => pane.contains(document.activeElement));
  return shown[(at + 1) % shown.length];
}

/** Whether keys answer suggestions, or what needs a look. No event tells that what had the focus is gone from the pane: where it is now is what counts. */
export function isAnswering({ suggestions, placing }: Workspace): boolean {
  const isIn = (pane: string): boolean => document.getElementById(pane)?.contains(document.activeElement) === true;
  return (suggestions.hasFocus && isIn("pane-suggestions")) || (placing.hasFocus && isIn("pane-looks"));
}

/** Where the focus goes in a pane: to what is current there, else to its chosen tab. */
export function entry(pane: HTMLElement): HTMLElement | null {
  const find = (selector: string): HTMLElement | null => pane.querySelector<HTMLElement>(selector);
  return find("[data-entry]") ?? find("[aria-current=true]") ?? find("[role=tab][aria-selected=true]") ?? find("h2[tabindex]");
}
