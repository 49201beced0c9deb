// Keys as people write them ("Control+Shift+z", "Space") become the input of the WebDriver actions command.
// Invariant: whatever is pressed is let go again, in the opposite order.

import type { InputSource } from "./webdriver.ts";

/** Names of keys to the code points that the W3C protocol gives them (its table of normalised keys). */
const NAMED: Record<string, string> = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  Space: " ",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
  F4: "\uE034",
  F6: "\uE036",
};

/** One key with what is held down beside it, as the keyboard would play it; the last plus of "Control++" is the key. */
export function chord(keys: string): InputSource[] {
  const pressed = keys.split(/\+(?=.)/).map(keyOf);
  const down = pressed.map((value) => ({ type: "keyDown", value }));
  const up = pressed.toReversed().map((value) => ({ type: "keyUp", value }));
  return [{ type: "key", id: "keyboard", actions: [...down, ...up] }];
}

/** A text, typed key by key. */
export function typing(text: string): InputSource[] {
  const actions = Array.from(text).flatMap((character) => {
    const value = character === "\n" ? keyOf("Enter") : character;
    return [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ];
  });
  return [{ type: "key", id: "keyboard", actions }];
}

function keyOf(name: string): string {
  const key = NAMED[name] ?? name;
  if (Array.from(key).length !== 1) throw new Error(`no key is called "${name}"`);
  return key;
}
