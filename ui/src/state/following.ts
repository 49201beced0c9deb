// How a window that only reads keeps up with the one that writes: it asks whether anything was written, and takes that in.
// Invariant: one question at a time, and none while nobody can see the window. Not here: what is asked anew (renewing.ts).

import type { Workspace } from "./workspace.svelte.ts";

/** How often is asked, in milliseconds: soon enough for somebody who looks from one window to the other. */
const EVERY = 1_000;

export class Following {
  /** How far the log was when it was looked at last. */
  private last: number | null = null;
  private isLooking = false;

  constructor(private readonly workspace: Workspace) {}

  /** Asks for what was written since, and shows it. */
  async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      const { last: since } = this;
      const news = await this.workspace.host.call("list_changes", since === null ? {} : { since });
      if (since !== null && news.last !== since) await this.workspace.hear(news.written);
      this.last = news.last;
    } catch {
      // The library may be out of reach for a while; nothing is lost, and telling it every second helps nobody.
    } finally {
      this.isLooking = false;
    }
  }
}

/** Follows until the answer is called: every second while the page is visible, and when it is looked at again. */
export function follow(workspace: Workspace, page: Document, view: Window): () => void {
  const following = new Following(workspace);
  const look = (): void => {
    if (page.visibilityState === "visible") void following.look();
  };
  look();
  const timer = setInterval(look, EVERY);
  page.addEventListener("visibilitychange", look);
  view.addEventListener("focus", look);
  return () => {
    clearInterval(timer);
    page.removeEventListener("visibilitychange", look);
    view.removeEventListener("focus", look);
  };
}
