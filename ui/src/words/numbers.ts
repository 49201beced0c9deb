// Numbers, dates and keys as people read them.

const numbers = new Intl.NumberFormat("en");
const times = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

export function figure(value: number): string {
  return numbers.format(value);
}

export function count(value: number, noun: string): string {
  return `${figure(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** A moment of RFC 3339 in the person's own time; empty where it is none. */
export function moment(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.valueOf()) ? "" : times.format(date);
}
