// What was noticed in the open document and nobody has answered yet, gone through one by one.
// Invariant: it is asked for outside the turns of the writes, so no key waits for it, and what is shown stays until other is
// there. What is being answered is left out at once, and is back where that was refused. Not here: what a suggestion says.

import type { Written } from "../host/generated/contract.ts";
import { asFault } from "../host/host.ts";
import { sentenceOf } from "./arriving.svelte.ts";
import type { OpenedDocument } from "./opened.svelte.ts";
import { isAbout, isAlike, isSettled } from "./settled.ts";
import { countKinds, inOrder, nearest, type SuggestionKind, type SuggestionOrder, type SuggestionRow } from "./queue.ts";
import type { Step } from "./seeking.ts";
import { isSame, type Span } from "./spans.ts";
import type { Workspace } from "./workspace.svelte.ts";

export { type SuggestionKind, type SuggestionOrder, type SuggestionRow, suggestionKinds } from "./queue.ts";

/** How long nothing may have been written before it is asked anew, in milliseconds; longer where the last answer took long. */
const REST = 300;
const SLOWLY = 2;
/** To take in more than these costs time between two keys. */
const MANY = 2_000;
const MANY_REST = 3_000;

export class Suggestions {
  private all = $state.raw<SuggestionRow[]>([]);
  /** Keys that were answered, or are being answered, with the number of the write that did. */
  private answered = $state.raw<ReadonlyMap<string, number>>(new Map());
  /** Where the person is among them. */
  private at = $state.raw<SuggestionRow | null>(null);
  /** Whether all that was noticed is here. */
  isWhole = $state(true);
  /** Whether it is being looked for. */
  isLooking = $state(false);
  /** Whether keys answer suggestions: then none judges what is under the cursor. */
  hasFocus = $state(false);
  /** The only kind that is gone through; `null` where all are. */
  kind = $state.raw<SuggestionKind | null>(null);
  /** What is left, in the order of the text. */
  readonly rows = $derived.by(() => {
    const { opened } = this.workspace;
    const left = this.all.filter((row) => !this.answered.has(row.key) && (opened === null || !isSettled(row, opened)));
    return left.length === this.all.length ? this.all : left;
  });
  /** In which order they are gone through: as in the text, or what is worth checking first. */
  order = $state.raw<SuggestionOrder>("text");
  readonly shown = $derived(inOrder(this.rows, this.kind, this.order));
  readonly current = $derived.by(() => nearest(this.shown, this.order, this.at ?? this.workspace.session.place));
  /** How many of each kind are left. */
  readonly counts = $derived(countKinds(this.rows));
  private of: OpenedDocument | null = null;
  /** How many writes were heard of. */
  private writes = 0;
  private isBehind = false;
  /** What somebody waits for. */
  private held: Promise<unknown> = Promise.resolve();
  /** Whether the last question was refused. */
  private isRefused = false;
  private took = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What was answered, the newest last: where that is taken back, it is current again. */
  private past: ReadonlySet<string>[] = [];

  constructor(private readonly workspace: Workspace) {}

  /** Looks at a document that is here whole. */
  async look(opened: OpenedDocument): Promise<void> {
    if (this.workspace.opened !== opened) return;
    this.of = opened;
    await this.ask(opened);
  }

  /** Something was written: other things may be left. */
  hear({ changed }: Pick<Written, "changed">): void {
    const { of } = this;
    if (of === null || !changed.some((row) => isAbout(row, of.id))) return;
    this.writes += 1;
    // What was refused is refused again, and told again; whoever wants it asks (again).
    if (this.isRefused) return;
    if (this.isLooking) this.isBehind = true;
    else this.askSoon(of);
  }

  /** Lets a question go before its own, for the desk answers one at a time, and the newest. */
  before<T>(question: Promise<T>): Promise<T> {
    this.held = question.catch(() => undefined);
    return question;
  }

  /** Asks again what was refused; whether it was. */
  again(): boolean {
    if (this.of === null || !this.isRefused) return false;
    void this.ask(this.of);
    return true;
  }

  /** Another document is shown, or the same in other words; or none. */
  forget(): void {
    clearTimeout(this.timer);
    if (this.isLooking) this.workspace.host.call("stop_noticing", {}).catch(() => undefined);
    this.of = this.at = this.kind = null;
    this.order = "text";
    [this.all, this.answered, this.past] = [[], new Map(), []];
    [this.isLooking, this.isBehind, this.isRefused, this.isWhole, this.took] = [false, false, false, true, 0];
  }

  /** Goes to the first one from the place of the cursor on, or to the last one up to there. Whether there is one. */
  begin(step: Step): boolean {
    const { place } = this.workspace.session;
    const from = place?.start ?? 0;
    const row = step === 1 || this.order === "worth" ? nearest(this.shown, this.order, place) : (this.shown.findLast(({ start }) => start <= from) ?? this.shown.at(-1));
    if (row) this.show(row);
    return Boolean(row);
  }

  /** Goes to the next one, or the one before, from the other end of the text on where there is none. */
  step(step: Step): void {
    const { shown, current } = this;
    const index = current === null ? -1 : shown.indexOf(current);
    const next = shown[(index + step + shown.length) % Math.max(1, shown.length)];
    if (next) this.show(next);
  }

  /** Makes one current, and shows it in the text. */
  show(row: SuggestionRow): void {
    this.at = row;
    if (this.of !== null) this.workspace.travel.goTo(sentenceOf(this.of, row));
  }

  /** Has the cursor be where the current one is, after another has become that by itself. */
  bringCursor(): void {
    const { current, of, workspace } = this;
    if (current === null || of === null) return;
    const place = sentenceOf(of, current);
    if (workspace.session.place === null || !isSame(workspace.session.place, place)) this.show(current);
  }

  /** Goes through one kind only, or through all. */
  choose(kind: SuggestionKind | null): void {
    this.kind = kind;
    if (this.current !== null) this.show(this.current);
  }

  /** Goes through them in another order, from its first one on. */
  arrange(order: SuggestionOrder): void {
    this.order = order;
    const first = order === "worth" ? this.shown[0] : this.current;
    if (first) this.show(first);
  }

  /** Whether one of them is about words of a place. */
  isAt({ start, end }: Span): boolean {
    return this.rows.some((row) => row.start < end && start < row.end);
  }

  accept(rows: readonly SuggestionRow[], dubious = false): Promise<boolean> {
    return this.answer("accept_suggestions", rows, dubious);
  }

  dismiss(rows: readonly SuggestionRow[]): Promise<boolean> {
    return this.answer("dismiss_suggestions", rows, false);
  }

  /** Whether it was written. The person has gone on before it is: keys that follow are meant for what follows. */
  private async answer(name: "accept_suggestions" | "dismiss_suggestions", rows: readonly SuggestionRow[], dubious: boolean): Promise<boolean> {
    const { of, workspace } = this;
    const keys = new Set(rows.map(({ key }) => key));
    if (of === null || keys.size === 0) return false;
    this.leave(keys);
    // An answer before it may have settled it.
    let open = [...keys];
    const done = await workspace.write(name, () => {
      open = [...new Set(rows.flatMap((row) => (isSettled(row, of) ? [] : row.key)))];
      return open.length === 0 ? null : { document: of.id, keys: open, ...(dubious && { dubious }) };
    });
    if (this.of !== of) return done !== null;
    if (done === null && open.length > 0) {
      this.answered = new Map([...this.answered].filter(([key]) => !keys.has(key)));
      if (rows[0]) this.show(rows[0]);
      // What is gone by now is found out.
      this.askSoon(of);
      return false;
    }
    this.answered = new Map([...this.answered, ...[...keys].map((key) => [key, this.writes] as const)]);
    if (open.length === 0) return true;
    this.past.push(new Set(open));
    workspace.notices.say({ kind: name === "accept_suggestions" ? "accepted" : "dismissed", suggestions: open.length, left: this.rows.length });
    return true;
  }

  /** Leaves some out, and goes on to what follows the current one. */
  private leave(keys: ReadonlySet<string>): void {
    const { shown, current } = this;
    const index = current === null ? 0 : shown.indexOf(current);
    const isLeft = ({ key }: SuggestionRow): boolean => !keys.has(key);
    const next = shown.slice(index).find(isLeft) ?? shown.find(isLeft) ?? null;
    this.answered = new Map([...this.answered, ...[...keys].map((key) => [key, Infinity] as const)]);
    if (next !== null) this.show(next);
  }

  private askSoon(opened: OpenedDocument): void {
    clearTimeout(this.timer);
    const rest = this.all.length > MANY ? MANY_REST : REST;
    this.timer = setTimeout(() => void this.ask(opened), Math.max(rest, SLOWLY * this.took));
  }

  private async ask(opened: OpenedDocument): Promise<void> {
    clearTimeout(this.timer);
    const [writes, began] = [this.writes, performance.now()];
    [this.isLooking, this.isBehind] = [true, false];
    await this.held;
    if (this.of !== opened) return;
    const found = await this.workspace.host.call("list_suggestions", { document: opened.id }).catch((thrown: unknown) => this.refused(opened, thrown));
    if (this.of !== opened) return;
    this.isRefused = found === null && !this.isBehind;
    this.took = performance.now() - began;
    this.isLooking = false;
    if (found !== null) {
      this.answered = new Map([...this.answered].filter(([, write]) => write > writes));
      // The same again draws nothing anew.
      if (!isAlike(found.rows, this.all)) this.all = found.rows;
      this.isWhole = found.isWhole;
      this.comeBack();
    }
    if (this.isBehind) this.askSoon(opened);
  }

  /** What was answered and is there again was taken back, the newest first: it is where to go on. */
  private comeBack(): void {
    for (let keys = this.past.at(-1); keys !== undefined; keys = this.past.at(-1)) {
      const back = this.rows.find(({ key }) => keys?.has(key));
      if (back === undefined) return;
      this.at = back;
      this.past.pop();
    }
  }

  /** Another question about dates or documents came between: that is nothing to be told, and it is asked again. */
  private refused(opened: OpenedDocument, thrown: unknown): null {
    if (this.of !== opened) return null;
    if (asFault(thrown).code === "superseded") this.isBehind = true;
    else this.workspace.tellFault(thrown);
    return null;
  }
}
