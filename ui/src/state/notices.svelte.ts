// What the window has to tell: faults and things done. Codes only; the words are made where they are shown.

import type { Exported, Fault, FaultCode, InvisibleRow, Loaded, Verdict } from "../host/generated/contract.ts";
import type { Sought } from "./seeking.ts";

export type Told =
  | { kind: "fault"; fault: Fault }
  | { kind: "imported"; document: string; title: string; sentences: number; guessed: string | null; invisible: InvisibleRow; blankPages: number }
  | { kind: "known"; document: string; title: string }
  | { kind: "claim-deleted" }
  | { kind: "highlight-deleted" }
  | { kind: "tag-deleted"; name: string }
  | { kind: "document-removed"; title: string }
  | { kind: "exported"; exported: Exported }
  | { kind: "loaded"; loaded: Loaded }
  | { kind: "original-saved"; path: string; bytes: number }
  | { kind: "verified"; findings: number }
  | { kind: "language-later" }
  | { kind: "all-judged" }
  | { kind: "still-coming" }
  | { kind: "nothing-again" }
  | { kind: "nothing-here" }
  | { kind: "nothing-to-link" }
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
  | { kind: "gathered"; passages: number }
  | { kind: "undone"; left: number }
  | { kind: "redone"; left: number }
  | { kind: "locked"; code: FaultCode };

/** Whether the notice offers to take back what it tells. */
export function isUndoable(kind: Told["kind"]): boolean {
  return kind.endsWith("-deleted") || kind.endsWith("-removed") || kind === "judged-once" || kind === "judged-each" || kind === "all-highlighted";
}

/** How many notices of things done stay on screen. Faults stay until they are dismissed: each was asked for. */
const SHOWN = 2;

export class Notices {
  list = $state.raw<Notice[]>([]);
  said = $state.raw<{ said: Said; turn: number } | null>(null);
  private made = 0;

  tell(told: Told): void {
    this.made += 1;
    // The same words twice are one notice.
    const others = this.list.filter((notice) => JSON.stringify({ ...notice, id: 0 }) !== JSON.stringify({ ...told, id: 0 }));
    const list = [...others, { ...told, id: this.made }];
    const done = list.filter(({ kind }) => kind !== "fault").slice(-SHOWN);
    this.list = list.filter((notice) => notice.kind === "fault" || done.includes(notice));
  }

  say(said: Said): void {
    this.made += 1;
    this.said = { said, turn: this.made };
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  /** Takes away what offers an undo that would now undo something else. */
  dismissUndoable(): void {
    this.list = this.list.filter(({ kind }) => !isUndoable(kind));
  }
}
