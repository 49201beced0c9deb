// A card whose passage is lost has the words that it had, so that it can be told from others.

import { type Component, flushSync, mount, unmount } from "svelte";
import { expect, test, vi } from "vitest";
import { openMemoryHost } from "../host/memory/memory.ts";
import { setTyping } from "../parts/typing.ts";
import { setWorkspace } from "../state/context.ts";
import * as judging from "../state/judging.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import { importText } from "../state/shelving.ts";
import { Workspace } from "../state/workspace.svelte.ts";
import ClaimCard from "./ClaimCard.svelte";
import HighlightCard from "./HighlightCard.svelte";

const first = "The crater was found in 1927.";
const second = "Reindeer herders saw a column of blue light.";

test("a lost claim and a lost highlight show their own words and that they are lost, and all cards ask once", async () => {
  const host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  const workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await importText(workspace, `${first} ${second} It ends.`, "Lake");
  await judging.judge(workspace, { start: 0, end: first.length }, "dubious");
  await judging.highlight(workspace, { start: first.length + 1, end: first.length + 1 + second.length }, "yellow");
  host.files.texts.set("lake-2.txt", "Quite another matter stands here.");
  await workspace.replacing.choose(workspace.opened!.id, { title: "", filters: [] });
  await vi.waitFor(() => expect(workspace.opened!.claims[0]?.passages[0]?.anchoring).toBe("lost"));
  const opened = workspace.opened!;
  const show = (card: unknown, props: object) => {
    const around = (anchor: unknown): unknown => {
      setWorkspace(workspace);
      setTyping(workspace.typing);
      return (card as (anchor: unknown, props: unknown) => unknown)(anchor, { opened, isActive: false, ...props });
    };
    return mount(around as unknown as Component, { target: document.body });
  };
  const shown = [show(ClaimCard, { claim: opened.claims[0] }), show(HighlightCard, { highlight: opened.highlights[0] })];
  await vi.waitFor(() => {
    flushSync();
    const quotes = [...document.querySelectorAll("blockquote")].map(({ textContent }) => textContent);
    expect(quotes).toEqual([first, second]);
  });
  const text = document.body.textContent ?? "";
  expect(text.split("Words not found in this version").length - 1).toBe(2);
  expect(document.querySelector("article")?.getAttribute("aria-label")).toContain(first);
  expect(host.calls.filter((name) => name === "version_passages").length).toBe(1);
  for (const one of shown) void unmount(one);
  document.body.replaceChildren();
});
