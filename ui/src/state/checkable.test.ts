// What is worth checking is asked for once a text, and what is judged is passed over.

import { expect, test, vi } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import { nextCheckable } from "./checkable.ts";
import * as judging from "./judging.ts";
import { KeptSettings } from "./settings.svelte.ts";
import { importText } from "./shelving.ts";
import { Workspace } from "./workspace.svelte.ts";

async function guests(): Promise<{ host: MemoryHost; workspace: Workspace }> {
  const host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  const workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await importText(workspace, "It fell in 1908. How dreadful. Was it in 1909? He came in 1927. Who knows.", "Guests");
  await vi.waitFor(() => expect(workspace.suggestions.isLooking).toBe(false));
  return { host, workspace };
}

test("it goes from one to the next, round the end of the text, and past what is judged", async () => {
  const { host, workspace } = await guests();
  const opened = workspace.opened!;
  expect([await nextCheckable(workspace, opened, 0, 1), await nextCheckable(workspace, opened, 3, 1), await nextCheckable(workspace, opened, 1, -1)]).toEqual([3, 0, 0]);
  expect(host.calls.filter((name) => name === "list_checkable")).toHaveLength(1);
  await judging.judge(workspace, { start: 47, end: 63 }, "sourced");
  expect(await nextCheckable(workspace, opened, 0, 1)).toBeNull();
});

test("where another question came between, it is asked again", async () => {
  const { host, workspace } = await guests();
  const call = host.call.bind(host);
  const refusals = ["superseded"];
  host.call = async (name, params) => {
    const code = name === "list_checkable" ? refusals.shift() : undefined;
    if (code !== undefined) throw { code, subject: "", detail: "" };
    return call(name, params);
  };
  expect([await nextCheckable(workspace, workspace.opened!, 0, 1), refusals]).toEqual([3, []]);
});
