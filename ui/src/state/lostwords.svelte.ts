// The words that lost passages of the open text had: a text that does not hold them cannot tell them, the library can.
// Invariant: asked for only where a lost passage is shown, once for all of them; what is not known is `null`. Not here: how
// they are shown (claims).

import type { OpenedDocument } from "./opened.svelte.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** What identifies a lost passage: its own id, or its highlight's. */
interface Lost {
  id: string;
}

class LostWords {
  private known = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** Those that were asked for, each in its version of the text. */
  private asked = new Set<string>();
  private waiting: Promise<void> | null = null;

  constructor(
    private readonly workspace: Workspace,
    private readonly opened: OpenedDocument,
  ) {}

  of({ id }: Lost): string | null {
    return this.known.get(this.key(id)) ?? null;
  }

  /** Has the words come that are not known: of all, for one question answers for each. */
  need(lost: readonly Lost[]): void {
    if (lost.every(({ id }) => this.asked.has(this.key(id)))) return;
    for (const { id } of lost) this.asked.add(this.key(id));
    // Cards that are drawn together ask together.
    this.waiting ??= Promise.resolve().then(() => this.ask());
  }

  private async ask(): Promise<void> {
    const { id: document, details } = this.opened;
    this.waiting = null;
    const found = await this.workspace.ask("version_passages", { document, number: details.version });
    // What was refused, which is told, may be asked for again.
    if (found === null) return this.asked.clear();
    const lost = found.filter(({ anchoring, noun }) => anchoring === "lost" && noun !== "evidence");
    for (const { id } of lost) this.asked.add(this.key(id));
    this.known = new Map([...this.known, ...lost.map(({ id, exact }) => [this.key(id), exact] as const)]);
  }

  private key(id: string): string {
    return `${this.opened.details.version} ${id}`;
  }
}

const all = new WeakMap<OpenedDocument, LostWords>();

/** The words of lost passages in a document. To be called while a component is made; what is lost may change. */
export function lostWordsIn(workspace: Workspace, opened: () => OpenedDocument, lost: () => readonly Lost[]): { of(passage: Lost): string | null } {
  const words = $derived.by(() => {
    const document = opened();
    const made = all.get(document) ?? new LostWords(workspace, document);
    all.set(document, made);
    return made;
  });
  $effect(() => {
    const missing = lost();
    if (missing.length > 0) words.need(missing);
  });
  return { of: (passage) => words.of(passage) };
}
