// What the mouse does over a page: a click means what it means in the text, a drag selects, two clicks take a word, three a
// sentence, Shift extends. Invariant: while the button is down only `drawn` changes; once it is up the text is told, which
// widens the place to whole characters, and has the cursor there. Not here: where characters are (boxes.ts).

import type { Span } from "../state/spans.ts";
import type { Travel } from "../state/travel.ts";
import type { Under } from "./boxes.ts";

export interface Ground {
  /** The character nearest to the pointer; `exactly`: none where it is beside the words. */
  under(event: MouseEvent, how: "nearest" | "exactly"): Under | null;
  sentenceAt(at: number): Span;
  place(): Span | null;
  travel(): Travel;
  /** The pointer moved while the button is down: what is beyond the edge comes into view. */
  follow(event: MouseEvent): void;
}

export class Selecting {
  /** What is being selected, and until the text has taken it. */
  drawn = $state.raw<Span | null>(null);
  isDown = false;
  private hearing = new AbortController();

  constructor(private readonly ground: Ground) {}

  press(event: MouseEvent): void {
    if (event.button !== 0) return;
    const pressed = this.ground.under(event, "nearest");
    if (pressed === null) return;
    const isOnWords = this.ground.under(event, "exactly") !== null;
    const begin = event.shiftKey ? this.kept(pressed) : this.taken(pressed, event.detail);
    this.isDown = true;
    this.drawn = begin.start < begin.end ? begin : null;
    this.hearing.abort();
    this.hearing = new AbortController();
    const { signal } = this.hearing;
    const draw = (at: MouseEvent): void => {
      const here = this.ground.under(at, "nearest");
      if (here === null) return;
      const last = this.taken(here, event.detail);
      const span = { start: Math.min(begin.start, last.start), end: Math.max(begin.end, last.end) };
      this.drawn = span.start < span.end ? span : null;
    };
    if (event.shiftKey) draw(event);
    window.addEventListener("mousemove", (at) => {
      this.ground.follow(at);
      draw(at);
    }, { signal });
    window.addEventListener("mouseup", () => {
      this.hearing.abort();
      this.isDown = false;
      if (this.drawn !== null) this.ground.travel().goTo(this.drawn);
      else if (isOnWords) this.ground.travel().clickAt(pressed.at);
    }, { signal });
  }

  close(): void {
    this.hearing.abort();
  }

  /** What one, two or three clicks take. */
  private taken({ at, edge }: Under, clicks: number): Span {
    if (clicks <= 1) return { start: edge, end: edge };
    return clicks === 2 ? this.ground.travel().wordAt(at) : this.ground.sentenceAt(at);
  }

  /** The end that stays where a selection is extended: the one that is further away. */
  private kept({ edge }: Under): Span {
    const place = this.ground.place() ?? { start: edge, end: edge };
    const at = edge > (place.start + place.end) / 2 ? place.start : place.end;
    return { start: at, end: at };
  }
}
