// The palette as a screen reader and a hand find it: named, in two rows, and gone with the next key.

import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import Palette from "./Palette.svelte";
import type { PaletteItem } from "./types.ts";

const box = { left: 10, right: 60, top: 100, bottom: 120 };
const bounds = { left: 0, right: 800, top: 0, bottom: 600 };
const item = (look: string, enabled = true): PaletteItem => ({ command: `do.${look}`, label: `To ${look}`, key: look[0] ?? "", look, enabled });
const items = [item("sourced"), item("highlight"), item("blue"), item("pink"), item("note"), item("delete", false), item("more")];
let made: ReturnType<typeof mount>;
const onchoose = vi.fn();
const onleave = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  made = mount(Palette, { target: document.body, props: { items, box, bounds, onchoose, onleave } });
  flushSync();
});

afterEach(() => unmount(made));

/** What a button is called: by its label, else by what it says, without what is hidden from screen readers. */
function nameOf(button: Element): string {
  const said = [...button.querySelectorAll("span:not([aria-hidden])")].map((part) => part.textContent.trim()).join(" ").trim();
  return button.getAttribute("aria-label") ?? said;
}

function buttons(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[role=toolbar] button")];
}

function names(): string[] {
  return buttons().map(nameOf);
}

function press(name: string): void {
  buttons().find((button) => nameOf(button) === name)?.click();
  flushSync();
}

test("it is a toolbar with a name, and every button has one", () => {
  expect(document.querySelector("[role=toolbar]")?.getAttribute("aria-label")).toBeTruthy();
  expect(names()).toEqual(["To sourced", "To highlight", "Choose the colour", "To note", "To more"]);
});

test("colours stand in the second row when they are asked for", () => {
  press("Choose the colour");
  expect(names()).toEqual(["To sourced", "To highlight", "Choose the colour", "Highlight: To blue", "Highlight: To pink"]);
  expect(document.querySelectorAll(".row")).toHaveLength(2);
  press("Highlight: To pink");
  expect(onchoose).toHaveBeenCalledExactlyOnceWith("do.pink");
});

test("a press does its command", () => {
  press("To note");
  expect(onchoose).toHaveBeenCalledExactlyOnceWith("do.note");
});

test("a key sends it away, a modifier does not, and the key still means what it means", () => {
  const hear = vi.fn();
  window.addEventListener("keydown", hear, { once: true });
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Shift", bubbles: true }));
  expect(onleave).not.toHaveBeenCalled();
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "s", bubbles: true }));
  expect(onleave).toHaveBeenCalledOnce();
  expect(hear).toHaveBeenCalled();
});

test("a press elsewhere sends it away, one inside does not", () => {
  document.querySelector("[role=toolbar]")?.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  expect(onleave).not.toHaveBeenCalled();
  document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  expect(onleave).toHaveBeenCalledOnce();
});
