// The pane of suggestions: its keys answer what is shown and nothing else, also on one another's heels; all of a kind are answered
// by one who has seen them.

import { type Component, flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import { setWorkspace } from "../state/context.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import { importText } from "../state/shelving.ts";
import type { Span } from "../state/spans.ts";
import { Workspace } from "../state/workspace.svelte.ts";
import SuggestionsPane from "./SuggestionsPane.svelte";

const text =
  "The first expedition of Kulik arrived in 1927 at the crater. Was it a comet? By clicking you agree to cookies. " +
  "The first expedition of Kulik arrived in 1921 at the crater. Was it a spaceship? Was it a swamp?";

let host: MemoryHost;
let workspace: Workspace;
let shown: Record<string, unknown>;
let beside: Span[];
let went: number[];

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await importText(workspace, text, "Guests");
  [beside, went] = [[], []];
  workspace.travel = { ...workspace.travel, goTo: (place) => (went.push(place.start), void (workspace.session.place = place)) };
  await vi.waitFor(() => expect(workspace.suggestions.rows).toHaveLength(5));
  const inside = SuggestionsPane as unknown as (anchor: unknown, props: unknown) => unknown;
  const around = (anchor: unknown): unknown => {
    setWorkspace(workspace);
    return inside(anchor, { onshow: (place: Span) => void beside.push(place), children: () => undefined });
  };
  shown = mount(around as unknown as Component, { target: document.body });
  workspace.suggestions.begin(1);
  flushSync();
  document.querySelector<HTMLElement>("[data-entry]")!.focus();
});

afterEach(() => {
  void unmount(shown);
  document.body.replaceChildren();
});

async function press(...keys: string[]): Promise<boolean[]> {
  const heard: boolean[] = [];
  for (const key of keys) {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    document.querySelector("[data-entry]")!.dispatchEvent(event);
    heard.push(event.defaultPrevented);
    await tick();
  }
  return heard;
}

const title = () => document.querySelector("h3")?.textContent;
const words = () => document.querySelector("#pane-suggestions")?.textContent ?? "";
const judged = () => workspace.opened!.claims.map(({ verdict, kind, links }) => [verdict, kind, links]);

test("it says what was noticed and why, with the words that fired on both sides", () => {
  expect(title()).toBe("≠Conflict");
  expect(words()).toContain("The same thing is dated in two ways: “1927” and “1921”.");
  expect([...document.querySelectorAll("mark")].map(({ textContent }) => textContent)).toEqual(["1927", "1921"]);
  expect(document.querySelector("header p")?.textContent).toBe("5 left");
});

test("keys answer, go on, and filter; others are the window's", async () => {
  expect(await press("b", "g", "s", "ArrowDown", "ArrowUp")).toEqual([true, false, false, true, true]);
  expect(beside).toEqual([{ start: 111, end: 171 }]);
  await press("d", "Backspace", "Enter");
  expect(title()).toBe("?Question");
  await workspace.settled();
  expect(judged()).toEqual([["dubious", null, 1], ["not_a_claim", "boilerplate", 0], ["dubious", null, 1]]);
  await press("ArrowRight");
  expect([workspace.suggestions.kind, workspace.suggestions.shown.length]).toEqual(["question", 2]);
});

test("while it has the focus keys judge nothing, and afterwards they do", async () => {
  expect(workspace.suggestions.hasFocus).toBe(true);
  document.querySelector<HTMLElement>("[data-entry]")!.blur();
  expect(workspace.suggestions.hasFocus).toBe(false);
});

test("where the button that had the focus leaves with its suggestion, the keys are the card's", async () => {
  const { suggestions } = workspace;
  for (const leave of [() => suggestions.step(1), () => suggestions.accept([suggestions.current!])]) {
    suggestions.show(suggestions.rows[0]!);
    flushSync();
    const button = document.querySelector<HTMLElement>(".where button")!;
    button.focus();
    await leave();
    flushSync();
    expect([button.isConnected, document.activeElement?.matches("[data-entry]"), suggestions.hasFocus]).toEqual([false, true, true]);
  }
});

test("where there is no other place the key for it does nothing, and is no other's", async () => {
  expect([await press("ArrowDown", "b"), title(), beside]).toEqual([[true, true], "?Question", []]);
});

test("kinds are gone through in the order of their list", async () => {
  const seen: unknown[] = [];
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"]) {
    await press(key);
    seen.push(workspace.suggestions.kind);
  }
  expect(seen).toEqual(["conflict", "boilerplate", "question", null, "question"]);
});

test("a key that is held down answers once", async () => {
  const entry = document.querySelector("[data-entry]")!;
  for (const repeat of [false, true, true]) entry.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", repeat, bubbles: true, cancelable: true }));
  await workspace.settled();
  expect(workspace.suggestions.rows).toHaveLength(4);
});

test("all of a kind are answered in one op, but for those that were taken out", async () => {
  await press("ArrowDown", "a");
  expect([title(), document.querySelectorAll("[aria-selected=true]").length]).toEqual(["?Question: all 3", 3]);
  await press("ArrowDown", " ");
  expect(document.querySelectorAll("[aria-selected=true]").length).toBe(2);
  await press("Enter");
  await workspace.settled();
  expect([judged(), title(), document.activeElement?.matches("[data-entry]")]).toEqual([[["not_a_claim", "question", 0], ["not_a_claim", "question", 0]], "?Question", true]);
  await workspace.write("undo", {});
  expect(judged()).toEqual([]);
});

test("a second press of the key that answered the list answers nothing that nobody has seen", async () => {
  await press("ArrowDown", "a", "Enter", "Enter");
  await workspace.settled();
  expect([judged().length, workspace.suggestions.rows.length]).toEqual([3, 2]);
  await new Promise((resolve) => setTimeout(resolve, 600));
  await press("Backspace");
  await workspace.settled();
  expect(workspace.suggestions.rows).toHaveLength(1);
});

test("Escape leaves the list and answers nothing", async () => {
  await press("a", "Escape");
  expect([title(), workspace.suggestions.rows.length]).toEqual(["≠Conflict", 5]);
});

test("where nothing can be written nothing is answered", async () => {
  workspace.library = { ...workspace.library!, readOnly: "library-busy" };
  await press("Enter", "Backspace", "d");
  expect([workspace.suggestions.rows.length, workspace.notices.said?.said.kind]).toEqual([5, "locked"]);
});
