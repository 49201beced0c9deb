// A quote that is being typed, checked against the library once the typing rests.
// Invariant: what is answered is about what was asked last; an older answer is never shown.

import type { AskQuote, QuoteCheck } from "../host/generated/contract.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** How long nothing is typed before a quote is checked, in milliseconds. */
const RESTS = 180;
/** Fewer letters stand everywhere. */
const LEAST = 8;

export class Probe {
  answer = $state.raw<QuoteCheck | null>(null);
  private turn = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly workspace: Workspace) {}

  /** Asks for what is typed now. */
  ask(asked: AskQuote): void {
    this.turn += 1;
    const { turn } = this;
    clearTimeout(this.waiting);
    if (asked.quote.trim().length < LEAST) {
      this.answer = null;
      return;
    }
    this.waiting = setTimeout(async () => {
      const answer = await this.workspace.ask("check_quote", asked);
      if (turn === this.turn) this.answer = answer;
    }, RESTS);
  }

  /** Nobody types any more. */
  rest(): void {
    this.turn += 1;
    clearTimeout(this.waiting);
  }
}
