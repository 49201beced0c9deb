// The claims as the pane lists them: those that fit the filter, in the order asked for.
// Invariant: it is what filtering and sorting everything anew would give. A change of marks touches only the changed
// claims; all are looked at only for another filter, and sorted only for another order that is not the text's own.

import type { TagRow } from "../host/generated/contract.ts";
import type { Filter } from "./filter.ts";
import { ClaimWords, fitting, isFiltering, narrows } from "./filter.ts";
import type { Claim } from "./marks.ts";
import { exchangedIn } from "./marks.ts";
import type { MarkChange, OpenedDocument } from "./opened.svelte.ts";
import { firstWhere } from "./spans.ts";
import type { ClaimOrder } from "./ordering.ts";
import { orders } from "./ordering.ts";
import { Tally } from "./tally.ts";

/** So many claims are read in less than a frame. */
const SLICE = 1_000;

interface Asked {
  filter: Filter;
  order: ClaimOrder;
  tags: TagRow[];
}

export class Listing {
  private asked: Asked | null = null;
  private fits: (claim: Claim) => boolean = () => true;
  private words: ClaimWords;
  /** All claims in the order asked for. */
  private ordered: Claim[] = [];
  private shown: Claim[] = [];
  private readonly counts: Tally;
  private isSeeking = false;
  private turn = $state(0);
  /** Ends the listening to the document. */
  readonly close: () => void;

  constructor(private readonly opened: OpenedDocument) {
    this.words = new ClaimWords(opened.cut, []);
    this.counts = new Tally(opened.claims);
    this.close = opened.onchange((change) => this.exchange(change));
  }

  /** The claims that fit, in order. */
  claims(filter: Filter, order: ClaimOrder, tags: TagRow[]): Claim[] {
    void this.turn;
    const before = this.asked;
    if (before?.filter === filter && before.order === order && before.tags === tags) return this.shown;
    this.asked = { filter, order, tags };
    if (before?.order !== order) {
      const { claims } = this.opened;
      this.ordered = order === "place" ? claims : claims.toSorted(orders[order]);
    }
    if (before?.tags !== tags) this.words = new ClaimWords(this.opened.cut, tags);
    this.fits = fitting(filter, this.words);
    const isNarrower = before !== null && before.order === order && before.tags === tags && narrows(before.filter, filter);
    const among = isNarrower ? this.shown : this.ordered;
    this.shown = isFiltering(filter) ? among.filter(this.fits) : this.ordered;
    return this.shown;
  }

  /** Where a claim is in the list; -1 where it is not. */
  readonly indexOf = (id: string): number => {
    const claim = this.opened.claim(id);
    if (claim === null || this.asked === null) return -1;
    const order = orders[this.asked.order];
    const at = firstWhere(this.shown.length, (index) => order(this.shown[index] ?? claim, claim) >= 0);
    return this.shown[at] === claim ? at : -1;
  };

  /** Reads the claims for words that are about to be looked for, a little at a time: nobody waits for the first letter. */
  readonly prepare = (): void => {
    if (this.isSeeking) return;
    this.isSeeking = true;
    const { claims } = this.opened;
    const read = (from: number): void => {
      if (!this.isSeeking) return;
      for (const claim of claims.slice(from, from + SLICE)) this.words.read(claim);
      if (from + SLICE < claims.length) setTimeout(() => read(from + SLICE));
    };
    setTimeout(() => read(0));
  };

  /** Nobody looks for words any more. */
  readonly rest = (): void => {
    this.isSeeking = false;
    if (this.asked?.filter.words.trim() === "") this.words.forget();
  };

  /** What there is to filter by; the number says that it was counted anew. */
  get tally(): { counts: Tally; turn: number } {
    return { counts: this.counts, turn: this.turn };
  }

  /** Whether a claim fits the filter that was asked last. */
  readonly fit = (claim: Claim): boolean => this.fits(claim);

  private exchange({ gone, come }: MarkChange): void {
    this.counts.change(gone.claims, come.claims);
    if (this.asked !== null) {
      const { filter, order } = this.asked;
      const isAll = !isFiltering(filter);
      this.ordered = order === "place" ? this.opened.claims : exchangedIn(this.ordered, gone.claims, come.claims, orders[order]);
      this.shown = isAll
        ? this.ordered
        : exchangedIn(this.shown, gone.claims, come.claims.filter(this.fits), orders[order]);
    }
    this.turn += 1;
  }
}
