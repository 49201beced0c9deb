// The passages of the open document that need a look, because their words were not found just as they were: gone through one by
// one, and answered.
// Invariant: no passage is put anywhere but where a person said; what is being answered is left out at once, and is back where
// that was refused. Not here: the places that each may be at (candidates.svelte.ts), how the words are shown (versions).

import type { LookRow, SettledGrade, Written } from "../host/generated/contract.ts";
import { Candidates } from "./candidates.svelte.ts";
import { countGrades, type Doubt, fitting, isDoubtful, keyOf, nearestLook } from "./doubts.ts";
import type { OpenedDocument } from "./opened.svelte.ts";
import type { Span } from "./spans.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** How long nothing may have been written before it is asked anew, in milliseconds. */
const REST = 250;
/** So many are asked for at first; twice as many where somebody comes near the last. */
const FIRST = 300;
const NEAR = 30;

export class Placing {
  private all = $state.raw<LookRow[]>([]);
  private total = $state(0);
  /** Those that were answered, or are being answered, with the number of the write that did. */
  private answered = $state.raw<ReadonlyMap<string, number>>(new Map());
  /** Where the person is among them. */
  private at = $state.raw<LookRow | null>(null);
  isLooking = $state(false);
  /** Whether an answer came: before, and where it was refused, nobody knows that nothing needs a look. */
  isKnown = $state(false);
  /** Whether keys answer them: then none judges what is under the cursor. */
  hasFocus = $state(false);
  /** From when on somebody may have seen what is current, by the clock of the page; before that no key answers it. */
  seenFrom = 0;
  /** Whether all have to be here, because all of a grade are to be answered. */
  wantsAll = false;
  /** The only grade that is gone through; `null` where all are. */
  grade = $state.raw<Doubt | null>(null);
  /** What is left, in the order of the text. */
  readonly rows = $derived.by(() => {
    const left = this.all.filter((row) => !this.answered.has(keyOf(row)));
    return left.length === this.all.length ? this.all : left;
  });
  readonly shown = $derived(this.grade === null ? this.rows : this.rows.filter(({ anchoring }) => anchoring === this.grade));
  readonly current = $derived(nearestLook(this.shown, this.at));
  /** How many are left, also of those that are not here yet. */
  readonly left = $derived(this.total - (this.all.length - this.rows.length));
  readonly isWhole = $derived(this.total <= this.all.length);
  readonly counts = $derived(countGrades(this.rows));
  readonly candidates: Candidates;
  private of: OpenedDocument | null = null;
  private limit = FIRST;
  /** How many writes were heard of. */
  private writes = 0;
  private asking: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unhear: () => void = () => undefined;
  /** What was answered, the newest last: where that is taken back, it is current again. */
  private past: ReadonlySet<string>[] = [];

  constructor(private readonly workspace: Workspace) {
    this.candidates = new Candidates(workspace, () => this.current);
  }

  /** Looks at a document that is here whole. */
  async look(opened: OpenedDocument): Promise<void> {
    if (this.workspace.opened !== opened) return;
    this.unhear();
    this.of = opened;
    this.unhear = opened.onchange((change) => isDoubtful(change) && this.askSoon());
    await this.ask();
  }

  /** Something was written: other passages may need a look. What is told by the marks of the document is heard from them. */
  hear({ changed }: Pick<Written, "changed">): void {
    const { of } = this;
    if (of === null) return;
    this.writes += 1;
    const isAbout = changed.some(({ noun, documents }) => noun === "evidence" && (documents.length === 0 || documents.includes(of.id)));
    if (isAbout) this.askSoon();
  }

  /** Another document is shown, or the same in other words; or none. */
  forget(): void {
    clearTimeout(this.timer);
    this.unhear();
    this.candidates.forget();
    this.of = this.at = this.grade = this.asking = null;
    [this.all, this.answered, this.past, this.total, this.limit] = [[], new Map(), [], 0, FIRST];
    this.isLooking = this.isKnown = this.wantsAll = false;
  }

  /** Begins with the first one from the cursor on, or goes on where it was left. Whether there is one. */
  begin(): boolean {
    const from = this.workspace.session.place?.start ?? 0;
    const { shown, current } = this;
    const row = this.at === null ? (shown.find(({ end }) => end > from) ?? shown[0]) : current;
    if (row) this.show(row);
    return Boolean(row);
  }

  /** Goes on by so many; beyond the ends there is none. */
  step(by: number): void {
    const { shown, current } = this;
    const index = current === null ? 0 : shown.indexOf(current) + by;
    const next = shown[Math.max(0, Math.min(shown.length - 1, index))];
    if (next && next !== current) this.show(next);
  }

  /** Makes one current, and shows in the text where it would be put. */
  show(row: LookRow): void {
    this.at = row;
    this.candidates.bring();
    this.candidates.point();
    const further = 2 * this.all.length;
    if (this.isWhole || this.shown.indexOf(row) < this.shown.length - NEAR || this.limit >= further) return;
    this.limit = further;
    void this.ask();
  }

  /** Shows what has become current by itself. */
  bring(): void {
    if (this.candidates.bring()) this.candidates.point();
  }

  /** Goes through one grade only, or through all. */
  choose(grade: Doubt | null): void {
    this.grade = grade;
    if (this.current !== null) this.show(this.current);
  }

  /** Puts the current one where it is shown; false where that is nowhere, or was refused. */
  async accept(): Promise<boolean> {
    const { place } = this.candidates;
    return place !== null && this.settle(place);
  }

  /** Puts the current one at a place. */
  async settle({ start, end }: Span): Promise<boolean> {
    const { current } = this;
    if (current === null) return false;
    const { noun, id } = current;
    const isWritten = await this.answer([current], async () => (await this.workspace.write("settle_look", { noun, id, start, end })) !== null);
    if (isWritten) this.workspace.notices.say({ kind: "settled", left: this.left });
    return isWritten;
  }

  /** Gives the current one up: it is lost, and keeps its words. */
  async giveUp(): Promise<boolean> {
    const { current } = this;
    if (current === null) return false;
    const { noun, id } = current;
    const isWritten = await this.answer([current], async () => (await this.workspace.write("give_up_look", { noun, id })) !== null);
    if (isWritten) this.workspace.notices.say({ kind: "given-up", left: this.left });
    return isWritten;
  }

  /** Has all of them here, for as long as all are wanted: those that are listed may be a part. Whether they are. */
  async fetchAll(): Promise<boolean> {
    this.wantsAll = true;
    if (!this.isWhole) await this.ask();
    return this.isWhole;
  }

  /** Accepts all of a grade where they were found; of changed words those that are at least so alike. */
  async settleAll(grade: SettledGrade, leastScore: number): Promise<boolean> {
    const { of } = this;
    if (of === null) return false;
    const params = { document: of.id, grades: [grade], ...(grade === "fuzzy" && leastScore > 0 && { leastScore }) };
    return this.answer(fitting(this.rows, grade, leastScore), async () => {
      const done = await this.workspace.write("settle_looks", params);
      if (done !== null) this.workspace.notices.tell({ kind: "all-settled", passages: done.answer.settled });
      return done !== null;
    });
  }

  /** Leaves some out while they are answered. The person has gone on before that is written. */
  private async answer(rows: readonly LookRow[], write: () => Promise<boolean>): Promise<boolean> {
    const { of } = this;
    const keys = new Set(rows.map(keyOf));
    if (of === null || keys.size === 0) return false;
    // It was found in the text that is being replaced.
    if (this.workspace.replacing.isAbout(of.id)) {
      this.workspace.notices.tell({ kind: "text-changing" });
      return false;
    }
    this.leave(keys);
    const { version } = of.details;
    const isWritten = await write();
    if (this.of?.id !== of.id || this.of.details.version !== version) return isWritten;
    const others = [...this.answered].filter(([key]) => !keys.has(key));
    this.answered = new Map(isWritten ? [...others, ...[...keys].map((key) => [key, this.writes] as const)] : others);
    if (isWritten) this.past.push(keys);
    else if (rows[0]) this.show(rows[0]);
    this.askSoon();
    return isWritten;
  }

  /** Leaves some out, and goes on to what follows the current one. */
  private leave(keys: ReadonlySet<string>): void {
    const { shown, current } = this;
    const isLeft = (row: LookRow): boolean => !keys.has(keyOf(row));
    const behind = current === null ? [] : shown.slice(shown.indexOf(current));
    const next = behind.find(isLeft) ?? shown.findLast(isLeft) ?? null;
    this.answered = new Map([...this.answered, ...[...keys].map((key) => [key, Infinity] as const)]);
    if (next !== null) this.show(next);
  }

  private askSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), REST);
  }

  /** One question follows another. */
  private ask(): Promise<void> {
    clearTimeout(this.timer);
    const { of } = this;
    const before = this.asking ?? Promise.resolve();
    const asking = before.then(() => (of !== null && this.of === of ? this.askNow(of) : undefined));
    this.asking = asking;
    return asking;
  }

  private async askNow(of: OpenedDocument): Promise<void> {
    const { writes, workspace, isKnown } = this;
    this.isLooking = true;
    // Where the person is, all before it has to be here.
    const reach = this.wantsAll ? this.total + NEAR : this.current === null ? 0 : this.rows.indexOf(this.current) + 2 * NEAR;
    const found = await workspace.ask("list_looks", { document: of.id, limit: Math.max(this.limit, reach) });
    if (this.of !== of) return;
    this.isLooking = false;
    this.isKnown = found !== null;
    if (found === null) return;
    this.answered = new Map([...this.answered].filter(([, write]) => write > writes));
    [this.all, this.total] = [found.looks, found.total];
    this.comeBack();
    if (!isKnown && this.at === null && workspace.session.aside === "looks") this.begin();
  }

  /** What was answered and is there again was taken back, the newest first: it is where to go on. */
  private comeBack(): void {
    for (let keys = this.past.at(-1); keys !== undefined; keys = this.past.at(-1)) {
      const back = this.rows.find((row) => keys?.has(keyOf(row)));
      if (back === undefined) return;
      this.at = back;
      this.past.pop();
    }
  }
}
