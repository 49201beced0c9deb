// The letters that say how something bears on a claim, wherever evidence is chosen.

import type { Stance } from "../host/generated/contract.ts";

export const stanceLetters: Record<Stance, string> = { supports: "S", refutes: "D", qualifies: "Q", mentions: "M" };

/** The stance that a key means; `null` where it means none. */
export function stanceOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): Stance | null {
  if (ctrlKey || metaKey || altKey) return null;
  const letter = key.toUpperCase();
  return (Object.entries(stanceLetters) as [Stance, string][]).find(([, one]) => one === letter)?.[0] ?? null;
}
