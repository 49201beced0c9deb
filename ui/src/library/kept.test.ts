// What is typed in a field and refused stays: in the field, when the field goes and comes back, and when the window does.

import { type Component, flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import { setTyping } from "../parts/typing.ts";
import { setWorkspace } from "../state/context.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import { importText } from "../state/shelving.ts";
import { Workspace } from "../state/workspace.svelte.ts";
import { editors } from "../words/claimlabels.ts";
import DocumentDetails from "./DocumentDetails.svelte";
import LibraryDetails from "./LibraryDetails.svelte";

let host: MemoryHost;
let workspace: Workspace;
let disk: Map<string, string>;
let shown: Record<string, unknown> | null = null;

beforeEach(async () => {
  host = openMemoryHost();
  disk = new Map();
  workspace = newWorkspace();
  await workspace.start();
  await importText(workspace, "One came.", "Guests");
});

afterEach(hide);

function newWorkspace(): Workspace {
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  return new Workspace(host, new KeptSettings({ getItem: (key) => disk.get(key) ?? null, setItem: (key, value) => void disk.set(key, value) }), points);
}

/** Shows a component as the window would, with what all of them find around them. */
function show<P extends Record<string, unknown>>(what: Component<P>, props: P): void {
  const inside = what as unknown as (anchor: unknown, props: P) => unknown;
  const around = (anchor: unknown): unknown => {
    setWorkspace(workspace);
    setTyping(workspace.typing);
    return inside(anchor, props);
  };
  shown = mount(around as unknown as Component, { target: document.body, context: new Map() });
  flushSync();
}

function hide(): void {
  if (shown !== null) void unmount(shown);
  shown = null;
  document.body.replaceChildren();
}

function field(label: string): HTMLInputElement {
  const name = [...document.querySelectorAll("label")].find(({ textContent }) => textContent === label);
  const found = document.getElementById(name?.htmlFor ?? "");
  if (!(found instanceof HTMLInputElement)) throw new Error(`no field is called ${label}`);
  return found;
}

async function type(label: string, text: string): Promise<void> {
  const input = field(label);
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await tick();
}

async function leave(label: string): Promise<void> {
  field(label).dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 0));
  flushSync();
}

async function press(label: string, key: string): Promise<void> {
  field(label).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await new Promise((resolve) => setTimeout(resolve, 0));
  flushSync();
}

const isTold = () => document.body.textContent?.includes(editors.notSaved);
const details = () => workspace.opened!.details;

test("a title that was refused stays, however often, and is saved when there is room", async () => {
  show(DocumentDetails, { details: details() });
  host.keeping.refuse("disk-full");
  await type("Title", "The guests");
  for (const _ of [1, 2, 3]) await leave("Title");
  expect([field("Title").value, isTold(), details().title]).toEqual(["The guests", true, "Guests"]);
  host.keeping.refuse(null);
  await press("Title", "Enter");
  expect([details().title, workspace.drafts.has([details().id])]).toEqual(["The guests", false]);
});

test("what was refused is there again where another document was looked at, or the window was closed", async () => {
  const guests = details().id;
  show(DocumentDetails, { details: details() });
  host.keeping.refuse("disk-full");
  await type("Title", "The guests");
  await leave("Title");
  hide();
  host.keeping.refuse(null);
  await importText(workspace, "Another text.", "Other");
  show(DocumentDetails, { details: details() });
  expect([field("Title").value, isTold()]).toEqual(["Other", false]);
  hide();
  workspace.drafts.flush();
  workspace = newWorkspace();
  await workspace.start();
  await workspace.open(guests);
  show(DocumentDetails, { details: details() });
  expect([field("Title").value, isTold()]).toEqual(["The guests", true]);
});

test("Escape takes back what was typed, and leaves what was refused", async () => {
  show(LibraryDetails, {});
  await type("Your name", "Ad");
  await press("Your name", "Escape");
  expect([field("Your name").value, isTold()]).toEqual(["", false]);
  host.keeping.refuse("file-no-permission");
  await type("Your name", "Ada");
  await leave("Your name");
  await press("Your name", "Escape");
  expect([field("Your name").value, isTold()]).toEqual(["Ada", true]);
});
