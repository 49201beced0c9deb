// The guide is for whoever judges a first claim, and is in nobody's way who does not.

import { type Component, flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openMemoryHost } from "../host/memory/memory.ts";
import { setWorkspace } from "../state/context.ts";
import * as judging from "../state/judging.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import { importText } from "../state/shelving.ts";
import { Workspace } from "../state/workspace.svelte.ts";
import { guide } from "../words/labels.ts";
import Guide from "./Guide.svelte";
import { Keyring, setKeyring } from "./keyring.svelte.ts";

const text = "One stands here. Two stands here. Three stands here. Four stands here.";
let workspace: Workspace;
let shown: Record<string, unknown> | null;

beforeEach(async () => {
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(openMemoryHost(), new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await importText(workspace, text, "Lake");
  shown = null;
});

afterEach(() => {
  if (shown !== null) void unmount(shown);
  document.body.replaceChildren();
});

function show(): void {
  const around = (anchor: unknown): unknown => {
    setWorkspace(workspace);
    setKeyring(new Keyring(workspace.settings));
    return (Guide as unknown as (anchor: unknown, props: unknown) => unknown)(anchor, {});
  };
  shown = mount(around as unknown as Component, { target: document.body });
  flushSync();
}

const judge = (from: number) => judging.judge(workspace, { start: from, end: from + 10 }, "dubious");

function isShown(): boolean {
  flushSync();
  return document.body.textContent?.includes(guide.title) === true;
}

test("it makes room while what needs a look is looked at", () => {
  show();
  expect(isShown()).toBe(true);
  workspace.session.aside = "looks";
  expect(isShown()).toBe(false);
  workspace.session.aside = null;
  expect(isShown()).toBe(true);
});

test("it stays through its steps after the first claim, and goes where there are more", async () => {
  show();
  for (const [at, from] of [0, 11, 22, 33].entries()) {
    await judge(from);
    expect(isShown()).toBe(at < 3);
  }
});

test("where claims were there before it does not come, nor with the next one", async () => {
  await judge(0);
  workspace.session.judged = 0;
  show();
  expect(isShown()).toBe(false);
  await judge(11);
  expect(isShown()).toBe(false);
});
