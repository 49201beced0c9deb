// Keys can be changed, and whatever is changed, no key is given twice.

import fc from "fast-check";
import { expect, test } from "vitest";
import { KeptSettings } from "../state/settings.svelte.ts";
import type { CommandId } from "../words/commands.ts";
import type { Command } from "./commands/command.ts";
import { commandById, commands } from "./commands.ts";
import type { Changed } from "./keyring.svelte.ts";
import { Keyring, asUsual, given, keysNow, refusal, taken } from "./keyring.svelte.ts";
import { refuse } from "./keyrules.ts";

const keysOf = (changed: Changed, id: CommandId): string[] => keysNow(changed).get(id) ?? [];

function check(id: CommandId, key: string, expected: string | null): void {
  expect(refuse(commandById.get(id) as Command, key)?.why ?? null, `${key} for ${id}`).toBe(expected);
}

test("keys that mean something everywhere are refused, with the reason", () => {
  check("judge.sourced", "Escape", "way-out");
  check("judge.sourced", "Shift+Escape", "way-out");
  check("judge.sourced", "F6", "way-on");
  check("judge.sourced", "Tab", "way-on");
  check("judge.sourced", "Mod+C", "copying");
  check("judge.sourced", "Mod+V", "copying");
  check("judge.sourced", "Other+L", "system");
  check("judge.sourced", "Alt+F4", "system");
  check("judge.sourced", "F10", "system");
  check("judge.sourced", "Dead", "unknown");
  check("judge.sourced", "AudioVolumeUp", "unknown");
  check("view.text", "B", "fixed");
  check("view.next-pane", "B", "fixed");
});

test("what is heard while typing may not have a key that types or moves in a field", () => {
  for (const key of ["P", "Shift+P", "?", "Space", "Mod+ArrowLeft", "Mod+Backspace", "Mod+Z", "Home", "Alt+ArrowRight"]) check("help.palette", key, "typing");
  for (const key of ["Mod+P", "F2", "Shift+F2", "Alt+P", "Mod+;"]) check("help.palette", key, null);
});

test("any other key may be had", () => {
  for (const key of ["1", "Shift+S", "Alt+S", "Mod+Shift+S", "ö", "#", "F24", "Enter", "Insert", "ArrowLeft"]) check("judge.sourced", key, null);
});

test("paste keeps its own key, which goes on to the page", () => check("file.paste", "Mod+V", null));

test("a key that another command has is refused with its name, its own is not", () => {
  expect(refusal({}, "judge.sourced", 0, "D")).toEqual({ why: "taken", by: "judge.dubious", swaps: true });
  expect(refusal({}, "judge.sourced", "new", "D")).toEqual({ why: "taken", by: "judge.dubious", swaps: false });
  expect(refusal({}, "judge.sourced", 0, "Mod+K")).toEqual({ why: "taken", by: "help.palette", swaps: false });
  expect(refusal({}, "judge.sourced", 0, "S")).toBeNull();
  expect(refusal({ "judge.dubious": ["1"] }, "judge.sourced", 0, "D")).toBeNull();
});

test("several keys are kept, in their order", () => {
  const changed = given({}, "edit.redo", 1, "Mod+Shift+Y");
  expect(keysOf(changed, "edit.redo")).toEqual(["Mod+Shift+Z", "Mod+Shift+Y"]);
  expect(keysOf(given(changed, "edit.redo", "new", "F4"), "edit.redo")).toEqual(["Mod+Shift+Z", "Mod+Shift+Y", "F4"]);
  expect(keysOf(taken(changed, "edit.redo", 0), "edit.redo")).toEqual(["Mod+Shift+Y"]);
});

test("two keys are swapped, and swapped back", () => {
  const changed = given({}, "judge.sourced", 0, "D");
  expect([keysOf(changed, "judge.sourced"), keysOf(changed, "judge.dubious")]).toEqual([["D"], ["S"]]);
  expect(given(changed, "judge.sourced", 0, "S")).toEqual({});
  expect(asUsual(changed, "judge.sourced")).toEqual({});
});

test("what a swap would give back and may not be had is nobody's", () => {
  const changed = given({}, "judge.sourced", 0, "Mod+K");
  expect([keysOf(changed, "judge.sourced"), keysOf(changed, "help.palette")]).toEqual([["Mod+K"], []]);
});

test("a usual key that a later version gives elsewhere stays with the one who was given it", () => {
  expect(keysOf({ "judge.sourced": ["O"] }, "move.dubious")).toEqual([]);
});

test("what was kept and cannot be is left out", () => {
  const changed = { "judge.sourced": ["Escape", "S", "Mod+C"], "no.such": ["S"], "view.text": ["Q"], "judge.dubious": ["S", "D"] };
  expect([keysOf(changed, "judge.sourced"), keysOf(changed, "judge.dubious"), keysOf(changed, "view.text")]).toEqual([["S"], ["D"], ["Escape"]]);
});

const ids = fc.constantFrom(...commands.map(({ id }) => id));
const pool = fc.constantFrom("S", "D", "1", "Mod+K", "Mod+1", "F2", "Escape", "Shift+O", "Mod+V", "F6", "Space", "]", "Mod+Z", "É");

test("no key is ever given twice, fixed keys stay, and what is allowed holds", () => {
  const kept = fc.dictionary(fc.oneof(ids, fc.string()), fc.array(fc.oneof(pool, fc.string()), { maxLength: 4 }));
  fc.assert(
    fc.property(kept, fc.array(fc.tuple(ids, pool, fc.constantFrom("give", "take", "usual")), { maxLength: 12 }), (start, deeds) => {
      let changed: Changed = start;
      for (const [id, key, deed] of deeds) {
        if (deed === "usual") changed = asUsual(changed, id);
        else if (deed === "take") changed = taken(changed, id, 0);
        else if ((refusal(changed, id, 0, key)?.why ?? "taken") === "taken") {
          changed = given(changed, id, keysOf(changed, id).length > 0 ? 0 : "new", key);
          expect(keysOf(changed, id)).toContain(key);
        }
        if (deed === "usual") expect(keysOf(changed, id)).toEqual(commandById.get(id)?.keys);
      }
      const all = [...keysNow(changed).values()].flat();
      expect(new Set(all).size).toBe(all.length);
      for (const { id, fixed, keys } of commands) if (fixed) expect(keysOf(changed, id)).toEqual(keys);
      for (const command of commands) expect(keysOf(changed, command.id).filter((key) => !command.fixed && refuse(command, key))).toEqual([]);
      expect(keysNow(JSON.parse(JSON.stringify(changed)) as Changed)).toEqual(keysNow(changed));
    }),
  );
});

test("changed keys are kept, and are there at the next start", () => {
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  const keyring = new Keyring(new KeptSettings(storage));
  expect(keyring.give("judge.sourced", 0, "D")).toEqual({ why: "taken", by: "judge.dubious", swaps: true });
  expect(keyring.give("judge.sourced", 0, "1")).toBeNull();
  expect([keyring.commandFor("1")?.id, keyring.commandFor("S"), keyring.keyOf("judge.sourced")]).toEqual(["judge.sourced", undefined, "1"]);
  const next = new Keyring(new KeptSettings(storage));
  expect([next.keyOf("judge.sourced"), next.isChanged("judge.sourced"), next.areChanged]).toEqual(["1", true, true]);
  next.allAsUsual();
  expect([next.keyOf("judge.sourced"), next.areChanged]).toEqual(["S", false]);
});
