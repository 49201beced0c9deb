// Finding in the open text: what is sought, what was found, which hit is current, and where the cursor goes.
// Invariant: the newest question is the only one that is answered; hits are units here and code points outside. While
// words are typed the cursor is on the first hit behind where it was, and back there when there is none.
// Not here: searching (findsearch.ts), the panel (Find.svelte), what a mark on all hits means (app).

import { EditorView } from "@codemirror/view";

import type { SpanColumns } from "../host/generated/contract.ts";
import { type Batch, type FindProblem, MOST_MARKED, type Sought } from "./find.ts";
import { wordsSelected, wordsTold } from "./findaround.ts";
import { lightHits } from "./finddrawn.ts";
import { Heights } from "./findheights.ts";
import { Hits } from "./findhits.ts";
import { Search } from "./findsearch.ts";
import { canonicalOf, groundOf } from "./page.ts";
import type { FoundHeights, ReaderPlace } from "./types.ts";
import { countWordings } from "./wordings.ts";

/** The share of the view that is kept free above and below the current hit. */
const MARGIN = 0.25;

/** What the finder does with the surface. */
export interface FinderGround {
  readonly view: EditorView;
  place(): ReaderPlace;
  sentence(): number;
  goTo(place: ReaderPlace): void;
}

export class Finder {
  isOpen = $state(false);
  sought = $state.raw<Sought>() as Sought;
  count = $state(0);
  /** Whether there may be more hits than were counted. */
  isMore = $state(false);
  isDone = $state(true);
  /** The current hit, from 0; -1 for none. */
  current = $state(-1);
  problem = $state<FindProblem | null>(null);
  /** The end of the text at which it went on, because there was nothing more before the other end. */
  turned = $state<"top" | "end" | null>(null);
  heights = $state.raw<FoundHeights | null>(null);
  /** Raised whenever the field is to take the focus. */
  called = $state(0);
  readonly #ground: FinderGround;
  readonly #remember: (sought: Sought) => void;
  #search: Search;
  #hits = new Hits();
  #heights = new Heights();
  /** Where the cursor was before anything was found. */
  #origin: ReaderPlace;
  /** What is still to be done when more has been found. */
  #due: "first" | 1 | -1 | null = null;

  constructor(ground: FinderGround, sought: Sought, remember: (sought: Sought) => void) {
    this.#ground = ground;
    this.#remember = remember;
    this.sought = sought;
    this.#origin = ground.place();
    this.#search = new Search(canonicalOf(ground.view.state));
  }

  /** Whether all hits can be marked as one deed. */
  get canMarkAll(): boolean {
    return this.isDone && !this.isMore && this.problem === null && this.count > 0 && this.count <= MOST_MARKED;
  }

  /** Opens the panel with what is selected, where that is short; else with what was sought last. */
  open(): void {
    const selected = wordsSelected(groundOf(this.#ground.view.state), this.#ground.place(), this.#ground.sentence());
    this.#show();
    this.called += 1;
    if (selected !== null) this.ask({ words: selected });
    else this.#ask(null);
  }

  /** Seeks other words, or seeks them otherwise. */
  ask(change: Partial<Sought>): void {
    // Whoever moved the cursor meanwhile goes on from there.
    if (this.current < 0 || this.#here() !== this.current) this.#origin = this.#ground.place();
    this.sought = { ...this.sought, ...change };
    this.#remember(this.sought);
    this.#ask("first");
  }

  /** Goes to the next hit (1) or the one before (-1), and on from the other end of the text where there is none. */
  step(by: 1 | -1): void {
    if (!this.isOpen) {
      this.#show();
      if (this.sought.words === "") this.called += 1;
      return this.#ask(by);
    }
    const to = this.#beside(by);
    this.#due = null;
    if (to >= 0 && to < this.count) this.#go(to);
    // What is not found yet may come; backwards, the last is known only at the end.
    else if (!this.isDone) this.#due = by;
    else if (this.count > 0) this.#go(by === 1 ? 0 : this.count - 1, by === 1 ? "top" : "end");
  }

  /** Closes the panel. The cursor stays on the hit, so that the next key judges it. */
  close(): void {
    this.isOpen = false;
    this.#search.close();
    this.#light();
  }

  /** Another text is open, or more of it. */
  renew(): void {
    this.#search.close();
    this.#search = new Search(canonicalOf(this.#ground.view.state));
    this.#origin = this.#ground.place();
    if (this.isOpen) this.#ask(null);
    else this.#begin();
  }

  /** Brings the current hit back into view, when the room for the text is another. */
  keepInSight(): void {
    const hit = this.#hits.at(this.current);
    const { view } = this.#ground;
    if (hit === null || this.#here() !== this.current) return;
    const yMargin = view.scrollDOM.clientHeight * MARGIN;
    view.dispatch({ effects: EditorView.scrollIntoView(hit.start, { y: "nearest", yMargin }) });
  }

  /** All hits, in code points. */
  spans(): SpanColumns {
    const { points } = groundOf(this.#ground.view.state);
    const spans: SpanColumns = { start: [], end: [] };
    for (let index = 0; index < this.#hits.count; index += 1) {
      const hit = this.#hits.at(index);
      spans.start.push(points.point(hit?.start ?? 0));
      spans.end.push(points.point(hit?.end ?? 0));
    }
    return spans;
  }

  /** How many wordings the hits have. */
  wordings(): number {
    return countWordings(canonicalOf(this.#ground.view.state), this.#hits);
  }

  /** The words of the sentence under the cursor, as far as they are told. */
  sentenceWords(): string {
    return wordsTold(groundOf(this.#ground.view.state), this.#ground.sentence());
  }

  #show(): void {
    if (!this.isOpen) this.#origin = this.#ground.place();
    this.isOpen = true;
  }

  #ask(due: "first" | 1 | -1 | null): void {
    this.#begin();
    this.#due = due;
    this.isDone = false;
    this.#search.ask(this.sought, {
      found: (batch) => this.#take(batch),
      failed: (problem) => {
        this.problem = problem;
        this.isDone = true;
        this.#light();
      },
    });
  }

  #begin(): void {
    this.#hits = new Hits();
    this.#heights = new Heights();
    this.count = 0;
    this.current = -1;
    this.isMore = false;
    this.isDone = true;
    this.problem = null;
    this.turned = null;
    this.#due = null;
  }

  #take({ hits, done, more }: Batch): void {
    this.#hits.add(hits);
    this.#heights.add(hits, groundOf(this.#ground.view.state));
    this.count = this.#hits.count;
    this.isDone = done;
    this.isMore = more;
    if (this.#due === "first") this.#toFirst();
    else if (this.#due !== null) this.step(this.#due);
    else if (this.current < 0) this.current = this.#here();
    this.#light();
  }

  /** Goes to the first hit behind where the cursor was; from the top again where there is none. */
  #toFirst(): void {
    const { points } = groundOf(this.#ground.view.state);
    const first = this.#hits.from(points.unit(this.#origin.start));
    if (first < this.count) this.#go(first);
    else if (!this.isDone) return;
    else if (this.count > 0) this.#go(0, "top");
    else if (!isSame(this.#ground.place(), this.#origin)) this.#ground.goTo(this.#origin);
    this.#due = null;
  }

  /** The hit beside the cursor, in a direction. */
  #beside(by: 1 | -1): number {
    const here = this.#here();
    if (here >= 0) return here + by;
    const { points } = groundOf(this.#ground.view.state);
    const next = this.#hits.from(points.unit(this.#ground.place().start));
    return by === 1 ? next : next - 1;
  }

  /** The hit that is just the place of the cursor; -1 where it is none. */
  #here(): number {
    const { points } = groundOf(this.#ground.view.state);
    const { start, end } = this.#ground.place();
    const index = this.#hits.from(points.unit(start));
    const hit = this.#hits.at(index);
    return hit !== null && hit.start === points.unit(start) && hit.end === points.unit(end) ? index : -1;
  }

  #go(index: number, turned: "top" | "end" | null = null): void {
    const hit = this.#hits.at(index);
    if (hit === null) return;
    const { points } = groundOf(this.#ground.view.state);
    const place = { start: points.point(hit.start), end: points.point(hit.end) };
    this.current = index;
    this.turned = turned;
    if (this.#due !== "first") this.#origin = place;
    this.#ground.goTo(place);
    this.#light();
  }

  #light(): void {
    const isLit = this.isOpen && this.#hits.count > 0;
    this.heights = isLit ? { values: this.#heights.values, count: this.#heights.count } : null;
    this.#ground.view.dispatch({ effects: lightHits.of(isLit ? { hits: this.#hits, current: this.current } : null) });
  }
}

function isSame(one: ReaderPlace, other: ReaderPlace): boolean {
  return one.start === other.start && one.end === other.end;
}
