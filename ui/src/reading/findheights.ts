// How far down the strip each hit stands: 0 at the top of the document, 1 at its end. Pure.
// Invariant: as on the whole strip, every sentence has the same height; a hit stands inside that of its sentence.
// Not here: the strip itself (Strip.svelte).

import type { Ground } from "./cursor.ts";
import type { Hit } from "./find.ts";

export class Heights {
  values = new Float32Array(256);
  count = 0;
  /** The sentence of the last hit; those that follow are not before it. */
  #sentence = 0;

  add(hits: readonly Hit[], { points, sentences }: Ground): void {
    const all = sentences.start.length;
    while (this.count + hits.length > this.values.length) {
      const larger = new Float32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    for (const { start } of hits) {
      const at = points.point(start);
      while (this.#sentence < all - 1 && (sentences.end[this.#sentence] ?? 0) <= at) this.#sentence += 1;
      const from = sentences.start[this.#sentence] ?? 0;
      const length = Math.max(1, (sentences.end[this.#sentence] ?? 0) - from);
      const inside = Math.max(0, Math.min(0.999, (at - from) / length));
      this.values[this.count] = all === 0 ? 0 : (this.#sentence + inside) / all;
      this.count += 1;
    }
  }
}
