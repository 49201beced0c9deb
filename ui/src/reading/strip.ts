// What the coverage strip shows, row by row: how much of each row of pixels is in which state. Pure.
// Invariant: every sentence has the same height, so the strip and the number that is left tell the same.
// Not here: the canvas (Strip.svelte), colours.

/** How many states a sentence can be in: unjudged, sourced, dubious, not a claim. */
export const STATES = 4;

/** Per row and state, how many sentences (or parts of one) fall on that row; row after row. */
export function rowsOf(states: Uint8Array, rows: number): Float32Array {
  const shares = new Float32Array(Math.max(0, rows) * STATES);
  if (states.length === 0 || rows <= 0) return shares;
  const perRow = states.length / rows;
  for (let row = 0; row < rows; row += 1) {
    const from = row * perRow;
    const to = (row + 1) * perRow;
    for (let index = Math.floor(from); index < to && index < states.length; index += 1) {
      const part = Math.min(to, index + 1) - Math.max(from, index);
      const state = row * STATES + Math.min(states[index] ?? 0, STATES - 1);
      shares[state] = (shares[state] ?? 0) + part / perRow;
    }
  }
  return shares;
}

/** The sentence at a height of the strip. */
export function sentenceAtHeight(y: number, height: number, count: number): number {
  if (count === 0 || height <= 0) return 0;
  return Math.max(0, Math.min(count - 1, Math.floor((y / height) * count)));
}
