// A timeline that is left before its answer is there asks no further.

import { type Component, flushSync, mount, unmount } from "svelte";
import { expect, test } from "vitest";
import { openMemoryHost } from "../host/memory/memory.ts";
import { setWorkspace } from "../state/context.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import { Workspace } from "../state/workspace.svelte.ts";
import TimelinePage from "./TimelinePage.svelte";

test.each([[true, 0], [false, 1]])("what is looked for is stopped where nobody waits for it; answered: %s", async (isAnswered, stops) => {
  const host = openMemoryHost();
  const call = host.call.bind(host);
  host.call = (name, params) => (name === "list_dated" && !isAnswered ? new Promise(() => undefined) : call(name, params));
  const workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), () => () => "");
  await workspace.start();
  const inside = TimelinePage as unknown as (anchor: unknown, props: unknown) => unknown;
  const around = (anchor: unknown): unknown => (setWorkspace(workspace), inside(anchor, {}));
  const shown = mount(around as unknown as Component, { target: document.body });
  flushSync();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await unmount(shown);
  expect(host.calls.filter((name) => name === "stop_noticing")).toHaveLength(stops);
});
