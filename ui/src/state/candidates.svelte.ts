// The places that a passage which needs a look may be at, and which of them is looked at.
// Invariant: candidates belong to the passage that they were asked for; a lost passage is nowhere until a place is chosen for it.

import type { LookCandidate, LookRow } from "../host/generated/contract.ts";
import { keyOf } from "./doubts.ts";
import type { Step } from "./seeking.ts";
import { isSame, type Span } from "./spans.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** How long somebody stays at a passage before candidates are asked for, in milliseconds: who walks through asks for none. */
const STAY = 80;

export class Candidates {
  private found = $state.raw<{ key: string; places: LookCandidate[] } | null>(null);
  private asked = $state("");
  /** Which of them is chosen; -1 where none is. */
  private pick = $state(-1);
  /** The places, the best first; `null` until they are known. */
  readonly list = $derived.by(() => {
    const row = this.current();
    return row !== null && this.found?.key === keyOf(row) ? this.found.places : null;
  });
  /** Which of them is looked at, from 0; -1 where none is. */
  readonly choice = $derived(this.list === null ? -1 : Math.min(this.pick, this.list.length - 1));
  readonly candidate = $derived(this.list?.[this.choice] ?? null);
  /** Where the passage would be put now. Until its candidates are known that is where it was found. */
  readonly place = $derived.by((): Span | null => {
    const [row, { candidate }] = [this.current(), this];
    if (candidate !== null) return { start: candidate.start, end: candidate.end };
    const isKnown = row !== null && this.asked === keyOf(row) && row.anchoring !== "lost" && this.pick === 0;
    return isKnown ? { start: row.start, end: row.end } : null;
  });
  private hand = $state("");
  /** What was selected already when the person went to the text to select. */
  private before: Span | null = null;
  /** Whether the person went to the text to select there where it is. */
  readonly isByHand = $derived.by(() => {
    const row = this.current();
    return row !== null && this.hand === keyOf(row);
  });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly workspace: Workspace,
    private readonly current: () => LookRow | null,
  ) {}

  /** Asks where the passage may be that is current now, if that is not known. Whether it is another than before. */
  bring(): boolean {
    const row = this.current();
    if (row === null || this.asked === keyOf(row)) return false;
    this.asked = keyOf(row);
    this.hand = "";
    this.pick = row.anchoring === "lost" ? -1 : 0;
    this.found = null;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.seek(row), STAY);
    return true;
  }

  /** Goes to another one; a lost passage begins with none. */
  turn(step: Step): void {
    const { list } = this;
    const row = this.current();
    if (list === null || row === null) return;
    this.pick = Math.max(row.anchoring === "lost" ? -1 : 0, Math.min(list.length - 1, this.choice + step));
    this.point();
  }

  forget(): void {
    clearTimeout(this.timer);
    [this.found, this.asked, this.pick, this.hand] = [null, "", -1, ""];
  }

  /** The person goes to the text to select where the current one is, or is back; what is selected before is no answer. */
  seekByHand(isSought: boolean, selected: Span | null = null): void {
    const row = this.current();
    this.hand = isSought && row !== null ? keyOf(row) : "";
    this.before = selected;
  }

  /** Whether the person selected it for the current one: since going to the text for that. */
  isAnswer(selected: Span): boolean {
    return this.isByHand && selected !== this.before;
  }

  /** Shows in the text where the passage would be put. */
  point(): void {
    if (this.place !== null) this.workspace.travel.goTo(this.place);
  }

  private async seek(row: LookRow): Promise<void> {
    const { noun, id } = row;
    const places = await this.workspace.ask("look_candidates", { noun, id });
    // Somebody has gone on meanwhile.
    if (places === null || this.asked !== keyOf(row)) return;
    const before = this.place;
    this.found = { key: keyOf(row), places };
    // Who has moved in the text meanwhile is not moved back, unless the place is another.
    if (this.place !== null && before !== null && !isSame(before, this.place)) this.point();
  }
}
