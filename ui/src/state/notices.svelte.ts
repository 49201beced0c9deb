// What the window has to tell: faults and things done. Codes only; the words are made where they are shown.

import type { AnchoringCounts, BackupLine, Exported, Fault, FaultCode, InvisibleRow, Loaded, LoadedSources, OpeningRow, Stance, Verdict } from "../host/generated/contract.ts";
import type { Sought } from "./seeking.ts";

export type Told =
  | { kind: "fault"; fault: Fault }
  | { kind: "imported"; document: string; title: string; sentences: number; guessed: string | null; invisible: InvisibleRow; blankPages: number }
  | { kind: "known"; document: string; title: string }
  | { kind: "claim-deleted" }
  | { kind: "highlight-deleted" }
  | { kind: "evidence-deleted" }
  | { kind: "tag-deleted"; name: string }
  | { kind: "document-removed"; title: string }
  | { kind: "source-deleted"; label: string }
  | { kind: "sources-merged"; label: string }
  | { kind: "sources-loaded"; loaded: LoadedSources }
  | { kind: "sources-exported"; sources: number; path: string }
  | { kind: "citation-copied"; text: string }
  | { kind: "exported"; exported: Exported }
  | { kind: "loaded"; loaded: Loaded }
  /** A file is about a text that differs from the one here; it can be loaded onto that, or be kept apart. */
  | { kind: "load-differs"; path: string; fault: Fault }
  /** A document has another version of its text now: how its passages were found in it. */
  | { kind: "replaced"; document: string; title: string; passages: AnchoringCounts }
  | { kind: "same-text"; title: string }
  | { kind: "one-file" }
  /** Something was to be written at a place of a text that is becoming another. */
  | { kind: "text-changing" }
  /** Words have to be selected before a passage can be put there. */
  | { kind: "select-first" }
  | { kind: "all-settled"; passages: number }
  /** Annotations were not loaded: the document that they are on has to be chosen. */
  | { kind: "unplaced"; fault: Fault; path: string }
  | { kind: "original-saved"; path: string; bytes: number }
  /** Judgements or marks were refused; they can be done again. */
  | { kind: "refused"; fault: Fault; deeds: number }
  /** Another library could not be opened, and something can be done for it. */
  | { kind: "unopenable"; fault: Fault }
  | { kind: "done-after-all"; deeds: number }
  /** The window was asked to close, and something could not be saved. */
  | { kind: "not-closed" }
  | { kind: "second-copy-behind" }
  | { kind: "backup-behind" }
  | { kind: "brought-back"; opening: OpeningRow }
  | { kind: "restored"; made: string; aside: string | null; before: BackupLine | null }
  | { kind: "copied-library"; path: string }
  | { kind: "language-later" }
  | { kind: "all-judged" }
  | { kind: "still-coming" }
  | { kind: "nothing-again" }
  | { kind: "nothing-here" }
  | { kind: "nothing-to-link" }
  | { kind: "no-origin-here" }
  | { kind: "no-repeats" }
  | { kind: "no-other"; sought: Sought | "passage" }
  | { kind: "judged-once"; verdict: Verdict; places: number }
  | { kind: "judged-each"; verdict: Verdict; places: number; claims: number | null }
  | { kind: "all-highlighted"; places: number };

export type Notice = Told & { id: number };

/** What a screen reader is told without anything being shown. */
export type Said =
  | { kind: "judged"; verdict: Verdict; left: number }
  | { kind: "cleared"; left: number }
  | { kind: "highlighted" }
  | { kind: "linked" }
  | { kind: "attached"; stance: Stance; pieces: number }
  | { kind: "accepted"; suggestions: number; left: number }
  | { kind: "dismissed"; suggestions: number; left: number }
  | { kind: "settled"; left: number }
  | { kind: "given-up"; left: number }
  | { kind: "backed-up" }
  | { kind: "gathered"; passages: number }
  | { kind: "undone"; left: number }
  | { kind: "redone"; left: number }
  | { kind: "locked"; code: FaultCode };

/** Which tell of many things done at one blow. */
const undoable: ReadonlySet<Told["kind"]> = new Set<Told["kind"]>(["sources-merged", "judged-once", "judged-each", "all-highlighted", "replaced", "all-settled"]);

/** Whether the notice offers to take back what it tells. */
export function isUndoable(kind: Told["kind"]): boolean {
  return kind.endsWith("-deleted") || kind.endsWith("-removed") || undoable.has(kind);
}

/** Which stay until they are dismissed, or past: something has to be known, or done. */
const lasting: ReadonlySet<Told["kind"]> = new Set<Told["kind"]>(["fault", "refused", "load-differs", "unplaced", "unopenable", "not-closed", "second-copy-behind", "backup-behind", "brought-back", "restored"]);
/** Of which there is one at a time. */
const single: ReadonlySet<Told["kind"]> = new Set<Told["kind"]>(["refused", "unopenable", "not-closed", "second-copy-behind", "restored", "done-after-all"]);

export function isLasting({ kind }: Told): boolean {
  return lasting.has(kind);
}

/** How many notices of things done stay on screen. */
const SHOWN = 2;

export class Notices {
  list = $state.raw<Notice[]>([]);
  said = $state.raw<{ said: Said; turn: number } | null>(null);
  private made = 0;

  tell(told: Told): void {
    // Why something waits to be done again is on the screen already.
    if (told.kind === "fault" && this.list.some((notice) => notice.kind === "refused" && notice.fault.code === told.fault.code)) return;
    this.made += 1;
    // The same words twice are one notice.
    const isSame = (notice: Notice): boolean => JSON.stringify({ ...notice, id: 0 }) === JSON.stringify({ ...told, id: 0 });
    const others = this.list.filter((notice) => !isSame(notice) && !(single.has(told.kind) && notice.kind === told.kind));
    const list = [...others, { ...told, id: this.made }];
    const done = list.filter((notice) => !isLasting(notice)).slice(-SHOWN);
    this.list = list.filter((notice) => isLasting(notice) || done.includes(notice));
  }

  say(said: Said): void {
    this.made += 1;
    this.said = { said, turn: this.made };
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  /** Takes away what is past. */
  dismissKind(kind: Told["kind"]): void {
    if (this.list.some((notice) => notice.kind === kind)) this.list = this.list.filter((notice) => notice.kind !== kind);
  }

  /** Takes away what offers an undo that would now undo something else. */
  dismissUndoable(): void {
    this.list = this.list.filter(({ kind }) => !isUndoable(kind));
  }
}
