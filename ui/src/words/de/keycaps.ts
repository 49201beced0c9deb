// What stands on the caps of a German keyboard. Letters and signs are the same everywhere.

import type * as en from "../en/keycaps.ts";
import { isMac } from "../machine.ts";
import type { Worded } from "../worded.ts";

export const keycaps: Worded<typeof en.keycaps> = {
  Mod: isMac ? "⌘" : "Strg",
  Alt: isMac ? "⌥" : "Alt",
  Shift: isMac ? "⇧" : "Umschalt",
  Space: "Leertaste",
  Enter: "Eingabe",
  Escape: "Esc",
  Tab: "Tab",
  Backspace: "⌫",
  Delete: "Entf",
  Insert: "Einfg",
  Home: "Pos1",
  End: "Ende",
  PageUp: "Bild auf",
  PageDown: "Bild ab",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};
