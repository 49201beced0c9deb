// How large a page is shown. Pure. A page of a hundred per cent is as large as on paper, as far as the system knows how
// large its pixels are.

import { pageRanges } from "../state/looks.ts";
import type { PageZoom } from "../state/looks.ts";

export interface Size {
  width: number;
  height: number;
}

/** Pixels of the page's layout in a point at a hundred per cent. */
export const PAPER = 96 / 72;

const steps = [25, 33, 50, 67, 80, 100, 125, 150, 175, 200, 250, 300, 400];

/** Pixels a point, for a page in a room of so many pixels. */
export function scaleOf(zoom: PageZoom, page: Size, room: Size): number {
  const wide = room.width / page.width;
  const scale = zoom === "width" ? wide : zoom === "whole" ? Math.min(wide, room.height / page.height) : (zoom / 100) * PAPER;
  const { least, most } = pageRanges.zoom;
  return Math.min((most / 100) * PAPER, Math.max((least / 100) * PAPER, scale));
}

export function percentOf(scale: number): number {
  return Math.round((scale / PAPER) * 100);
}

/** The next step above or below. */
export function stepped(percent: number, step: 1 | -1): number {
  const { least, most } = pageRanges.zoom;
  return (step === 1 ? steps.find((each) => each > percent) : steps.findLast((each) => each < percent)) ?? (step === 1 ? most : least);
}
