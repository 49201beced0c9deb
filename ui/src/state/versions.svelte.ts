// The versions of a document's text, as a page shows them: listed, two of them compared, one read.
// Invariant: what is shown is what was asked for last; an older answer is dropped. Not here: giving a text another version
// (replacing.svelte.ts).

import type { StretchColumns, VersionPassage, VersionRow } from "../host/generated/contract.ts";
import type { Cut, OpenedDocument } from "./opened.svelte.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** Two versions, and how they differ. */
export interface Compared {
  from: number;
  to: number;
  columns: StretchColumns;
  old: Cut;
  now: Cut;
}

/** One version, with what stood in it. */
export interface ReadVersion {
  number: number;
  text: string;
  cut: Cut;
  passages: VersionPassage[];
}

export class Versions {
  /** The newest first; `null` until they are known. */
  rows = $state.raw<VersionRow[] | null>(null);
  compared = $state.raw<Compared | null>(null);
  /** Which two are wanted: what is compared, or is being compared. */
  wanted = $state.raw<Pick<Compared, "from" | "to"> | null>(null);
  isComparing = $state(false);
  read = $state.raw<ReadVersion | null>(null);
  private turn = 0;

  constructor(
    private readonly workspace: Workspace,
    private readonly opened: OpenedDocument,
  ) {}

  /** Asks which there are, and compares the newest with the one before where nothing else is compared. */
  async list(): Promise<void> {
    const rows = await this.workspace.ask("list_versions", { document: this.opened.id });
    if (rows === null) return;
    const isAnother = this.rows?.length !== rows.length;
    this.rows = rows;
    const [newest, before] = rows;
    if (newest === undefined || before === undefined) this.compared = this.wanted = null;
    else if (isAnother) await this.compare(before.number, newest.number);
  }

  /** Compares two versions. */
  async compare(from: number, to: number): Promise<void> {
    const turn = this.next();
    this.wanted = { from, to };
    this.isComparing = true;
    const { host, cutter } = this.workspace;
    const document = this.opened.id;
    try {
      const [columns, old, now] = await Promise.all([host.call("compare_versions", { document, from, to }), host.documentText(document, from), host.documentText(document, to)]);
      if (turn === this.turn) this.compared = { from, to, columns, old: cutter(old), now: cutter(now) };
    } catch (thrown) {
      if (turn === this.turn) {
        this.wanted = this.compared;
        this.workspace.tellFault(thrown);
      }
    }
    if (turn === this.turn) this.isComparing = false;
  }

  /** Shows one version, with the passages that stood in it. */
  async show(number: number): Promise<void> {
    const turn = this.next();
    const { host, cutter } = this.workspace;
    const document = this.opened.id;
    try {
      const [text, passages] = await Promise.all([host.documentText(document, number), host.call("version_passages", { document, number })]);
      if (turn === this.turn) this.read = { number, text, cut: cutter(text), passages };
    } catch (thrown) {
      if (turn === this.turn) this.workspace.tellFault(thrown);
    }
  }

  /** Shows the list again. */
  leave(): void {
    this.next();
    this.read = null;
    // What was being compared when a version was read is compared now.
    const { wanted, compared } = this;
    if (wanted !== null && (wanted.from !== compared?.from || wanted.to !== compared.to)) void this.compare(wanted.from, wanted.to);
  }

  private next(): number {
    this.turn += 1;
    this.isComparing = false;
    return this.turn;
  }
}
