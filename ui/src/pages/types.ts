// What the view of the printed page hands out.

import type { PageZoom } from "../state/looks.ts";

/** What the app can ask of the view while it is shown. */
export interface PagesHandle {
  focus(): void;
  /** Shows the page so many further on; beyond the first and the last it stays on those. */
  turn(by: number): void;
  /** Shows the page larger or smaller by a step. */
  resize(step: 1 | -1): void;
  fit(zoom: Exclude<PageZoom, number>): void;
}
