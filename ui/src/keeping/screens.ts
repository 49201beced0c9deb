// Which screen is shown where a library could not be opened, and what it offers, the safest and most helpful first.
// Not here: how it looks (Unopened.svelte), what it says (words).

import type { FaultCode } from "../host/generated/contract.ts";
import type { unopened } from "../words/keeping.ts";

export type ScreenName = keyof typeof unopened.screens;
export type Way = "repair" | "copy" | "again" | "open" | "make";

interface Screen {
  name: ScreenName;
  ways: Way[];
  /** Whether the backups that lie there are offered. */
  offersBackups: boolean;
}

const screens: Partial<Record<FaultCode, Screen>> = {
  "library-gone": { name: "gone", ways: ["repair", "again", "open", "make"], offersBackups: true },
  "library-damaged": { name: "damaged", ways: ["repair", "open"], offersBackups: true },
  "library-on-network": { name: "network", ways: ["copy", "open", "make"], offersBackups: false },
  "library-newer": { name: "newer", ways: ["open", "make"], offersBackups: false },
  "library-not-one": { name: "other", ways: ["open", "make"], offersBackups: false },
  "file-no-permission": { name: "closed", ways: ["again", "open", "make"], offersBackups: false },
};

/** Whatever else it is may be past: it is tried again. */
const failed: Screen = { name: "failed", ways: ["again", "open", "make"], offersBackups: false };

export function screenFor(code: FaultCode): Screen {
  return screens[code] ?? failed;
}
