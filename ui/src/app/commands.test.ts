// The one list of commands holds together.

import { expect, test } from "vitest";
import { commandWords } from "../words/commands.ts";
import { guide } from "../words/labels.ts";
import { commandById, commands, groupsByUse } from "./commands.ts";
import { refuse } from "./keyrules.ts";
import { capsOf, isUsedBy, keyName, partsOf, spell } from "./keys.ts";
import { menus } from "./menu.ts";

test("every command that has a word is in the list once, and the other way round", () => {
  expect(commands.map(({ id }) => id).toSorted()).toEqual(Object.keys(commandWords).toSorted());
});

test("no key is given twice", () => {
  const keys = commands.flatMap((command) => command.keys);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test("every group is looked for, and every usual key may be had", () => {
  expect(new Set(commands.map(({ group }) => group))).toEqual(new Set(groupsByUse));
  expect(commands.flatMap((command) => command.keys.filter((key) => command.fixed === undefined && refuse(command, key) !== null))).toEqual([]);
});

test("keys without Ctrl are never heard while something is typed", () => {
  const bare = commands.filter(({ keys }) => keys.some((key) => !key.startsWith("Mod+") && !/^(Shift\+)?F\d/u.test(key)));
  expect(bare.filter(({ hearing }) => hearing === "while typing")).toEqual([]);
});

test("the keys of the product are there", () => {
  const promised = {
    S: "judge.sourced", D: "judge.dubious", X: "judge.not-a-claim", H: "mark.highlight", Space: "move.unjudged", R: "mark.reasons",
    N: "mark.note", T: "mark.tags", "?": "judge.unsure", Backspace: "judge.clear", Delete: "mark.delete", "Mod+Z": "edit.undo",
    "Mod+Shift+Z": "edit.redo", "Mod+Y": "edit.redo", "Mod+K": "help.palette", "Mod+F": "edit.find", "Mod+/": "help.keys",
    "Mod+O": "file.import", "Mod+E": "file.export", "Mod+Shift+N": "file.paste", F6: "view.next-pane", "Mod+B": "view.library",
    "Mod+J": "view.claims", Escape: "view.text", "Shift+ArrowDown": "move.grow", "Shift+ArrowLeft": "move.shrink-word",
    O: "move.dubious", "Shift+O": "move.dubious-back", A: "move.note", G: "move.suggestion", K: "move.checkable", ".": "judge.again", M: "mark.ends", J: "mark.gather",
    L: "mark.link", E: "mark.evidence", I: "mark.look", "]": "move.next-passage", "[": "move.previous-passage", Home: "move.first", End: "move.last",
    PageDown: "move.page-down", PageUp: "move.page-up", F3: "edit.find-next", "Shift+F3": "edit.find-previous", "Mod+,": "view.settings",
  };
  const known = new Map(commands.flatMap(({ id, keys }) => keys.map((key) => [key, id])));
  for (const [key, id] of Object.entries(promised)) expect(known.get(key), key).toBe(id);
});

test("the menu names each command at most once and knows them all", () => {
  const ids = menus(() => undefined).flatMap(({ entries }) => entries.flatMap((entry) => (entry.kind === "command" ? [entry.id] : [])));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !commandById.has(id as never))).toEqual([]);
});

test("the menu shows the key that a command has, behind its name", () => {
  const entries = menus((id) => (id === "judge.sourced" ? "Mod+1" : undefined)).flatMap((menu) => menu.entries);
  const labels = new Map(entries.flatMap((entry) => (entry.kind === "command" ? [[entry.id, entry.label]] : [])));
  expect([labels.get("judge.sourced"), labels.get("judge.dubious")]).toEqual([`${commandWords["judge.sourced"]}\tCtrl+1`, commandWords["judge.dubious"]]);
});

test("the guide speaks of commands that have keys", () => {
  expect(guide.steps.flatMap(({ commands: ids }) => ids).filter((id) => !commandById.get(id)?.keys[0])).toEqual([]);
});

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

function check(press: Partial<Parameters<typeof spell>[0]>, expected: string, mac = false): void {
  expect(spell({ key: "", code: "", ...none, ...press }, mac)).toBe(expected);
}

test("a key press has one spelling", () => {
  check({ key: "s" }, "S");
  check({ key: "S", shiftKey: true }, "Shift+S");
  check({ key: "?", shiftKey: true }, "?");
  check({ key: "/", ctrlKey: true, shiftKey: true }, "Mod+/");
  check({ key: " " }, "Space");
  check({ key: "ArrowDown", shiftKey: true }, "Shift+ArrowDown");
  check({ key: "Z", ctrlKey: true, shiftKey: true }, "Mod+Shift+Z");
  check({ key: "d", metaKey: true }, "Other+D");
});

test("on a Mac Cmd is the one that counts", () => {
  check({ key: "k", metaKey: true }, "Mod+K", true);
  check({ key: "k", ctrlKey: true }, "Other+K", true);
});

test("on a keyboard of another script the place of the letter counts", () => {
  check({ key: "в", code: "KeyD" }, "D");
  check({ key: "я", code: "KeyZ", ctrlKey: true }, "Mod+Z");
});

test("a letter with a mark is a letter of its own, whatever Shift does", () => {
  check({ key: "ö", code: "Semicolon" }, "Ö");
  check({ key: "Ö", code: "Semicolon", shiftKey: true }, "Shift+Ö");
  check({ key: "é", code: "Digit2" }, "É");
  check({ key: "ß", code: "Minus" }, "ß");
});

test("signs are signs wherever they lie", () => {
  const altGraph = (name: string) => name === "AltGraph";
  check({ key: "]", code: "Digit9", getModifierState: altGraph }, "]");
  // Windows tells AltGr as Ctrl and Alt.
  check({ key: "]", code: "Digit9", ctrlKey: true, altKey: true, getModifierState: altGraph }, "]");
  check({ key: "[", code: "Digit5", altKey: true }, "[", true);
  check({ key: "0", code: "Digit0", shiftKey: true, ctrlKey: true }, "Mod+0");
  check({ key: "å", code: "KeyA", altKey: true }, "Alt+A", true);
  check({ key: "q", code: "KeyQ", ctrlKey: true, altKey: true }, "Mod+Alt+Q");
});

test("a spelling has its parts back", () => {
  const cases: [string, string[]][] = [
    ["Mod+Shift+Z", ["Mod", "Shift", "Z"]], ["Mod++", ["Mod", "+"]], ["+", ["+"]], ["Alt+Mod++", ["Alt", "Mod", "+"]], ["-", ["-"]],
  ];
  for (const [spelled, parts] of cases) expect(partsOf(spelled), spelled).toEqual(parts);
  expect([keyName("Mod+Shift+Z", false), keyName("Mod++", false)]).toEqual(["Ctrl+Shift+Z", "Ctrl++"]);
});

test("caps are drawn as people know them", () => {
  expect([capsOf("Mod+Shift+Z", false), capsOf("Mod++", false), capsOf("Mod+K", true), capsOf("ArrowDown", false)]).toEqual([
    ["Ctrl", "Shift", "Z"], ["Ctrl", "+"], ["⌘", "K"], ["↓"],
  ]);
});

test("a control keeps the keys that it uses itself", () => {
  const button = document.createElement("button");
  expect([isUsedBy(button, "Space"), isUsedBy(button, "S"), isUsedBy(document.body, "Space")]).toEqual([true, false, false]);
});

test("arrows move in the text from a plain button, and in the control where that uses them", () => {
  const [button, tab, slider] = ["button", "button", "input"].map((name) => document.createElement(name));
  tab!.setAttribute("role", "tab");
  slider!.setAttribute("type", "range");
  for (const key of ["ArrowDown", "ArrowUp"]) {
    expect([isUsedBy(button!, key), isUsedBy(tab!, key), isUsedBy(slider!, key)]).toEqual([false, true, true]);
  }
});
