// Where dated statements stand on an axis of time. Pure.
// Invariant: time runs from left to right; where nothing is dated for long the axis is broken, so that one odd date does not
// press all others together. Not here: how it is drawn (Axis.svelte), what a date is called (words).

import type { DatedRow } from "../host/generated/contract.ts";

/** A statement with its time in years, half-open; `index` is its place in the answer. */
export interface Dated {
  row: DatedRow;
  index: number;
  from: number;
  to: number;
}

/** A part of the axis without a break, in years and in pixels. */
export interface Stretch {
  from: number;
  to: number;
  left: number;
  width: number;
}

/** A statement on the axis: where it is, how wide, and the how-manieth over the line. */
export interface Placed {
  dated: Dated;
  /** Its place in the order of time. */
  at: number;
  x: number;
  width: number;
  level: number;
}

/** How far apart two signs are at least, in pixels. */
export const STEP = 13;
/** More signs than these are not stood on one another. */
const LEVELS = 12;
const levels = Array.from({ length: LEVELS }, (_, level) => level);
/** A gap is left out where it is longer than this part of all time, and than so many years. */
const GAP_SHARE = 0.12;
const GAP_YEARS = 5;
/** How wide a break is, in pixels. */
export const BREAK = 26;
/** How far apart two years are at least that are written below the line, in pixels. */
const TICK = 64;

/** The years of "1940", "1940-08" or "1940-08-20": where it begins, or where it has ended. */
export function timeOf(date: string, edge: "begin" | "end"): number {
  const found = /^(-?\d+)(?:-(\d+))?(?:-(\d+))?$/u.exec(date);
  const [year, month, day] = [found?.[1], found?.[2], found?.[3]].map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined) return 0;
  if (month === undefined) return year + (edge === "end" ? 1 : 0);
  if (day === undefined) return year + (month - (edge === "end" ? 0 : 1)) / 12;
  return year + (month - 1) / 12 + (day - (edge === "end" ? 0 : 1)) / 372;
}

/** The statements in the order of time. */
export function inTime(rows: readonly DatedRow[]): Dated[] {
  const dated = rows.map((row, index) => ({ row, index, from: timeOf(row.from, "begin"), to: Math.max(timeOf(row.to, "end"), timeOf(row.from, "end")) }));
  return dated.toSorted((a, b) => a.from - b.from || a.to - b.to || a.index - b.index);
}

/** The axis for statements in the order of time. */
export function stretchesOf(dated: readonly Dated[], width: number): Stretch[] {
  const [first] = dated;
  if (first === undefined) return [];
  const end = dated.reduce((latest, { to }) => Math.max(latest, to), first.to);
  const gap = Math.max(GAP_YEARS, GAP_SHARE * (end - first.from));
  const broken = runsOf(dated, gap);
  // In a narrow window there is no room for breaks.
  const runs = BREAK * (broken.length - 1) > width / 3 ? [{ from: first.from, to: end }] : broken;
  const years = runs.reduce((sum, run) => sum + run.to - run.from, 0);
  // A lonely date has some room, too.
  const least = Math.min(48, width / (3 * runs.length));
  const room = Math.max(0, width - BREAK * (runs.length - 1) - least * runs.length);
  let left = 0;
  return runs.map((run) => {
    const wide = least + (room * (run.to - run.from)) / Math.max(years, Number.EPSILON);
    const stretch = { ...run, left, width: wide };
    left += wide + BREAK;
    return stretch;
  });
}

/** What is dated, cut where nothing is for longer than a gap. */
function runsOf(dated: readonly Dated[], gap: number): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const { from, to } of dated) {
    const last = runs.at(-1);
    if (last === undefined || from - last.to > gap) runs.push({ from, to });
    else last.to = Math.max(last.to, to);
  }
  return runs;
}

export function xOf(stretches: readonly Stretch[], time: number): number {
  const stretch = stretches.findLast(({ from }) => from <= time) ?? stretches[0];
  if (stretch === undefined) return 0;
  const share = (time - stretch.from) / Math.max(stretch.to - stretch.from, Number.EPSILON);
  return stretch.left + Math.min(1, Math.max(0, share)) * stretch.width;
}

/** The signs over the line: what would lie on another is stood on it. Where no more can stand, what nothing contradicts is
 *  not drawn: so many signs are seen as one, and thousands take seconds. */
export function placedOn(stretches: readonly Stretch[], dated: readonly Dated[]): Placed[] {
  /** Up to where each level is taken. */
  const taken: number[] = [];
  return dated.flatMap((one, at) => {
    const [x, right] = [xOf(stretches, one.from), xOf(stretches, one.to)];
    // A year is a bar only where it is wider than a sign.
    const width = Math.max(0, right - x);
    const free = levels.find((level) => (taken[level] ?? -Infinity) <= x);
    if (free === undefined && one.row.conflicts.length === 0) return [];
    const level = free ?? LEVELS - 1;
    taken[level] = Math.max(x + STEP, x + width);
    return { dated: one, at, x: x + Math.min(width, STEP) / 2, width, level };
  });
}

/** The years that are written below the line. */
export function ticksOf(stretches: readonly Stretch[]): { year: number; x: number }[] {
  return stretches.flatMap((stretch) => {
    const years = Math.max(1, stretch.to - stretch.from);
    const wanted = (years * TICK) / Math.max(TICK, stretch.width);
    const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000].find((one) => one >= wanted) ?? 1000;
    const first = Math.ceil(stretch.from / step) * step;
    const count = Math.max(0, Math.floor((stretch.to - first) / step) + 1);
    // No year is called 0: the one after 1 BCE is 1.
    const named = new Set(Array.from({ length: count }, (_, at) => first + at * step || 1));
    const ticks = [...named].filter((year) => year <= stretch.to).map((year) => ({ year, x: xOf(stretches, year) }));
    return ticks.length > 0 && years > 1 ? ticks : [{ year: Math.floor(stretch.from), x: stretch.left }];
  });
}

/** How many pairs do not agree. */
export function conflictsIn(rows: readonly DatedRow[]): number {
  return rows.reduce((sum, { conflicts }, index) => sum + conflicts.filter((other) => other > index).length, 0);
}
