// How a layer of cards moves along with a text: where each passage is in the layer, and how far the layer is moved.
// Invariant: a passage's place in the layer plus the shift is where it is in the pane. While the text only scrolls, two
// passages are measured and those that came into view; when it was laid out anew, all.

import type { InSight } from "../state/sight.ts";
import type { Span } from "../state/spans.ts";

/** Where a place is in the pane, in pixels; `null` while it is not drawn. */
type HeightOf = (place: Span) => number | null;

export class Alongside {
  /** How far the layer is moved down, in pixels. */
  shift = 0;
  private heights = new Map<string, number>();

  /** Where a mark's passage is in the layer; `undefined` while it is not drawn. */
  heightOf(mark: InSight): number | undefined {
    return this.heights.get(keyOf(mark));
  }

  follow(marks: InSight[], heightOf: HeightOf): void {
    const known = marks.filter((mark) => this.heights.has(keyOf(mark)));
    const moved = (mark: InSight | undefined): number | null => {
      const height = mark ? heightOf(mark.place) : null;
      return mark === undefined || height === null ? null : height - (this.heightOf(mark) ?? 0);
    };
    const [first, last] = [moved(known[0]), moved(known.at(-1))];
    const isAlike = first !== null && last !== null && Math.abs(first - last) < 1;
    this.shift = first ?? last ?? 0;
    const heights = new Map<string, number>();
    for (const mark of marks) {
      const kept = isAlike ? this.heightOf(mark) : undefined;
      const height = kept ?? heightOf(mark.place);
      if (height !== null) heights.set(keyOf(mark), kept ?? height - this.shift);
    }
    this.heights = heights;
  }
}

/** A claim with several passages is now at one of them, now at another. */
function keyOf({ id, place }: InSight): string {
  return `${id} ${place.start}`;
}
