// A document's text replaced by another version from a file, while the judging goes on.
// Invariant: one file is read at a time, no turn of the writes waits for it, and no password is kept. Not here: the dialog
// (Rust), what is said of it (words).

import type { DocumentId, Replaced } from "../host/generated/contract.ts";
import { asFault, type Prompt } from "../host/host.ts";
import { wantsPassword } from "./importing.svelte.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** A file that is to give a document its text. */
export interface Replacement {
  document: DocumentId;
  title: string;
  path: string;
}

export class Replacing {
  /** What is being read. */
  now = $state.raw<Replacement | null>(null);
  /** What wants a password before it can be read, and whether one was given that is wrong. */
  locked = $state.raw<{ wanted: Replacement; isWrong: boolean } | null>(null);

  constructor(private readonly workspace: Workspace) {}

  /** Asks which file holds the other version of a document's text, and reads it. */
  async choose(document: DocumentId, prompt: Prompt): Promise<void> {
    const { host, documents, notices } = this.workspace;
    const title = documents.find(({ id }) => id === document)?.title ?? "";
    try {
      const [path, ...others] = await host.chooseFiles(prompt);
      if (others.length > 0) notices.tell({ kind: "one-file" });
      else if (path !== undefined) await this.read({ document, title, path });
    } catch (thrown) {
      this.workspace.tellFault(thrown);
    }
  }

  /** Reads the file again, with its password. */
  async unlock(password: string): Promise<void> {
    if (this.locked !== null) await this.read(this.locked.wanted, password);
  }

  dismiss(): void {
    this.locked = null;
  }

  async callOff(): Promise<void> {
    if (this.now !== null) await this.workspace.ask("call_off", {});
  }

  private async read(wanted: Replacement, password?: string): Promise<void> {
    // A second file would be read behind the first, and nobody would know which came of which.
    if (this.now !== null) return;
    this.now = wanted;
    const { document, path } = wanted;
    try {
      const replaced = await this.workspace.writeAside("replace_document", { document, path, ...(password !== undefined && { password }) });
      this.locked = null;
      this.tell(wanted, replaced);
    } catch (thrown) {
      const fault = asFault(thrown);
      this.locked = wantsPassword(fault) ? { wanted, isWrong: fault.code === "password-wrong" } : null;
      if (this.locked === null) this.workspace.tellFault(fault);
    } finally {
      this.now = null;
    }
  }

  private tell({ document, title }: Replacement, { passages, written }: Replaced): void {
    const { notices } = this.workspace;
    if (written.changed.length === 0) notices.tell({ kind: "same-text", title });
    else notices.tell({ kind: "replaced", document, title, passages });
  }
}
