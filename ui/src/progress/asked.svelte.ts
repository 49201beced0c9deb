// The answer to "how far is it?", asked again whenever something was written.
// Invariant: one question at a time; of changes meanwhile only that there were some is remembered. An answer of another
// document is never shown.

import type { DocumentId, Overview } from "../host/generated/contract.ts";
import type { Workspace } from "../state/workspace.svelte.ts";

export class Asked {
  answer = $state.raw<Overview | null>(null);
  private about: DocumentId | null = null;
  private state: "quiet" | "asking" | "asking, and once more" = "quiet";

  constructor(private readonly workspace: Workspace) {}

  /** Asks about a document, or about the library. */
  async ask(document: DocumentId | null): Promise<void> {
    if (this.about !== document) this.answer = null;
    this.about = document;
    if (this.state !== "quiet") {
      this.state = "asking, and once more";
      return;
    }
    this.state = "asking";
    const answer = await this.workspace.ask("overview", document === null ? {} : { document });
    const isOnceMore = this.state !== "asking";
    this.state = "quiet";
    if (answer !== null && this.about === document) this.answer = answer;
    if (isOnceMore) await this.ask(this.about);
  }
}
