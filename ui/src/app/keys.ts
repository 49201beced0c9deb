// Keys as they are written in the list of commands, and as they come from the keyboard.
// Invariant: a key has one spelling: Mod (Ctrl, on a Mac Cmd), Alt, Shift, then the key; letters are capitals, and for
// signs that need Shift on some keyboards Shift is left out.

import { keycaps } from "../words/keycaps.ts";

export type KeyPress = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

export function isMac(platform: string): boolean {
  return /mac/iu.test(platform);
}

/** The spelling of a key press. */
export function spell(press: KeyPress, mac: boolean): string {
  const key = nameOf(press);
  const isSign = key.length === 1 && !/[A-Z ]/u.test(key);
  const [mod, other] = mac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey];
  const parts = [mod && "Mod", other && "Other", press.altKey && "Alt", press.shiftKey && !isSign && "Shift", key];
  return parts.filter((part) => part !== false).join("+");
}

function nameOf({ key, code }: KeyPress): string {
  if (key === " ") return "Space";
  if (key.length > 1) return key;
  if (/^[a-z]$/iu.test(key)) return key.toUpperCase();
  // On a keyboard of another script the letter is told by where it lies.
  const letter = /^Key([A-Z])$/u.exec(code)?.[1];
  return /\p{L}/u.test(key) && letter !== undefined ? letter : key;
}

/** The caps to draw for a key: `["Ctrl", "Z"]`. */
export function capsOf(spelled: string, mac: boolean): string[] {
  const parts = spelled === "Mod++" ? ["Mod", "+"] : spelled.split("+");
  return parts.map((part) => (part === "Mod" ? (mac ? "⌘" : (keycaps["Mod"] ?? part)) : (keycaps[part] ?? part)));
}

/** Whether a key press in this element belongs to what is typed there. */
export function isTypedIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type);
}

/** Controls that the keys which press something belong to. */
const pressed = "button, a, summary, input, [role=tab], [role=option], [role=slider], [role=separator]";
/** Controls in which arrows move; on a plain button they still move in the text. */
const steered = "input, [role=tab], [role=option], [role=slider], [role=separator], [role=radio]";

/** Keys that a focused control uses itself, and which controls do. */
const users: Record<string, string> = {
  Space: pressed, Enter: pressed, ArrowUp: steered, ArrowDown: steered, ArrowLeft: steered, ArrowRight: steered,
};

export function isUsedBy(target: EventTarget | null, spelled: string): boolean {
  const user = users[spelled];
  return target instanceof HTMLElement && user !== undefined && target.closest(user) !== null;
}
