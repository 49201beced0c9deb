// The pane of what needs a look: old words above new ones with their differences marked, and keys that answer what is current and
// nothing else.

import { type Component, flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import { setWorkspace } from "../state/context.ts";
import * as judging from "../state/judging.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import { importText } from "../state/shelving.ts";
import { Workspace } from "../state/workspace.svelte.ts";
import LooksPane from "./LooksPane.svelte";
import { spoken } from "./spoken.ts";

const [expedition, nobody, light] = ["The first expedition of Kulik reached the crater in 1927.", "Nobody was hurt by the blast that day.", "Reindeer herders saw a column of blue light over the forest."];
const trees = "The trees fell in a circle around the lake.";
const old = [expedition, nobody, light, trees].join(" ");
const later = [trees, expedition.replace("1927", "1928"), nobody, "And so on.", nobody, "It ends."].join(" ");

let host: MemoryHost;
let workspace: Workspace;
let shown: Record<string, unknown>;
let selected: number;

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await importText(workspace, old, "Lake");
  for (const sentence of [expedition, nobody, light, trees]) await judging.judge(workspace, { start: old.indexOf(sentence), end: old.indexOf(sentence) + sentence.length }, "dubious");
  host.files.texts.set("lake-2.txt", later);
  await workspace.replacing.choose(workspace.opened!.id, { title: "", filters: [] });
  await vi.waitFor(() => expect(workspace.placing.rows.map(({ anchoring }) => anchoring)).toEqual(["moved", "fuzzy", "lost", "ambiguous"]));
  selected = 0;
  const inside = LooksPane as unknown as (anchor: unknown, props: unknown) => unknown;
  const around = (anchor: unknown): unknown => {
    setWorkspace(workspace);
    return inside(anchor, { onselect: () => (selected += 1), children: () => undefined });
  };
  shown = mount(around as unknown as Component, { target: document.body });
  workspace.placing.begin();
  flushSync();
  await tick();
  entry().focus();
});

afterEach(() => {
  void unmount(shown);
  document.body.replaceChildren();
});

const entry = () => document.querySelector<HTMLElement>("[data-entry]")!;
const current = () => document.querySelector("article[aria-current=true]");
const marks = (name: "del" | "ins") => [...(current()?.querySelectorAll(name) ?? [])].map(({ textContent }) => textContent);
const words = () => document.querySelector("#pane-looks")?.textContent ?? "";
const left = () => document.querySelector("header p")?.textContent;

async function press(...keys: string[]): Promise<boolean[]> {
  const heard: boolean[] = [];
  for (const key of keys) {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    entry().dispatchEvent(event);
    heard.push(event.defaultPrevented);
    flushSync();
    await tick();
  }
  return heard;
}

async function known(): Promise<void> {
  await vi.waitFor(() => expect(workspace.placing.candidates.list).not.toBeNull());
  flushSync();
}

test("it says how each was found, and marks the words that differ on both sides", async () => {
  expect([left(), current()?.textContent?.includes("Moved"), marks("del"), marks("ins")]).toEqual(["4 left", true, [], []]);
  await known();
  expect(current()?.textContent).toContain("Word by word the same.");
  await press("ArrowDown");
  expect([current()?.textContent?.includes("Changed words"), marks("del"), marks("ins")]).toEqual([true, ["1927"], ["1928"]]);
});

test("what a screen reader is told is what is current, in words", async () => {
  await press("ArrowDown");
  const told = [...document.querySelectorAll("[role=status]")].map(({ textContent }) => textContent).join(" ");
  expect(told).toContain("2 of 4.");
  expect(told).toContain("Was: The first expedition of Kulik reached the crater in 1927.");
  expect(told).toContain("Now: The first expedition of Kulik reached the crater in 1928.");
  const named = entry().getAttribute("aria-labelledby")?.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  expect(named).toContain("Changed words");
});

test("Enter puts it where it is shown and goes on; Delete gives it up; others are the window's", async () => {
  expect(await press("Enter", "s", "x")).toEqual([true, false, false]);
  await workspace.settled();
  flushSync();
  expect([left(), current()?.textContent?.includes("Changed words")]).toEqual(["3 left", true]);
  await press("Delete");
  await workspace.settled();
  flushSync();
  expect([left(), workspace.opened!.claims.flatMap(({ passages }) => passages.map(({ anchoring }) => anchoring)).toSorted()]).toEqual(["2 left", ["ambiguous", "exact", "lost", "lost"]]);
  expect(document.activeElement?.matches("[data-entry]")).toBe(true);
});

test("where nobody knows a place Enter says what can be done, and writes nothing", async () => {
  await press("ArrowDown", "ArrowDown");
  await known();
  await press("Enter");
  expect([current()?.textContent?.includes("Nowhere in this text"), words().includes("Choose a place first"), host.calls.includes("settle_look")]).toEqual([true, true, false]);
});

test("arrows go from place to place, and M to the text", async () => {
  await press("End");
  await known();
  expect(words()).toContain("Place 1 of 2");
  await press("ArrowRight", "ArrowRight");
  expect(words()).toContain("Place 2 of 2");
  await press("ArrowLeft", "m");
  expect([words().includes("Place 1 of 2"), selected, words().includes("Select the words in the text")]).toEqual([true, 1, true]);
});

test("all of a grade are accepted after a line that says how many, and Escape leaves it", async () => {
  await press("a");
  expect([words().includes("accept one passage where they stand now?"), document.activeElement === entry()]).toEqual([true, true]);
  await press("Escape");
  expect([words().includes("where they stand now?"), left(), document.activeElement === entry()]).toEqual([false, "4 left", true]);
  await press("a", "Enter");
  expect([left(), host.calls.includes("settle_looks")]).toEqual(["4 left", false]);
  workspace.placing.seenFrom = 0;
  await press("ArrowDown", "Delete", "Enter");
  await workspace.settled();
  flushSync();
  expect([left(), host.calls.filter((name) => name === "settle_looks").length, host.calls.includes("give_up_look")]).toEqual(["3 left", 1, false]);
  await press("End", "a");
  expect(words()).toContain("These can only be looked at one by one.");
});

test("the line opens only where all are here and the grade is still the current one", async () => {
  const { placing } = workspace;
  let letCome: (isWhole: boolean) => void = () => undefined;
  const fetchAll = vi.spyOn(placing, "fetchAll").mockImplementation(() => new Promise((resolve) => (letCome = resolve)));
  const isOpened = async (isWhole: boolean, ...between: string[]): Promise<boolean> => {
    await press("Home", "a", ...between);
    letCome(isWhole);
    await tick();
    await tick();
    flushSync();
    return words().includes("where they stand now?");
  };
  expect([await isOpened(false), await isOpened(true, "ArrowDown"), placing.wantsAll, await isOpened(true)]).toEqual([false, false, false, true]);
  fetchAll.mockRestore();
});

test("where a long passage differs far behind, it is shown from there, heard from there, and nobody says that it is the same", async () => {
  const stays = "All of this stays as it was. ".repeat(60);
  const { placing } = workspace;
  workspace.close();
  await importText(workspace, `${stays}It happened in 1894.`, "Long");
  await judging.judge(workspace, { start: 0, end: stays.length + 20 }, "dubious");
  const { call } = host;
  const row = { noun: "claim" as const, id: "long", claim: "long", document: workspace.opened!.id, title: "Long", version: 2, start: 0, end: 30, exact: `${stays}It happened in 1894.`, now: `${stays}It happened in 1895.`, anchoring: "fuzzy" as const, score: 0.99, prefix: "", suffix: "" };
  host.call = (async (name: string, params: unknown) => (name === "list_looks" ? { total: 1, looks: [row] } : name === "look_candidates" ? [] : call(name as never, params as never))) as never;
  await placing.look(workspace.opened!);
  placing.begin();
  flushSync();
  await tick();
  expect([marks("del"), marks("ins")]).toEqual([["1894"], ["1895"]]);
  expect([current()?.textContent?.includes("99"), words().includes("the same")]).toEqual([true, false]);
  expect(spoken(row, { list: null, candidate: null, choice: -1 })).toContain("1895");
});

test("before an answer came nobody says that everything is where it belongs", async () => {
  workspace.placing.forget();
  flushSync();
  expect(words()).not.toContain("Everything is where it belongs");
});

test("one grade alone can be gone through", async () => {
  workspace.placing.choose("ambiguous");
  flushSync();
  expect([workspace.placing.shown.length, current()?.textContent?.includes("Several places")]).toEqual([1, true]);
  await press("Enter");
  await workspace.settled();
  flushSync();
  expect(words()).toContain("None is left: Several places");
});

test("a key that is held down answers once, and what nobody has seen yet it does not answer", async () => {
  for (const repeat of [false, true, true]) entry().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", repeat, bubbles: true, cancelable: true }));
  await workspace.settled();
  expect(workspace.placing.left).toBe(3);
  workspace.placing.seenFrom = performance.now() + 10_000;
  await press("Enter", "Delete");
  expect(workspace.placing.left).toBe(3);
});

test("where nothing can be written nothing is answered", async () => {
  workspace.library = { ...workspace.library!, readOnly: "library-busy" };
  await press("Enter", "Delete", "a", "Enter");
  expect([workspace.placing.left, workspace.notices.said?.said.kind]).toEqual([4, "locked"]);
});

test("where everything was answered the pane says what it is for, and never of what was given up that it is where it belongs", async () => {
  for (let turn = 0; turn < 4; turn += 1) await press("Delete");
  await workspace.settled();
  flushSync();
  await vi.waitFor(() => expect(words()).toContain("Nothing is left to look at"));
  expect([left(), words().includes("4 passages are lost"), words().includes("Everything is where it belongs")]).toEqual(["0 left", true, false]);
  for (const { id } of [...workspace.opened!.claims]) await workspace.write("delete_claim", { claim: id });
  flushSync();
  expect(words()).toContain("Everything is where it belongs");
});

test("of a lost passage whose words stand elsewhere it says that, and not that they stand nowhere", async () => {
  const { call } = host;
  const copy = { start: 0, end: 10, words: light, before: "", after: "", score: 1 };
  host.call = (async (name: string, params: unknown) => (name === "look_candidates" ? [copy] : call(name as never, params as never))) as never;
  await press("ArrowDown", "ArrowDown");
  expect(current()?.textContent).toContain("Not there any more");
  await known();
  const shownNow = current()?.textContent ?? "";
  expect([shownNow.includes("What stood here is gone; the same words stand elsewhere"), shownNow.includes("One other place has the same words"), shownNow.includes("Nowhere"), shownNow.includes("a little like")]).toEqual([true, true, false, false]);
  expect(document.querySelector("[role=status]")?.textContent).toContain("the same words stand elsewhere");
});

test("while it has the focus keys judge nothing, and afterwards they do", () => {
  expect(workspace.placing.hasFocus).toBe(true);
  entry().blur();
  expect(workspace.placing.hasFocus).toBe(false);
});
