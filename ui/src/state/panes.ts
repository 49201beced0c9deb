// Which panes stand beside the text: as many as the window has room for.

import type { Settings } from "./settings.svelte.ts";

export type Side = "library" | "claims";

/** Below this width there is room for one pane beside the text, in pixels. */
export const ROOM_FOR_TWO = 960;
/** Below this width a pane lies over the text. */
export const ROOM_FOR_ONE = 700;

export interface Panes {
  library: boolean;
  claims: boolean;
  /** Whether they lie over the text instead of beside it. */
  over: boolean;
}

/** How much room what the window tells leaves to what stands at the right for a while, whose buttons it would hide: beside, or, where
    that lies over the text, below it. Lengths as a style has them. */
export function roomForAside(
  { claims, over }: Panes, aside: string | null, { width, toasts }: { width: string; toasts: number },
): { beside: string; below: string } {
  const isThere = aside !== null && claims;
  return { beside: isThere && !over ? `min(${width}, 45vw)` : "0px", below: isThere && over && toasts > 0 ? `calc(${toasts}px + 1rem)` : "0px" };
}

/**
 * `drawer` is the one pane that was asked for in a narrow window; `undefined` while nothing was. A search that is open lies
 * in the place of the library's pane; what else stands in the place of a pane for a while is `wanted`.
 */
export function panesShown(
  width: number, kept: Pick<Settings, "libraryShown" | "claimsShown">, drawer: Side | null | undefined, isSearching = false, wanted: Side | null = null,
): Panes {
  if (width >= ROOM_FOR_TWO) return { library: kept.libraryShown || isSearching, claims: kept.claimsShown || wanted === "claims", over: false };
  const over = width < ROOM_FOR_ONE;
  if (isSearching) return { library: true, claims: false, over };
  const side = wanted ?? (drawer === undefined ? (!over && kept.claimsShown ? "claims" : null) : drawer);
  return { library: side === "library", claims: side === "claims", over };
}
