// What the page asks before its code is here is what the code asks then: otherwise a start asks twice and waits as before.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openMemoryHost } from "../host/memory/memory.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import { Workspace } from "../state/workspace.svelte.ts";

const script = /<script>\n(.*?)<\/script>/su.exec(readFileSync("index.html", "utf8"))?.[1] ?? "";

/** The commands that the page asks with such settings kept. */
function asksWith(storage: Pick<Storage, "getItem" | "setItem">): string[] {
  const asked: string[] = [];
  const window = {
    __TAURI_INTERNALS__: {
      invoke: (command: string, parameters: { command?: string; params?: object }) => {
        asked.push(JSON.stringify(command === "call" ? [parameters.command, parameters.params] : command));
        return Promise.resolve();
      },
    },
  };
  new Function("window", "localStorage", script)(window, storage);
  return asked;
}

test("a start asks what its page has asked", async () => {
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  const settings = new KeptSettings(storage);
  settings.set({ lastDocument: "01a21620-54c2-744d-bb9e-bd1f478edb69" });
  const asked: string[] = [];
  const host = openMemoryHost();
  const call = host.call.bind(host);
  host.call = (command, params) => {
    asked.push(JSON.stringify([command, params]));
    return call(command, params);
  };
  await new Workspace(host, settings, () => () => "").start(settings.now.lastDocument);
  expect(asksWith(storage).toSorted()).toEqual([...asked, JSON.stringify("launch_files")].toSorted());
});

test("settings that nobody can use hold up no start", () => {
  for (const value of ["null", "[]", "7", '{"lastDocument":4}']) {
    const asked = asksWith({ getItem: () => value, setItem: () => undefined });
    expect(asked.map((one) => /launch_files|library|open_document|list_documents|list_tags/u.exec(one)?.[0]), value).toEqual(["launch_files", "library", "list_documents", "list_tags"]);
  }
});
