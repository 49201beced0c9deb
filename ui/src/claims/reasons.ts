// Whether reasons were changed, and what is said about the one that was given last. Pure.

import type { ReasonRow } from "../host/generated/contract.ts";

/** Whether the same reasons are given with the same texts, in whatever order. */
export function isSameReasons(one: ReasonRow[], other: ReasonRow[]): boolean {
  const isThere = ({ code, text }: ReasonRow): boolean => other.some((reason) => reason.code === code && (reason.text ?? "") === (text ?? ""));
  return one.length === other.length && one.every(isThere);
}

/** The reasons with a text about the last of them, in place of what was said before. */
export function saidAboutLast(reasons: ReasonRow[], text: string): ReasonRow[] {
  return reasons.map((reason, index) => (index === reasons.length - 1 ? { ...reason, text } : reason));
}
