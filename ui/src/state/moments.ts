// Moments that the figures in docs/figures.md are made of, as user timings of the page.
// Invariant: one entry a name at any time, so a day's work leaves no heap of them. Not here: measuring (ui/e2e/figures).

/** `text`: a text that was opened is painted; `answered`: the desk has written; `drawn`: the surface has what changed. */
export type Moment = "text" | "answered" | "drawn";

/** Notes that this moment is now. */
export function note(moment: Moment): void {
  const name = `obelus:${moment}`;
  performance.clearMarks(name);
  performance.mark(name);
}
