// The keys of the find panel: what turns which way of comparing, and how a name is told with its keys.
// Invariant: they work in the panel only; what opens it and goes on from the text is the app's.

import type { FindOptions } from "./find.ts";
import { keycaps } from "../words/keycaps.ts";

/** A way of comparing: its sign on the button, and the letter that turns it with Alt. Some keyboards write with Alt, so the key counts and not what it writes. */
export const findOptions: { name: keyof FindOptions; sign: string; code: string; letter: string }[] = [
  { name: "matchCase", sign: "Aa", code: "KeyC", letter: "C" },
  { name: "wholeWord", sign: "ab", code: "KeyW", letter: "W" },
  { name: "expression", sign: ".*", code: "KeyR", letter: "R" },
  { name: "ignoreAccents", sign: "á", code: "KeyA", letter: "A" },
];

/** A name with the keys that do it. */
export function withKeys(name: string, ...keys: string[]): string {
  return `${name} (${keys.map((key) => keycaps[key] ?? key).join("+")})`;
}
