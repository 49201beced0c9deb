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
  private asked = "";
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly workspace: Workspace) {}

  /** Asks for what is typed now, unless that is what was asked last. */
  ask(question: AskQuote): void {
    const asked = JSON.stringify([question.quote.trim(), question.source, question.url, question.document]);
    if (asked === this.asked) return;
    this.rest();
    this.asked = asked;
    // It is of other words, or of another place.
    this.answer = null;
    if (question.quote.trim().length < LEAST) return;
    const { turn } = this;
    this.waiting = setTimeout(async () => {
      const answer = await this.workspace.ask("check_quote", question);
      if (turn === this.turn) this.answer = answer;
    }, RESTS);
  }

  /** Nobody types any more. */
  rest(): void {
    this.turn += 1;
    this.asked = "";
    clearTimeout(this.waiting);
  }
}
