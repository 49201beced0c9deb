// Keys as they are written in the list of commands, and as they come from the keyboard.
// Invariant: a key has one spelling: Mod (Ctrl, on a Mac Cmd), Alt, Shift, then the key; letters are capitals, and for
// signs that need Shift on some keyboards Shift is left out.

import { keycaps } from "../words/keycaps.ts";

export type KeyPress = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> & Partial<Pick<KeyboardEvent, "getModifierState">>;

/** The spelling of a key press. */
export function spell(press: KeyPress, mac: boolean): string {
  const key = nameOf(press);
  const isSign = [...key].length === 1 && !/\p{L}/u.test(key);
  // Signs that lie behind AltGr (on a Mac behind Option) are signs; some systems tell AltGr as Ctrl and Alt.
  const isBehindAlt = isSign && (press.getModifierState?.("AltGraph") === true || (mac && press.altKey));
  const [mod, other] = mac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey && !isBehindAlt, press.metaKey];
  const parts = [mod && "Mod", other && "Other", press.altKey && !isBehindAlt && "Alt", press.shiftKey && !isSign && "Shift", key];
  return parts.filter((part) => part !== false).join("+");
}

function nameOf({ key, code, altKey }: KeyPress): string {
  if (key === " " || key === "\u00a0") return "Space";
  if ([...key].length > 1) return key;
  const letter = /^Key([A-Z])$/u.exec(code)?.[1];
  if (/^[a-z]$/iu.test(key)) return key.toUpperCase();
  // On a keyboard of another script the letter is told by where it lies; so is one that Option makes another.
  if (letter !== undefined && (altKey || isOfOtherScript(key))) return letter;
  const capital = key.toLocaleUpperCase("en");
  return [...capital].length === 1 ? capital : key;
}

/** Latin letters with marks (é, ö, ß) are letters of their own; everything else is another script. */
function isOfOtherScript(key: string): boolean {
  return /\p{L}/u.test(key) && !/\p{Script=Latin}/u.test(key);
}

/** The parts of a spelling: `["Mod", "Shift", "Z"]`; the key itself may be the sign that joins them. */
export function partsOf(spelled: string): string[] {
  const ends = spelled === "+" || spelled.endsWith("++");
  const parts = (ends ? spelled.slice(0, -1) : spelled).split("+").filter((part) => part !== "");
  return ends ? [...parts, "+"] : parts;
}

const onMac: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Other: "⌃" };

/** The caps to draw for a key: `["Ctrl", "Z"]`. */
export function capsOf(spelled: string, mac: boolean): string[] {
  return partsOf(spelled).map((part) => (mac ? onMac[part] : undefined) ?? keycaps[part] ?? part);
}

/** The key in one word, for menus and sentences: `Ctrl+Z`. */
export function keyName(spelled: string, mac: boolean): string {
  return capsOf(spelled, mac).join(mac ? "" : "+");
}

/** Whether a key press in this element belongs to what is typed there. */
export function isTypedIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type);
}

/** Whether a field that has the focus has nothing of its own to take back, and says so: undo and redo are the window's then. */
export function leavesUndo(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset["undo"] === "window";
}

/** Controls that the keys which press something belong to. */
const pressed = "button, a, summary, input, [role=tab], [role=option], [role=slider], [role=separator]";
/** Controls in which arrows move; on a plain button they still move in the text. */
const steered = "input, [role=tab], [role=option], [role=slider], [role=separator], [role=radio]";

/** The panes beside the text, which go to their ends and page by themselves. */
const paged = `${steered}, #pane-library, #pane-claims, #pane-evidence, #pane-suggestions, #pane-looks`;

/** Keys that a focused control uses itself, and which controls do. */
const users: Record<string, string> = {
  Space: pressed, "Shift+Space": pressed, Enter: pressed, ArrowUp: steered, ArrowDown: steered, ArrowLeft: steered, ArrowRight: steered,
  Home: paged, End: paged, PageUp: paged, PageDown: paged,
};

export function isUsedBy(target: EventTarget | null, spelled: string): boolean {
  const user = users[spelled];
  return target instanceof HTMLElement && user !== undefined && target.closest(user) !== null;
}
