// The page of the sources: one is made once however often it is asked, and what is typed is not wiped by what comes late.

import { type Component, flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import { setTyping } from "../parts/typing.ts";
import { setWorkspace } from "../state/context.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import { Workspace } from "../state/workspace.svelte.ts";
import SourcesPage from "./SourcesPage.svelte";

let host: MemoryHost;
let workspace: Workspace;
let shown: Record<string, unknown>;
/** Lets sources be made, or refuses them. */
let go: (fault: unknown) => void;
let asked: number;

beforeEach(async () => {
  host = openMemoryHost();
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), () => () => "");
  await workspace.start();
  await workspace.sources.want();
  const call = host.call.bind(host);
  asked = 0;
  const held = new Promise<unknown>((resolve) => (go = resolve));
  host.call = (async (name, params) => {
    if (name === "create_source") asked += 1;
    const fault = name === "create_source" ? await held : null;
    if (fault !== null) throw fault;
    return call(name, params);
  }) as typeof host.call;
  const inside = SourcesPage as unknown as (anchor: unknown, props: unknown) => unknown;
  const around = (anchor: unknown): unknown => {
    setWorkspace(workspace);
    setTyping(workspace.typing);
    return inside(anchor, {});
  };
  shown = mount(around as unknown as Component, { target: document.body });
  flushSync();
});

afterEach(() => {
  void unmount(shown);
  document.body.replaceChildren();
});

const field = (): HTMLInputElement => document.querySelector<HTMLInputElement>("input[role=combobox]")!;

async function type(text: string): Promise<void> {
  field().value = text;
  field().dispatchEvent(new Event("input", { bubbles: true }));
  await tick();
}

async function enter(): Promise<void> {
  field().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  await tick();
}

test("asked for twice a source is made once, and chosen", async () => {
  await type("Kulik 1927");
  await enter();
  await enter();
  go(null);
  await vi.waitFor(() => expect(field().value).toBe(""));
  await workspace.settled();
  expect(workspace.sources.rows.map(({ id }) => id)).toEqual([workspace.sources.chosen]);
});

test("what is typed meanwhile stays", async () => {
  await type("Kulik 1927");
  await enter();
  await type("Zola");
  go(null);
  await vi.waitFor(() => expect(workspace.sources.chosen).not.toBe(null));
  await tick();
  expect(field().value).toBe("Zola");
});

test("what was refused stays, and can be asked for again", async () => {
  await type("Kulik 1927");
  await enter();
  go({ code: "disk-full", subject: "", detail: "" });
  await vi.waitFor(() => expect(workspace.saveState).toBe("failed"));
  expect(field().value).toBe("Kulik 1927");
  await enter();
  await vi.waitFor(() => expect(asked).toBe(2));
});
