// How rooms reach the reading surface without knowing it.

import type { Span } from "./spans.ts";

/** How rooms reach the reading surface. */
export interface Travel {
  /** Scrolls as little as shows the place, or until it is at the top. */
  goTo(place: Span, scroll?: "into view" | "to the top"): void;
  /** Lights a place up for a moment, and scrolls as little as shows it. */
  light(place: Span): void;
  toText(): void;
  /** Does what a click on a character of the text does. */
  clickAt(at: number): void;
  /** The word at a place; the character where it is none. */
  wordAt(at: number): Span;
  /** How high the middle of a place's first line is in the window, in pixels; `null` while it is not drawn. */
  heightOf(place: Span): number | null;
  /** Tells which sentences are in view, at once and whenever the text moved, before it is drawn; the answer ends that. */
  onscrolled(listener: (sentences: Span) => void): () => void;
}

/** Where there is no surface. */
export const nowhere: Travel = {
  goTo: () => undefined, light: () => undefined, toText: () => undefined, clickAt: () => undefined, wordAt: (at) => ({ start: at, end: at + 1 }), heightOf: () => null,
  onscrolled: () => () => undefined,
};
