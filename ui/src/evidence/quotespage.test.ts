// The page of quotes shows how far the look is; when it is left before its answer is there, it has nobody look on.

import { type Component, flushSync, mount, unmount } from "svelte";
import { expect, test } from "vitest";
import { openMemoryHost } from "../host/memory/memory.ts";
import { setWorkspace } from "../state/context.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import { Workspace } from "../state/workspace.svelte.ts";
import QuotesPage from "./QuotesPage.svelte";

const rests = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

async function open(answer: (ask: () => Promise<unknown>) => Promise<unknown>, far = { looked: 0, of: 0 }): Promise<{ calls: string[]; leave: () => Promise<void> }> {
  const host = openMemoryHost();
  const call = host.call.bind(host);
  host.call = (async (name, params) => {
    if (name === "check_quotes") return await answer(() => call(name, params));
    const answered = await call(name, params);
    return name === "how_far_checking" ? far : answered;
  }) as typeof call;
  const workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), () => () => "");
  await workspace.start();
  const inside = QuotesPage as unknown as (anchor: unknown, props: unknown) => unknown;
  const around = (anchor: unknown): unknown => (setWorkspace(workspace), inside(anchor, {}));
  const shown = mount(around as unknown as Component, { target: document.body });
  flushSync();
  await rests(50);
  return { calls: host.calls, leave: () => unmount(shown) };
}

test.each([[true, 0], [false, 1]])("what is checked is stopped where nobody waits for it; answered: %s", async (isAnswered, stops) => {
  const { calls, leave } = await open((ask) => (isAnswered ? ask() : new Promise(() => undefined)));
  await leave();
  expect(calls.filter((name) => name === "stop_checking")).toHaveLength(stops);
});

test("an answer that another question came between is asked for again", async () => {
  let asked = 0;
  const { leave } = await open((ask) => {
    asked += 1;
    return asked === 1 ? Promise.reject({ code: "superseded", subject: "", detail: "" }) : ask();
  });
  expect(document.body.textContent).not.toContain("newer search");
  await rests(600);
  expect(asked).toBeGreaterThan(1);
  expect(document.querySelector("ul[aria-label], .empty, h2")).not.toBeNull();
  await leave();
});

test("how many texts were looked at is shown until the answer is there, and not asked after that", async () => {
  let give: () => void = () => undefined;
  const { calls, leave } = await open((ask) => new Promise((resolve) => (give = () => resolve(ask()))), { looked: 3, of: 40 });
  expect(document.querySelector("progress")).toBeNull();
  await rests(500);
  expect(document.querySelector("progress")?.value).toBe(3);
  expect(document.querySelector(".far")?.textContent).toContain("3 of 40 texts");
  give();
  await rests(100);
  expect(document.querySelector("progress")).toBeNull();
  const asked = calls.filter((name) => name === "how_far_checking").length;
  await rests(500);
  expect(calls.filter((name) => name === "how_far_checking")).toHaveLength(asked);
  await leave();
});
