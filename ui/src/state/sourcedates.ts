// Dates of sources as they are typed, and as CSL-JSON has them.
// Invariant: words that are no date stay words; a date that is not typed anew stays what it was, with all its parts.

/** What CSL-JSON knows of a date. */
interface SourceDate {
  "date-parts"?: unknown;
  literal?: unknown;
  raw?: unknown;
  circa?: unknown;
}

/** A date as it can be typed: `1940-08-20`, `1940-08/1940-09`, or its words. */
export function dateLine(date: unknown): string {
  if (typeof date !== "object" || date === null) return "";
  const { "date-parts": parts, literal, raw, circa } = date as SourceDate;
  const written = Array.isArray(parts) ? parts.map(written1).filter((part) => part !== "").join("/") : "";
  if (written !== "") return circa === true || circa === 1 || circa === "true" ? `c. ${written}` : written;
  return [literal, raw].find((words) => typeof words === "string") ?? "";
}

function written1(part: unknown): string {
  if (!Array.isArray(part)) return "";
  const [year, ...rest] = part.map(String);
  return [year ?? "", ...rest.map((number) => number.padStart(2, "0"))].filter((number) => number !== "").join("-");
}

/** The date that is typed; `null` where nothing is. */
export function dateOf(typed: string, before: unknown): unknown {
  const words = typed.trim();
  if (words === "") return null;
  if (words === dateLine(before)) return before;
  const circa = /^(?:c\.|ca\.|circa|um)\s*/iu.exec(words)?.[0] ?? "";
  const parts = words.slice(circa.length).split("/").map(partOf);
  if (parts.length > 2 || parts.some((part) => part === null)) return { literal: words };
  return { "date-parts": parts, ...(circa !== "" && { circa: true }) };
}

function partOf(written: string): number[] | null {
  const found = /^\s*(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\s*$/u.exec(written);
  const [year, month, day] = (found?.slice(1) ?? []).filter((number) => number !== undefined).map(Number);
  if (year === undefined || year === 0) return null;
  const isSound = (month === undefined || (month >= 1 && month <= 12)) && (day === undefined || (day >= 1 && day <= 31));
  return isSound ? [year, month, day].filter((number) => number !== undefined) : null;
}
