// The pane of evidence: keys bring a passage once, also on the heels of what opened it, and it stays with its claim.

import { type Component, flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import { setWorkspace } from "../state/context.ts";
import { attach } from "../state/evidence.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import { importText } from "../state/shelving.ts";
import { Workspace } from "../state/workspace.svelte.ts";
import EvidencePane from "./EvidencePane.svelte";

let host: MemoryHost;
let workspace: Workspace;
let report: string;
let shown: Record<string, unknown>;

const place = { start: 0, end: 43 };
const target = { noun: "place" as const, place };

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  report = (await host.call("import_text", { text: "Kulik reached the Tunguska basin in 1927. The trees lay flat.", title: "Report" })).document;
  await importText(workspace, "Kulik found a crater in the Tunguska basin. It was a comet.", "Page");
  Object.assign(workspace.session, { place, sentence: 0 });
});

afterEach(() => {
  void unmount(shown);
  document.body.replaceChildren();
});

function show(): void {
  const inside = EvidencePane as unknown as (anchor: unknown, props: unknown) => unknown;
  const around = (anchor: unknown): unknown => {
    setWorkspace(workspace);
    return inside(anchor, { onshow: () => undefined, children: () => undefined });
  };
  shown = mount(around as unknown as Component, { target: document.body });
  flushSync();
}

const options = (): number => document.querySelectorAll("[role=option][aria-selected=true]").length;
const claim = () => workspace.opened!.claims[0]!;

async function press(selector: string, key: string, repeat = false): Promise<boolean> {
  const event = new KeyboardEvent("keydown", { key, repeat, bubbles: true, cancelable: true });
  document.querySelector(selector)!.dispatchEvent(event);
  await tick();
  return event.defaultPrevented;
}

test("a key that is held down brings a passage once, and from the close button, too, letters do not judge", async () => {
  show();
  await vi.waitFor(() => expect(options()).toBe(1));
  await press("[data-entry]", "d");
  await press("[data-entry]", "s", true);
  expect(await press("header button", "s", true)).toBe(true);
  await vi.waitFor(() => expect(workspace.opened?.claims.length).toBe(1));
  await workspace.settled();
  expect([claim().evidence, claim().standing]).toEqual([1, "refuted"]);
});

test("a passage that is there with more gets the stance, also before the list has come", async () => {
  await attach(workspace, target, { stance: "supports", note: "n", passage: { document: report, start: 0, end: 41 } });
  const call = host.call.bind(host);
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  host.call = (async (name, params) => {
    if (name === "list_evidence") await held;
    return call(name, params);
  }) as typeof host.call;
  show();
  await vi.waitFor(() => expect(options()).toBe(1));
  await press("[data-entry]", "d");
  letGo();
  await vi.waitFor(() => expect(claim().standing).toBe("refuted"));
  expect(claim().evidence).toBe(1);
});
