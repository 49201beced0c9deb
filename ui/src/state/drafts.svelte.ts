// What was typed or ticked about something and not saved: kept on this machine until it is saved or discarded, also where
// the application is killed.
// Invariant: nothing of it is in the library. A draft whose claim is gone stays, unseen: an undo may bring the claim back.

import type { OpenedDocument } from "./opened.svelte.ts";
import { isFound } from "./marks.ts";
import type { Target } from "./session.svelte.ts";
import type { Span } from "./spans.ts";

/** What a draft would become: of a claim or highlight, of a document, of the codebook, of a pasted text, of a source. */
export type DraftField =
  | "note" | "statement" | "nextStep" | "reasons" | "tags" | "evidence" | `reason ${string}`
  | "title" | "authors" | "issued" | "language" | "url" | "name" | "definition" | "text" | `csl ${string}`;

/** How long a draft may be in memory alone, in milliseconds. The web view has it on the disk half a second later. */
const HELD = 1_000;

const keyOf = (library: string): string => `obelus.drafts.${library}`;

type Kept = Record<string, Record<string, string>>;

export class Drafts {
  /** Texts by what they are about, and by field. */
  private kept = $state.raw<Kept>({});
  private library: string | null = null;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem">) {}

  /** Another library is open: its drafts are found again. */
  openLibrary(id: string): void {
    this.flush();
    this.library = id;
    this.kept = read(this.storage.getItem(keyOf(id)));
  }

  /** What was typed for a field, under the first of these names that has something. */
  find(owners: string[], field: DraftField): string | null {
    const owner = owners.find((one) => this.kept[one]?.[field] !== undefined);
    return owner === undefined ? null : (this.kept[owner]?.[field] ?? null);
  }

  /** Whether there is a draft of anything under one of these names. */
  has(owners: string[]): boolean {
    return owners.some((owner) => this.kept[owner] !== undefined);
  }

  /** Keeps a draft under the first of these names; `null` forgets it under all of them. */
  keep(owners: string[], field: DraftField, text: string | null): void {
    if (text === null && this.find(owners, field) === null) return;
    const next = new Map(Object.entries(this.kept));
    for (const owner of owners) {
      const rest = Object.entries(next.get(owner) ?? {}).filter(([name]) => name !== field);
      if (rest.length > 0) next.set(owner, Object.fromEntries(rest));
      else next.delete(owner);
    }
    const [first] = owners;
    if (text !== null && first !== undefined) next.set(first, { ...next.get(first), [field]: text });
    this.kept = Object.fromEntries(next);
    this.waiting ??= setTimeout(() => this.flush(), HELD);
  }

  /** Writes down what is not written yet. */
  flush(): void {
    if (this.waiting === undefined) return;
    clearTimeout(this.waiting);
    this.waiting = undefined;
    if (this.library === null) return;
    try {
      this.storage.setItem(keyOf(this.library), JSON.stringify(this.kept));
    } catch {
      // Where nothing can be kept, drafts live until the window closes.
    }
  }
}

/** The draft of one field of something that has these names. */
export function draftUnder(drafts: Drafts, owners: string[], field: DraftField): { readonly text: string | null; keep: (text: string | null) => void } {
  return {
    get text() {
      return drafts.find(owners, field);
    },
    keep: (text) => drafts.keep(owners, field, text),
  };
}

/** What was kept, as far as it is what this window writes. */
function read(kept: string | null): Kept {
  try {
    const value: unknown = JSON.parse(kept ?? "{}");
    const isText = (one: unknown): boolean => typeof one === "string";
    const isOwner = (one: unknown): boolean => typeof one === "object" && one !== null && Object.values(one).every(isText);
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(([, one]) => isOwner(one))) as Kept;
  } catch {
    // A value that nobody can read is as good as none.
    return {};
  }
}

/** Under which names drafts about something are kept: its own, and those of its places, where it may not have been yet. */
export function ownersOf(opened: OpenedDocument | null, target: Target): string[] {
  const at = ({ start, end }: Span): string => `${opened?.id ?? ""} ${start}-${end}`;
  if (target.noun === "place") return [at(target.place)];
  const highlight = target.noun === "highlight" ? opened?.highlight(target.id) : null;
  const claim = target.noun === "claim" ? opened?.claim(target.id) : null;
  return [target.id, ...(claim?.passages ?? (highlight ? [highlight] : [])).filter(isFound).map(at)];
}
