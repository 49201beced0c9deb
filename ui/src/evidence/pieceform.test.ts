// What is typed for a source and not chosen is neither lost nor left out, and a piece is brought once however often it is asked.

import { type Component, flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import { setWorkspace } from "../state/context.ts";
import { draftUnder } from "../state/drafts.svelte.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import { Workspace } from "../state/workspace.svelte.ts";
import PieceForm from "./PieceForm.svelte";
import { nothingTyped, type Typed, typedIn } from "./typed.ts";

let host: MemoryHost;
let workspace: Workspace;
let shown: Record<string, unknown> | null = null;
let saved: Typed[];
let answer: (isWritten: boolean) => void;

beforeEach(async () => {
  host = openMemoryHost();
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), () => () => "");
  await workspace.start();
  await workspace.sources.want();
  saved = [];
});

afterEach(hide);

/** What the claim under the cursor is called now: a form may outlive its own. */
let cursor: string;

function show(owner: string): void {
  cursor = owner;
  const props = {
    get draft() {
      return draftUnder(workspace.drafts, [cursor], "evidence");
    },
    row: null, disabled: false, onleave: () => undefined, onshow: () => undefined,
    onsave: (typed: Typed) => {
      saved.push(typed);
      return new Promise<boolean>((resolve) => (answer = resolve));
    },
  };
  const inside = PieceForm as unknown as (anchor: unknown, props: unknown) => unknown;
  const around = (anchor: unknown): unknown => {
    setWorkspace(workspace);
    return inside(anchor, props);
  };
  shown = mount(around as unknown as Component, { target: document.body });
  flushSync();
}

function hide(): void {
  if (shown !== null) void unmount(shown);
  shown = null;
  document.body.replaceChildren();
}

const kept = (owner: string): Typed | null => typedIn(workspace.drafts.find([owner], "evidence"));
const combo = (): HTMLInputElement => document.querySelector<HTMLInputElement>("input[role=combobox]")!;

async function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await tick();
}

async function press(key: string, ctrlKey = false): Promise<void> {
  combo().dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, cancelable: true }));
  await tick();
}

/** Holds up the making of sources until it is let go. */
function holdUp(): () => void {
  const call = host.call.bind(host);
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  host.call = (async (name, params) => {
    if (name === "create_source") await held;
    return call(name, params);
  }) as typeof host.call;
  return letGo;
}

test("words for a source that was not chosen are asked about before the piece is brought, and stand there again later", async () => {
  show("c");
  await type(document.querySelector("textarea")!, "The trees lay flat");
  await type(combo(), "Kulik 1927");
  await press("Escape");
  await press("Enter", true);
  expect([saved, combo().getAttribute("aria-expanded"), document.activeElement]).toEqual([[], "true", combo()]);
  hide();
  show("c");
  expect(combo().value).toBe("Kulik 1927");
  await type(combo(), "");
  await press("Enter", true);
  expect(saved.map(({ quote, source }) => [quote, source])).toEqual([["The trees lay flat", ""]]);
});

test("a new source is made once and chosen when it is there; until then its words stay, and nothing is brought without it", async () => {
  const letGo = holdUp();
  show("c");
  await type(document.querySelector("textarea")!, "The trees lay flat");
  await type(combo(), "Kulik 1927");
  await press("Enter");
  await press("ArrowDown");
  await press("Enter");
  await press("Enter", true);
  expect([combo().value, saved]).toEqual(["Kulik 1927", []]);
  letGo();
  await vi.waitFor(() => expect(combo().value).toBe(""));
  await press("Enter", true);
  expect([workspace.sources.rows.length, saved.map(({ source }) => source)]).toEqual([1, [workspace.sources.rows[0]?.id]]);
});

test("a source that comes late is kept for the claim that it was made for", async () => {
  const letGo = holdUp();
  show("one");
  await type(combo(), "Kulik 1927");
  await press("Enter");
  hide();
  show("two");
  letGo();
  await vi.waitFor(() => expect(kept("one")).toEqual({ ...nothingTyped, source: workspace.sources.rows[0]?.id }));
  expect(kept("two")).toBe(null);
});

test("asked for twice it is brought once, and what comes after it was written keeps nothing", async () => {
  show("c");
  await type(document.querySelector("textarea")!, "The trees lay flat");
  await press("Enter", true);
  await press("Enter", true);
  expect(saved).toHaveLength(1);
  answer(true);
  await vi.waitFor(() => expect(kept("c")).toBe(null));
  await type(document.querySelector("textarea")!, "The trees lay");
  expect(kept("c")).toBe(null);
});

test("what was refused can be asked for again", async () => {
  show("c");
  await type(document.querySelector("textarea")!, "The trees lay flat");
  await press("Enter", true);
  answer(false);
  await tick();
  await press("Enter", true);
  expect([saved.length, kept("c")?.quote]).toEqual([2, "The trees lay flat"]);
});
