// Keys pressed while a command waits for what was asked for before it: they are heard again when it is done, where the focus
// is then, for it may have opened the field that they were meant for.
// Invariant: they are heard in their order and once each. Not here: why a command waits (desk.ts), what keys mean (App.svelte).

import { tick } from "svelte";
import { isTypedIn } from "./keys.ts";
import type { Line } from "./line.ts";

export class HeldKeys {
  private readonly held: KeyboardEvent[] = [];

  constructor(private readonly waiting: Line) {}

  /** To be called before anything else hears of a key. */
  hear(event: KeyboardEvent): void {
    const { key, isComposing, target } = event;
    const isBehind = this.held.length > 0;
    // What is not trusted is one of these, heard again; a field that has the focus already is what is meant.
    if (!event.isTrusted || !(this.waiting.isLong || isBehind) || isTypedIn(target)) return;
    if (isComposing || ["Shift", "Control", "Alt", "Meta"].includes(key) || isCopying(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.held.push(event);
    if (!isBehind) void this.hearAgain();
  }

  private async hearAgain(): Promise<void> {
    for (let next = this.held[0]; next !== undefined; next = this.held[0]) {
      await this.waiting.free();
      // What the command opened is drawn, and has the focus.
      await tick();
      repeat(next);
      this.held.shift();
    }
  }
}

/** Only a key that a person presses may reach the clipboard. */
function isCopying({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && ["a", "c", "v", "x"].includes(key.toLowerCase());
}

function repeat({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const held = { ctrlKey, metaKey, altKey, shiftKey };
  const isFree = target.dispatchEvent(new KeyboardEvent("keydown", { key, code, ...held, bubbles: true, cancelable: true }));
  // A key that is not a person's types nothing by itself.
  const types = [...key].length === 1 && !ctrlKey && !metaKey && !altKey;
  if (isFree && types && isTypedIn(target)) document.execCommand("insertText", false, key);
}
