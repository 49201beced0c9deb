// The window as a screen reader finds it: the tree that the real engine hands to the system, and not what the page says it is.

import { expect } from "vitest";

import { type Heard, type Hearing, openHearing } from "../drive/hearing.ts";
import type { Reader } from "../drive/reader.ts";
import { journey } from "../journey.ts";
import { pasteText } from "../steps.ts";

const TEXT = "The bureau lost a letter. Kulik asked in 1921. It was autumn.";

/** Roles of what can be pressed, chosen or typed into; each has to say what it is. */
const NAMED = new Set(["push button", "toggle button", "page tab", "radio button", "check box", "combo box", "entry", "slider", "menu item", "link", "list box"]);

const is = (role: string, name?: string | RegExp) => (one: Heard) =>
  one.role === role && (name === undefined || (typeof name === "string" ? one.name === name : name.test(one.name)));

/** Waits until the tree is as it should be, and gives it: it comes to the bus some time after it is on the screen. */
function heard(reader: Reader, hearing: Hearing, what: string, holds: (tree: Heard[]) => boolean): Promise<Heard[]> {
  return reader.until(what, async () => {
    const tree = await hearing.tree();
    return holds(tree) && tree;
  });
}

/** What can have the focus and has no name. The frame around the page is the engine's, a block that scrolls the editor's own. */
function unnamed(tree: Heard[]): Heard[] {
  const page = tree.slice(tree.findIndex(is("document web")));
  const isBare = ({ role, attributes }: Heard): boolean => role === "section" && attributes["computed-role"] === "generic";
  return page.filter((one) => one.name === "" && (NAMED.has(one.role) || (one.states.includes("focusable") && !isBare(one))));
}

journey<Hearing>("a screen reader finds the text, its caret and everything by name", async (reader, hearing) => {
  await pasteText(reader, "Letters", TEXT);
  const tree = await heard(reader, hearing, "the text with the focus", (now) => now.some((one) => is("entry", "Text of the document")(one) && one.states.includes("focused")));
  expect(tree.filter(is("frame")).map(({ name }) => name)).toEqual(["Obelus"]);
  expect(tree.filter(is("landmark")).map(({ name }) => name)).toEqual(expect.arrayContaining(["Library", "Text", "Claims", "Status"]));
  expect(tree.filter(is("page tab")).map(({ name }) => name)).toEqual(expect.arrayContaining(["Documents", "Codebook", "History", "Claims", "Highlights"]));
  expect(tree.filter(is("push button")).map(({ name }) => name)).toEqual(expect.arrayContaining(["Import files", "Paste a text", "How it looks", "Fold the claims pane"]));
  expect(tree.filter(({ states }) => states.includes("focusable")).length).toBeGreaterThan(20);
  expect(unnamed(tree)).toEqual([]);

  // The caret is where the cursor is, so that a screen reader reads on from there.
  const text = (now: Heard[]): Heard | undefined => now.find(is("entry", "Text of the document"));
  expect(text(tree)?.text).toContain("Kulik asked in 1921.");
  const before = text(tree)?.caret ?? -1;
  await reader.press("ArrowDown");
  await heard(reader, hearing, "the caret in the second sentence", (now) => (text(now)?.caret ?? -1) > before && (text(now)?.caret ?? 0) >= TEXT.indexOf("Kulik"));
}, [], openHearing);

journey<Hearing>("a screen reader is told of verdicts, and finds the drawer and the sheets by name", async (reader, hearing) => {
  await pasteText(reader, "Letters", TEXT);
  await reader.press("d");
  const said = await heard(reader, hearing, "the verdict to be said", (now) => now.some(({ attributes, text }) => attributes["live"] === "polite" && text === "Dubious. 2 left."));
  expect(said.filter(({ attributes }) => attributes["xml-roles"] === "log")).toHaveLength(1);
  const screens: [string, string[], (one: Heard) => boolean][] = [
    ["the note", ["ArrowUp", "n"], is("entry", "Note")],
    ["the reasons", ["Escape", "r"], is("combo box", "Reasons")],
    ["the sheet of keys", ["Escape", "Control+/"], is("dialog")],
    ["the settings", ["Escape", "Control+,"], is("dialog")],
    ["finding", ["Escape", "Control+f"], is("entry", "Find in the text")],
    ["the page of progress", ["Escape", "Control+p"], is("landmark", "Progress of the document")],
  ];
  for (const [what, keys, isThere] of screens) {
    await reader.press(...keys);
    const now = await heard(reader, hearing, what, (found) => found.some(isThere));
    expect(unnamed(now), what).toEqual([]);
  }
}, [], openHearing);
