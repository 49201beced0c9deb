// The page of versions: which there are, how two of them differ, and an old one with what stood in it.

import { type Component, flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import { setWorkspace } from "../state/context.ts";
import * as judging from "../state/judging.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import { importText } from "../state/shelving.ts";
import { Workspace } from "../state/workspace.svelte.ts";
import { stepOf } from "./steps.ts";
import VersionsPage from "./VersionsPage.svelte";

const old = "The crater was found in 1927. Nobody was hurt that day.";

let host: MemoryHost;
let workspace: Workspace;
let shown: Record<string, unknown> | null;

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await importText(workspace, old, "Lake");
  await judging.judge(workspace, { start: 0, end: 29 }, "dubious");
  shown = null;
});

afterEach(() => {
  if (shown !== null) void unmount(shown);
  document.body.replaceChildren();
});

async function replace(): Promise<void> {
  host.files.texts.set("lake-2.txt", old.replace("1927", "1928"));
  await workspace.replacing.choose(workspace.opened!.id, { title: "", filters: [] });
}

function show(): void {
  const inside = VersionsPage as unknown as (anchor: unknown, props: unknown) => unknown;
  const around = (anchor: unknown): unknown => {
    setWorkspace(workspace);
    return inside(anchor, { opened: workspace.opened });
  };
  shown = mount(around as unknown as Component, { target: document.body });
  flushSync();
}

const words = () => document.body.textContent ?? "";

function press(label: string): void {
  [...document.querySelectorAll("button")].find((button) => button.textContent?.includes(label) || button.getAttribute("aria-label")?.includes(label))!.click();
  flushSync();
}

test("a text that was never replaced has one version, and the page says what for", async () => {
  show();
  await vi.waitFor(() => expect(words()).toContain("One version so far"));
  expect(words()).toContain("1 passage: 1 exact");
});

test("two versions are compared, the newest with the one before", async () => {
  await replace();
  show();
  await vi.waitFor(() => expect(words()).toContain("One place differs"));
  expect([words().includes("Version 2"), words().includes("read now"), words().includes("lake-2.txt")]).toEqual([true, true, true]);
  expect(words()).toContain("1 passage: 1 with changed words");
});

test("an old version is read with what stood in it, and the list is a step away", async () => {
  await replace();
  show();
  await vi.waitFor(() => expect(words()).toContain("One place differs"));
  [...document.querySelectorAll("button")].find((button) => button.textContent?.includes("Read version 1"))!.click();
  await vi.waitFor(() => {
    flushSync();
    expect(words()).toContain("1 passage was marked in it");
  });
  press("Next passage");
  expect(words()).toContain("1 of 1: Claim: Dubious, Exact");
  press("All versions");
  expect(words()).toContain("One place differs");
});

test("an answer that comes too late is dropped", async () => {
  await replace();
  show();
  await vi.waitFor(() => expect(words()).toContain("One place differs"));
  const { call } = host;
  let letCome: (value: unknown) => void = () => undefined;
  host.call = (async (name: string, params: unknown) => {
    if (name === "version_passages") await new Promise((resolve) => (letCome = resolve));
    return call(name as never, params as never);
  }) as never;
  [...document.querySelectorAll("button")].find((button) => button.textContent?.includes("Read version 1"))!.click();
  await vi.waitFor(() => expect(letCome).toBeDefined());
  const select = document.querySelector("select")!;
  select.value = "2";
  select.dispatchEvent(new Event("change", { bubbles: true }));
  await vi.waitFor(() => {
    flushSync();
    expect(words()).toContain("The two versions have the same text.");
  });
  letCome(null);
  await new Promise((resolve) => setTimeout(resolve, 20));
  flushSync();
  expect(words()).not.toContain("was marked in it");
});

test("two choices one after the other are both kept, though the first comparison has not come", async () => {
  await replace();
  host.files.texts.clear();
  host.files.texts.set("lake-3.txt", old.replace("1927", "1929"));
  await workspace.replacing.choose(workspace.opened!.id, { title: "", filters: [] });
  show();
  await vi.waitFor(() => {
    flushSync();
    expect(words()).toContain("One place differs");
  });
  const { call } = host;
  const asked: [number, number][] = [];
  host.call = ((name: string, params: { from: number; to: number }) => {
    if (name === "compare_versions") asked.push([params.from, params.to]);
    return call(name as never, params as never);
  }) as never;
  const choose = (at: number, value: string): void => {
    const select = document.querySelectorAll("select")[at]!;
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    flushSync();
  };
  choose(0, "1");
  choose(1, "2");
  expect(asked).toEqual([[1, 3], [1, 2]]);
  await vi.waitFor(() => {
    flushSync();
    expect(words()).toContain("One place differs");
  });
  expect([...document.querySelectorAll("select")].slice(0, 2).map(({ value }) => value)).toEqual(["1", "2"]);
});

test("N goes on place by place, also from the choice of side by side, and says where one is", async () => {
  await replace();
  show();
  await vi.waitFor(() => {
    flushSync();
    expect(words()).toContain("One place differs");
  });
  const side = document.querySelector<HTMLInputElement>("input[type=radio][value=two]")!;
  side.click();
  flushSync();
  side.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true, cancelable: true }));
  flushSync();
  expect(words()).toContain("1 of 1 place that differs");
});

test("N and P go from one to the next, but not in a field and not with another key held", () => {
  const of = (key: string, more: KeyboardEventInit = {}) => stepOf(new KeyboardEvent("keydown", { key, ...more }));
  expect([of("n"), of("N"), of("p"), of("x"), of("n", { ctrlKey: true })]).toEqual([1, 1, -1, null, null]);
});
