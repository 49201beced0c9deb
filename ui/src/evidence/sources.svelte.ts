// The sources of the library as the fields and rows of evidence show them.
// Invariant: they are asked for once, and again where a piece names one that is not known.

import type { EvidenceRow, SourceRow } from "../host/generated/contract.ts";
import { sourcesById } from "../state/evidence.ts";
import type { Workspace } from "../state/workspace.svelte.ts";

export class Sources {
  private byId = $state.raw(new Map<string, SourceRow>());
  private isAsked = false;

  constructor(private readonly workspace: Workspace) {}

  get list(): SourceRow[] {
    return [...this.byId.values()];
  }

  find(id: string | undefined): SourceRow | null {
    return id === undefined ? null : (this.byId.get(id) ?? null);
  }

  /** Asks for them, where that was not done yet, or these pieces name one that was not there then. */
  async know(evidence: EvidenceRow[]): Promise<void> {
    if (this.isAsked && evidence.every(({ source }) => source === undefined || this.byId.has(source))) return;
    this.isAsked = true;
    this.byId = await sourcesById(this.workspace);
  }
}
