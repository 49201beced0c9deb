// How rooms reach the reading surface without knowing it.

import type { Span } from "./spans.ts";

/** How rooms reach the reading surface. */
export interface Travel {
  /** Scrolls as little as shows the place, or until it is at the top. */
  goTo(place: Span, scroll?: "into view" | "to the top"): void;
  toText(): void;
  /** How high the middle of a place's first line is in the window, in pixels; `null` while it is not drawn. */
  heightOf(place: Span): number | null;
  /** Tells which sentences are in view, at once and whenever the text moved, before it is drawn; the answer ends that. */
  onscrolled(listener: (sentences: Span) => void): () => void;
}

/** Where there is no surface. */
export const nowhere: Travel = { goTo: () => undefined, toText: () => undefined, heightOf: () => null, onscrolled: () => () => undefined };
