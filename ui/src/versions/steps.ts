// Keys that go from one to the next on the pages of versions. Pure.

// Invariant: a field keeps its letters; of two ways to show something, chosen by the arrows, no letter is one.

const steps: Record<string, 1 | -1> = { n: 1, p: -1 };

/** Which way a key goes: N to the next one, P to the one before; `null` where it is for something else. */
export function stepOf({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): 1 | -1 | null {
  if (ctrlKey || metaKey || altKey || (target instanceof HTMLElement && target.matches("select, input:not([type=radio])"))) return null;
  return steps[key.toLowerCase()] ?? null;
}
