// Numbers, dates, shares and lists as people read them in the language of the window.

import { locale } from "./language.ts";

const figures = new Intl.NumberFormat(locale);
const shares = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
const lists = new Intl.ListFormat(locale, { type: "conjunction" });
const ages = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

export function figure(value: number): string {
  return figures.format(value);
}

/** A part of a whole, from 0 to 1. */
export function percent(share: number): string {
  return shares.format(share);
}

/** "a, b and c". */
export function list(items: string[]): string {
  return lists.format(items);
}

/** A moment of RFC 3339, or in milliseconds since 1970, in the person's own time; empty where it is none. */
export function moment(at: string | number): string {
  return written(at, moments);
}

/** The day of such a moment. */
export function day(at: string): string {
  return written(at, days);
}

function written(at: string | number, format: Intl.DateTimeFormat): string {
  const date = new Date(at);
  return Number.isNaN(date.valueOf()) ? "" : format.format(date);
}

const units = [["year", 31_557_600], ["month", 2_629_800], ["week", 604_800], ["day", 86_400], ["hour", 3_600], ["minute", 60]] as const;

/** How long ago a moment was: "yesterday", "3 hours ago". */
export function ago(at: string, now: Date): string {
  const seconds = (new Date(at).valueOf() - now.valueOf()) / 1000;
  if (Number.isNaN(seconds)) return "";
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (["second", 1] as const);
  return ages.format(Math.round(seconds / size), unit);
}

/** The day, as one says it now, and the time: "today, 13:43", "24 Nov 2026, 09:02". */
export function dayAndTime(at: string, now: Date): string {
  const date = new Date(at);
  if (Number.isNaN(date.valueOf())) return "";
  const midnight = (of: Date): number => new Date(of.getFullYear(), of.getMonth(), of.getDate()).valueOf();
  // Where clocks are put back a day has an hour more or less.
  const away = Math.round((midnight(date) - midnight(now)) / DAY);
  return `${away === 0 || away === -1 ? ages.format(away, "day") : days.format(date)}, ${clocks.format(date)}`;
}

const megabytes = new Intl.NumberFormat(locale, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
const kilobytes = new Intl.NumberFormat(locale, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });

/** How large a file is. */
export function size(bytes: number): string {
  return bytes < 1_000_000 ? kilobytes.format(bytes / 1_000) : megabytes.format(bytes / 1_000_000);
}

/** The order of words in the language, with numbers in them by their size. */
export const collator = new Intl.Collator(locale, { numeric: true });

const seconds = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
const clocks = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
const dates = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
const months = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric" });

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A mark on an axis of time whose marks are `step` apart; both in milliseconds. */
export function tick(at: number, step: number): string {
  if (step >= 27 * DAY) return months.format(at);
  const isMidnight = new Date(at).getHours() === 0 && new Date(at).getMinutes() === 0;
  if (step >= DAY || isMidnight) return dates.format(at);
  return (step < MINUTE ? seconds : clocks).format(at);
}

/** The marks of an axis of time. One that would say the same as the one before it says nothing. */
export function ticksOf(marks: number[], step: number): string[] {
  const said = marks.map((at) => tick(at, step));
  return said.map((one, index) => (one === said[index - 1] ? "" : one));
}

/** From one moment to another, both in milliseconds: "26 Nov 2026, 06:47–08:16". */
export function stretch(from: number, to: number): string {
  return moments.formatRange(from, to);
}

/** A moment in milliseconds, to a unit of time. */
export function unitMoment(at: number, unit: "minute" | "hour" | "day" | "month"): string {
  if (unit === "month") return months.format(at);
  return unit === "day" ? days.format(at) : moments.format(at);
}

const historic = [
  new Intl.DateTimeFormat(locale, { year: "numeric", timeZone: "UTC" }), new Intl.DateTimeFormat(locale, { year: "numeric", month: "short", timeZone: "UTC" }),
  new Intl.DateTimeFormat(locale, { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" }),
] as const;

/** A day, month or year of history: "1940-08-20", "1940-08", "1940". What is none is shown as it is. */
export function dateWritten(date: string): string {
  const parts = /^(\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/u.exec(date)?.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)])) ?? [];
  const [year, month = 1, day = 1] = parts;
  if (year === undefined) return date;
  // The years before 100 are years, too.
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  return historic[parts.length - 1]?.format(moment) ?? date;
}
