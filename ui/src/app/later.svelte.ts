// Parts of the window that its first text does without.
// Invariant: whoever wants one before its time has it fetched at once, and keys wait for it; nobody fetches it twice at a time.

import { tick } from "svelte";
import type { Line } from "./line.ts";

/** How long after the window is drawn they are fetched, in milliseconds: when the first text is surely painted. */
const LATER = 400;

/** Fetches a part of the window when the first text is painted, or when it is wanted: then whatever waits in the line waits
    until it is drawn, for what is typed meanwhile is meant for it. To be called while a component is made. */
export function later<T>(waiting: Line, fetch: () => Promise<T>, isWanted: () => boolean): { readonly come: T | null } {
  let come = $state.raw<T | null>(null);
  let coming: Promise<void> | null = null;
  async function fetched(): Promise<void> {
    try {
      come = await fetch();
    } finally {
      // Where that failed, whoever wants it next has it fetched again.
      coming = null;
    }
  }
  /** What fails is told by the line, or, where nobody wanted it yet, by nobody. */
  function bring(): Promise<void> {
    coming ??= fetched();
    coming.catch(() => undefined);
    return coming;
  }
  $effect(() => {
    if (come !== null) return;
    if (isWanted()) {
      const drawn = bring().then(tick);
      drawn.catch(() => undefined);
      return void waiting.join(() => drawn);
    }
    const timer = setTimeout(() => void bring(), LATER);
    return () => clearTimeout(timer);
  });
  return {
    get come() {
      return come;
    },
  };
}
