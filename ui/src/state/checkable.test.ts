// What is worth checking is asked for once a text, and what is judged is passed over.

import { expect, test, vi } from "vitest";
import { openMemoryHost } from "../host/memory/memory.ts";
import { nextCheckable } from "./checkable.ts";
import * as judging from "./judging.ts";
import { KeptSettings } from "./settings.svelte.ts";
import { importText } from "./shelving.ts";
import { Workspace } from "./workspace.svelte.ts";

test("it goes from one to the next, round the end of the text, and past what is judged", async () => {
  const host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  const workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await importText(workspace, "It fell in 1908. How dreadful. Was it in 1909? He came in 1927. Who knows.", "Guests");
  const opened = workspace.opened!;
  await vi.waitFor(() => expect(workspace.suggestions.isLooking).toBe(false));
  expect([await nextCheckable(workspace, opened, 0, 1), await nextCheckable(workspace, opened, 3, 1), await nextCheckable(workspace, opened, 1, -1)]).toEqual([3, 0, 0]);
  expect(host.calls.filter((name) => name === "list_checkable")).toHaveLength(1);
  await judging.judge(workspace, { start: 47, end: 63 }, "sourced");
  expect(await nextCheckable(workspace, opened, 0, 1)).toBeNull();
});
