// A document's text replaced by another version from a file, while the judging goes on.
// Invariant: one file is read at a time, no turn of the writes waits for it, and no password is kept. Not here: the dialog
// (Rust), what is said of it (words), what is not written meanwhile (standing.ts).

import type { DocumentId, Replaced } from "../host/generated/contract.ts";
import { asFault, type Prompt } from "../host/host.ts";
import { callOffUntil } from "./callingoff.ts";
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

  private reading: Promise<void> = Promise.resolve();
  /** Which library it was asked for in: what comes back in another is not told. */
  private library = 0;

  constructor(private readonly workspace: Workspace) {}

  /** Whether a document is getting another text: its places are not to be written any more. */
  isAbout(document: DocumentId): boolean {
    return this.now?.document === document;
  }

  /** Whether that is the open one. */
  get isHere(): boolean {
    return this.now !== null && this.now.document === this.workspace.opened?.id;
  }

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
    const { now } = this;
    await callOffUntil(this.workspace, this.reading, () => now !== null && this.now === now);
  }

  /** Another library is opened: what wanted a password was asked for in this one. */
  forget(): void {
    this.library += 1;
    this.dismiss();
  }

  private read(wanted: Replacement, password?: string): Promise<void> {
    // A second file would be read behind the first, and nobody would know which came of which.
    if (this.now !== null) return Promise.resolve();
    this.now = wanted;
    this.reading = this.readNow(wanted, password);
    return this.reading;
  }

  private async readNow(wanted: Replacement, password?: string): Promise<void> {
    const { document, path } = wanted;
    const { library } = this;
    try {
      // What was marked before means the old text, and is written in it.
      await this.workspace.settled();
      const replaced = await this.workspace.writeAside("replace_document", { document, path, ...(password !== undefined && { password }) });
      this.locked = null;
      if (library === this.library) this.tell(wanted, replaced);
    } catch (thrown) {
      const fault = asFault(thrown);
      const isLocked = library === this.library && wantsPassword(fault);
      this.locked = isLocked ? { wanted, isWrong: fault.code === "password-wrong" } : null;
      // Whoever calls a reading off knows it.
      if (!wantsPassword(fault) && fault.code !== "reader-called-off") this.workspace.tellFault(fault);
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
