// Coverage over time as it is drawn and as it is read aloud: a line through the ends of steps, and rows of a table.
// Invariant: a row says how many were judged by its end, and the last row says how many are judged now.
// Days are those of the person's own clock. Not here: how moments are written (words), how a line is drawn (Plot).

import type { CoverageColumns, Sitting } from "../host/generated/contract.ts";

export type Unit = "minute" | "hour" | "day" | "month";

export interface Row {
  /** When the unit begins, in milliseconds. */
  at: number;
  judged: number;
  /** How many of them in this unit. */
  more: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Fewer steps than this are no line: what they say is said in a sentence. */
const LINE = 3;

export function isLine({ at }: CoverageColumns): boolean {
  return at.length >= LINE;
}

/** The line: from nothing at the beginning of the first step, through what was judged by the end of each. */
export function lineOf({ step, at, judged }: CoverageColumns): { at: number[]; judged: number[] } {
  const starts = at.map((moment) => Date.parse(moment));
  const [first] = starts;
  if (first === undefined) return { at: [], judged: [] };
  return { at: [first, ...starts.map((start) => start + step * 1000)], judged: [0, ...judged] };
}

/** The unit in which a table of these steps has a handful of rows. */
export function unitFor({ at }: CoverageColumns): Unit {
  const span = Date.parse(at.at(-1) ?? "") - Date.parse(at[0] ?? "");
  if (span < HOUR) return "minute";
  if (span < 2 * DAY) return "hour";
  return span < 100 * DAY ? "day" : "month";
}

/** The steps put together by minutes, hours, days or months; units in which nothing was judged are left out. */
export function rowsOf({ at, judged }: CoverageColumns, unit: Unit): Row[] {
  const rows: Row[] = [];
  at.forEach((moment, index) => {
    const begin = beginOf(Date.parse(moment), unit);
    const [now, before] = [judged[index] ?? 0, rows.at(-1)];
    if (before?.at === begin) {
      before.more += now - before.judged;
      before.judged = now;
    } else rows.push({ at: begin, judged: now, more: now - (before?.judged ?? 0) });
  });
  return rows;
}

/** When the unit begins in which a moment lies. */
function beginOf(moment: number, unit: Unit): number {
  const date = new Date(moment);
  if (unit === "month") return new Date(date.getFullYear(), date.getMonth()).valueOf();
  if (unit === "day") return new Date(date.getFullYear(), date.getMonth(), date.getDate()).valueOf();
  // Not by division: some clocks are half an hour off the others.
  date.setSeconds(0, 0);
  if (unit === "hour") date.setMinutes(0);
  return date.valueOf();
}

/** A pace is told from so many judgements on, over so long a time: less is chance. */
const JUDGEMENTS = 10;
const SECONDS = 60;

/** Minutes that what is left takes, at the pace of the last sitting; `null` where that says nothing. */
export function minutesLeft(sitting: Sitting | null, left: number): number | null {
  if (sitting === null || left === 0) return null;
  const { judgements, seconds } = sitting;
  if (judgements < JUDGEMENTS || seconds < SECONDS) return null;
  // Between ten judgements there are nine spaces of time.
  return Math.max(1, Math.round((left * seconds) / (judgements - 1) / 60));
}
