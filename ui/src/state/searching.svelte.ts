// The search of the library: what is asked, what came of it, and which hit is chosen.
// Invariant: what is shown stays until something newer has come; an answer that is older than the newest question is
// dropped. Not here: how hits are grouped and drawn (search), how a place is gone to (arriving.svelte.ts).

import type { Concordance, ConcordanceLine, ConcordanceSort, Found, Hit } from "../host/generated/contract.ts";
import { asFault } from "../host/host.ts";
import type { Spot } from "./arriving.svelte.ts";
import { goToSpot, spotHere } from "./arriving.svelte.ts";
import { inOrderShown } from "./hitgroups.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** Hits in groups, or each in the middle of its line. */
export const searchWays = ["hits", "concordance"] as const;
export type SearchWay = (typeof searchWays)[number];

/** How long nothing more must be typed before it is asked, in milliseconds. */
const PAUSE = 80;
/** How many are asked for at first, and at most. */
const FIRST = 100;
const MOST = 3_000;

/** What is asked. */
interface Question {
  query: string;
  way: SearchWay;
  sort: ConcordanceSort;
  document: string | null;
  limit: number;
}

export class Searching {
  isOpen = $state(false);
  /** How often the field was called for. */
  called = $state(0);
  way = $state<SearchWay>("hits");
  query = $state("");
  sort = $state<ConcordanceSort>("place");
  /** Whether only the open document is searched. */
  isHere = $state(false);
  found = $state.raw<Found | null>(null);
  /** The hits in the order in which they are shown. */
  hits = $state.raw<Hit[]>([]);
  lines = $state.raw<Concordance | null>(null);
  /** What was asked for what is shown. */
  answered = $state.raw<Question | null>(null);
  isAsking = $state(false);
  /** The index of the chosen hit or line. */
  chosen = $state(0);
  /** How often another was chosen by keys, or came first: that one is brought into view. */
  moved = $state(0);
  private limit = FIRST;
  private turn = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked: Promise<void> = Promise.resolve();
  /** Where the person was when the search was called for, and before the last jump. */
  private origin: Spot | null = null;
  private before: Spot | null = null;

  constructor(private readonly workspace: Workspace) {}

  /** Whether it lies in the place of the library's pane; a concordance is wider than that. */
  get isInPane(): boolean {
    return this.isOpen && this.way === "hits";
  }

  get count(): number {
    return this.way === "hits" ? this.hits.length : (this.lines?.lines.length ?? 0);
  }

  /** Shows the search, or goes back to its field. Words that are handed over are sought. */
  open(words?: string): void {
    if (!this.isOpen) this.origin = spotHere(this.workspace);
    this.isOpen = true;
    this.called += 1;
    if (words !== undefined && words !== this.query) this.type(words);
    else this.askNow();
  }

  /** Puts the search away; what was found is there again when it is opened anew. */
  close(): void {
    this.isOpen = false;
    // What was typed last is not asked any more.
    if (this.timer !== undefined) this.isAsking = false;
    this.rest();
    this.workspace.beside.makeRoom();
  }

  /** Puts it away and goes back to where the person was before it. */
  async leave(): Promise<void> {
    const { origin } = this;
    this.close();
    if (origin !== null && !isSameSpot(origin, spotHere(this.workspace))) await goToSpot(this.workspace, origin, "quietly");
    this.workspace.travel.toText();
  }

  /** Goes back to before the last jump. */
  async goBack(): Promise<void> {
    const { before } = this;
    if (before === null) return;
    this.before = spotHere(this.workspace);
    await goToSpot(this.workspace, before, "quietly");
    this.workspace.travel.toText();
  }

  get canGoBack(): boolean {
    return this.before !== null;
  }

  type(query: string): void {
    this.query = query;
    this.chosen = 0;
    this.limit = FIRST;
    this.rest();
    if (query.trim() === "") return this.forgetAnswer();
    this.isAsking = true;
    this.timer = setTimeout(() => this.askNow(), PAUSE);
  }

  show(change: { way?: SearchWay; sort?: ConcordanceSort; isHere?: boolean }): void {
    Object.assign(this, change);
    this.workspace.beside.makeRoom();
    this.chosen = 0;
    this.limit = FIRST;
    this.askNow();
  }

  /** Asks for more where there is more. */
  more(): void {
    const shown = this.way === "hits" ? this.found : this.lines;
    if (shown === null || this.isAsking || this.count >= shown.total || this.count < this.limit || this.limit >= MOST) return;
    this.limit = Math.min(MOST, this.limit * 3);
    this.askNow();
  }

  choose(by: number): void {
    this.chosen = Math.max(0, Math.min(this.count - 1, this.chosen + by));
    this.moved += 1;
    if (this.chosen >= this.count - 10) this.more();
  }

  /** Waits until what is typed has been answered. */
  async settled(): Promise<void> {
    const isUnasked = !this.isAsking && this.query.trim() !== "" && this.answered?.query !== this.query;
    if (this.timer !== undefined || isUnasked) this.askNow();
    await this.asked;
  }

  /** Where the chosen hit stands, when what is typed has been answered. */
  async chosenHit(): Promise<Hit | ConcordanceLine | null> {
    await this.settled();
    return (this.way === "hits" ? this.hits[this.chosen] : this.lines?.lines[this.chosen]) ?? null;
  }

  /** Goes to a hit in its text; `false` where it stands in none. */
  async jump(hit: Hit | ConcordanceLine): Promise<boolean> {
    const spot = spotOf(hit);
    if (spot === null) return false;
    this.before = spotHere(this.workspace);
    // Where the search lies over the text, it makes room for what it found.
    if (this.workspace.panes.over) this.close();
    return goToSpot(this.workspace, spot, "lit");
  }

  /** Documents came or went: what is shown is asked for again. */
  renew(): void {
    if (this.isOpen) this.askNow();
  }

  /** Another library is open. */
  forget(): void {
    this.origin = this.before = null;
    this.type(this.query);
    this.forgetAnswer();
    if (!this.isOpen) this.rest();
  }

  private rest(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private forgetAnswer(): void {
    this.turn += 1;
    this.isAsking = false;
    this.found = this.lines = this.answered = null;
    this.hits = [];
  }

  private askNow(): void {
    this.rest();
    if (this.query.trim() === "") return;
    const { query, way, sort, limit } = this;
    const document = this.isHere ? (this.workspace.opened?.id ?? null) : null;
    this.asked = this.ask({ query, way, sort, document, limit });
  }

  private async ask(question: Question): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    this.isAsking = true;
    try {
      const answer = await this.answer(question);
      if (turn !== this.turn) return;
      const isMore = this.answered?.query === question.query && this.answered.sort === question.sort;
      this.answered = question;
      this.take(answer, isMore);
    } catch (thrown) {
      // A newer question called this one off; its answer is on its way.
      if (turn === this.turn && asFault(thrown).code !== "superseded") this.workspace.tellFault(thrown);
    } finally {
      if (turn === this.turn) this.isAsking = false;
    }
  }

  private answer({ query, way, sort, document, limit }: Question): Promise<Found | Concordance> {
    const { host } = this.workspace;
    const within = document !== null && { document };
    return way === "hits" ? host.call("search", { query, limit, ...within }) : host.call("concordance", { query, sort, limit, ...within });
  }

  /** Of more hits of the same question those of one document go on standing together: the chosen one may be further down. */
  private take(answer: Found | Concordance, isMore: boolean): void {
    const held = isMore && this.way === "hits" ? this.hits[this.chosen] : undefined;
    if ("hits" in answer) {
      this.found = answer;
      this.hits = inOrderShown(answer.hits);
    } else this.lines = answer;
    const at = held === undefined ? -1 : this.hits.findIndex((hit) => isSameHit(hit, held));
    this.chosen = at >= 0 ? at : Math.max(0, Math.min(this.chosen, this.count - 1));
    if (!isMore) this.moved += 1;
  }
}

/** The place of a hit; `null` where it is in no text. */
export function spotOf(hit: Hit | ConcordanceLine): Spot | null {
  const { document, start, end } = hit;
  if (document === undefined) return null;
  const place = start === undefined || end === undefined ? null : { start, end };
  const chosen = "noun" in hit && (hit.noun === "claim" || hit.noun === "highlight") ? { noun: hit.noun, id: hit.id } : null;
  return { document, place, chosen };
}

function isSameHit(one: Hit, other: Hit): boolean {
  return one.noun === other.noun && one.id === other.id && one.start === other.start;
}

function isSameSpot(one: Spot, other: Spot | null): boolean {
  return one.document === other?.document && one.place?.start === other.place?.start && one.place?.end === other.place?.end;
}
