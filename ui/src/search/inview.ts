// What the lists of the search have in common: more is asked for near their end, and the chosen one is brought into view.

import { untrack } from "svelte";
import type { Searching } from "../state/searching.svelte.ts";

/** The rows of a list, of which those in view are drawn. */
export interface Rows {
  scrollToIndex: (index: number, options?: { align?: "nearest" | "start" }) => void;
}

/** To be called when a list is scrolled: less than two heights from the end it asks for more. */
export function scrolled(searching: Searching, { currentTarget }: Event & { currentTarget: HTMLElement }): void {
  const { scrollTop, clientHeight, scrollHeight } = currentTarget;
  if (scrollTop + 2 * clientHeight > scrollHeight) searching.more();
}

/** To be called in an effect: brings a row into view when another was chosen by keys, and not when rows are added. */
export function intoView(searching: Searching, rows: () => Rows | undefined, at: () => number): void {
  void searching.moved;
  untrack(() => {
    if (at() >= 0) rows()?.scrollToIndex(at(), { align: "nearest" });
  });
}
