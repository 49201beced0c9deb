// How rooms reach the first reading surface, and hear of its moving.

import { flushSync } from "svelte";
import { wordAt } from "../reading/breaks.ts";
import { pointsOf } from "../reading/utf16.ts";
import type { ReaderScroll } from "../reading/types.ts";
import type { Span } from "../state/spans.ts";
import type { Travel } from "../state/travel.ts";
import type { Desk } from "./desk.ts";

export class Travelling implements Travel {
  /** Who follows the text as it scrolls. */
  private readonly followers = new Set<(sentences: Span) => void>();

  constructor(private readonly desk: Desk) {}

  /** Shows a place in the text, whatever was shown before. */
  readonly goTo: Travel["goTo"] = (place, scroll) => {
    flushSync(() => (this.desk.workspace.session.page = "text"));
    this.desk.reader?.goTo(place, scroll);
  };

  readonly light = (place: Span): void => this.desk.reader?.light(place);
  readonly toText = (): void => void this.desk.toText();
  readonly clickAt = (at: number): void => this.desk.reader?.clickAt(at);
  readonly wordAt = (at: number): Span => wordAt(pointsOf(this.desk.workspace.opened?.text ?? ""), at);
  readonly heightOf = (place: Span): number | null => this.desk.reader?.heightOf(place) ?? null;

  readonly onscrolled = (listener: (sentences: Span) => void): (() => void) => {
    this.followers.add(listener);
    if (this.desk.reader) listener(sentencesOf(this.desk.reader.scrollInfo()));
    return () => this.followers.delete(listener);
  };

  /** The text moved in its frame. */
  scrolled(scroll: ReaderScroll): void {
    for (const follow of this.followers) follow(sentencesOf(scroll));
  }
}

function sentencesOf({ firstSentence, lastSentence }: ReaderScroll): Span {
  return { start: firstSentence, end: lastSentence };
}
