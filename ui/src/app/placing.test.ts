// What is selected in the text becomes the place of what is looked at; while the pane has the focus no key judges.

import { beforeEach, expect, test, vi } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import type { ReaderHandle } from "../reading/types.ts";
import * as judging from "../state/judging.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import { importText } from "../state/shelving.ts";
import { Workspace } from "../state/workspace.svelte.ts";
import { runCommand } from "./commands.ts";
import { Desk } from "./desk.ts";
import { describe, marksOf } from "./marks.ts";
import { canPlaceHere, placingLit, selectByHand } from "./placing.ts";

const first = "The crater was found in 1927.";
let host: MemoryHost;
let desk: Desk;
let selected: { start: number; end: number } | null;

beforeEach(async () => {
  document.body.innerHTML = `<main id="pane-reader"><div class="reader-surface"><div id="text" tabindex="0"></div></div></main><section id="pane-looks" tabindex="-1"><div id="list" data-entry tabindex="0"></div></section>`;
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  desk = new Desk(new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points));
  const { workspace } = desk;
  await workspace.start();
  await importText(workspace, `${first} Nobody was hurt.`, "Lake");
  await judging.judge(workspace, { start: 0, end: 29 }, "dubious");
  const goTo = (place: { start: number; end: number }): void => void Object.assign(workspace.session, { place });
  const focus = (): void => document.getElementById("text")!.focus();
  selected = null;
  desk.reader = { goTo, focus, place: () => workspace.session.place, selected: () => selected, move: () => undefined } as unknown as ReaderHandle;
  host.files.texts.set("lake-2.txt", `It is said. ${first.replace("1927", "1928")} Nobody was hurt.`);
  runCommand("file.replace", desk);
  await vi.waitFor(() => expect(workspace.placing.rows.map(({ anchoring }) => anchoring)).toEqual(["fuzzy"]));
});

test("the command for another version is there where a text is open and can be written", () => {
  expect(desk.workspace.notices.list.at(-1)).toMatchObject({ kind: "replaced" });
});

test("a mark that was not found just so has its grade in the margin and on its card", () => {
  const { workspace } = desk;
  const [mark] = marksOf(workspace.opened!);
  expect([mark?.grade, describe(workspace.opened!, [], mark!)?.place]).toMatchObject(["fuzzy", { sign: "±", name: "Changed words" }]);
});

test("the pane opens at the nearest, and what is looked at is lit in the text", async () => {
  runCommand("view.looks", desk);
  expect([desk.workspace.session.aside, document.activeElement?.id, desk.workspace.session.place]).toEqual(["looks", "list", { start: 12, end: 41 }]);
  expect(placingLit(desk)?.words).toEqual([{ start: 12, end: 41 }]);
  runCommand("view.looks", desk);
  await vi.waitFor(() => expect(desk.workspace.session.aside).toBeNull());
  expect(placingLit(desk)).toBeNull();
});

test("from the page of versions the key leads back to the text and opens the list", async () => {
  const { session } = desk.workspace;
  for (const before of [null, "looks"] as const) {
    [session.page, session.aside] = ["versions", before];
    expect(runCommand("view.looks", desk)).toBe(true);
    expect([session.page, session.aside, document.activeElement?.id]).toEqual(["text", "looks", "list"]);
    (document.activeElement as HTMLElement).blur();
  }
  runCommand("view.looks", desk);
  await vi.waitFor(() => expect(session.aside).toBeNull());
});

test("while the text is replaced no key marks, and it says why", async () => {
  const { workspace } = desk;
  host.files.slow.add("lake-2.txt");
  runCommand("file.replace", desk);
  await vi.waitFor(() => expect(workspace.replacing.isHere).toBe(true));
  expect([desk.canMark, runCommand("judge.sourced", desk)]).toEqual([false, false]);
  desk.tellWhyNot("judge");
  expect(workspace.notices.list.at(-1)?.kind).toBe("text-changing");
  await workspace.replacing.callOff();
  expect(desk.canMark).toBe(true);
});

test("keys judge nothing while the pane has the focus", () => {
  runCommand("view.looks", desk);
  desk.workspace.placing.hasFocus = true;
  expect([desk.canMark, canPlaceHere(desk)]).toEqual([false, false]);
  selectByHand(desk);
  expect([desk.canMark, canPlaceHere(desk)]).toEqual([true, true]);
});

test("Enter in the text puts the passage at what is selected, and the pane goes on", async () => {
  const { workspace } = desk;
  runCommand("view.looks", desk);
  document.getElementById("text")!.focus();
  workspace.session.place = { start: 12, end: 40 };
  expect(canPlaceHere(desk)).toBe(false);
  selectByHand(desk);
  selected = { start: 12, end: 40 };
  runCommand("mark.place", desk);
  await workspace.settled();
  expect(workspace.opened!.claims[0]?.passages).toMatchObject([{ start: 12, end: 40, anchoring: "exact" }]);
  expect([document.activeElement?.id, workspace.placing.left, workspace.placing.seenFrom > performance.now()]).toEqual(["list", 0, true]);
  await judging.turnBack(workspace, "undo");
  await vi.waitFor(() => expect(workspace.placing.left).toBe(1));
});

test("Enter puts a passage only where words were selected since, and says so: neither on the sentence under the cursor nor where it was proposed", async () => {
  const { workspace } = desk;
  runCommand("view.looks", desk);
  // What was selected before is no answer, either.
  for (const before of [null, { start: 0, end: 5 }]) {
    selected = before;
    selectByHand(desk);
    expect(runCommand("mark.place", desk)).toBe(true);
    await workspace.settled();
    expect([host.calls.includes("settle_look"), workspace.placing.left, document.activeElement?.id, workspace.notices.list.at(-1)?.kind]).toEqual([false, 1, "text", "select-first"]);
  }
  selected = { start: 0, end: 5 };
  runCommand("mark.place", desk);
  await workspace.settled();
  expect(workspace.opened!.claims[0]?.passages).toMatchObject([{ start: 0, end: 5, anchoring: "exact" }]);
  expect(workspace.notices.list.some(({ kind }) => kind === "select-first")).toBe(false);
});

test("Escape while selecting leads back to the look, and only then away; meanwhile no key takes a claim away", async () => {
  const { workspace } = desk;
  runCommand("view.looks", desk);
  selectByHand(desk);
  expect([runCommand("mark.delete", desk), runCommand("judge.clear", desk)]).toEqual([false, false]);
  desk.tellWhyNot("judge");
  expect(workspace.notices.list.at(-1)?.kind).toBe("select-first");
  runCommand("view.text", desk);
  expect([workspace.session.aside, document.activeElement?.id, canPlaceHere(desk), workspace.opened!.claims.length]).toEqual(["looks", "list", false, 1]);
  expect(workspace.notices.list.some(({ kind }) => kind === "select-first")).toBe(false);
  runCommand("view.text", desk);
  await vi.waitFor(() => expect([workspace.session.aside, document.activeElement?.id]).toEqual([null, "text"]));
});

test("Enter in the text puts nothing there any more when the person is back, or another text is there", () => {
  runCommand("view.looks", desk);
  const { placing } = desk.workspace;
  selectByHand(desk);
  placing.candidates.seekByHand(false);
  expect(canPlaceHere(desk)).toBe(false);
  selectByHand(desk);
  placing.candidates.forget();
  expect(canPlaceHere(desk)).toBe(false);
});

test("Enter means nothing of the kind where the pane is not there, or the focus is not in the text", () => {
  document.getElementById("text")!.focus();
  expect(canPlaceHere(desk)).toBe(false);
  runCommand("view.looks", desk);
  selectByHand(desk);
  (document.activeElement as HTMLElement).blur();
  expect(canPlaceHere(desk)).toBe(false);
});

test("a file whose text differs is loaded onto the one that is here only when somebody says so", async () => {
  const { call } = host;
  const asked: unknown[] = [];
  host.call = (async (name: string, params: { byLikeness?: boolean }) => {
    if (name !== "load") return call(name as never, params as never);
    asked.push(params);
    if (params.byLikeness) throw { code: "json-broken", subject: "", detail: "" };
    throw { code: "document-differs", subject: "Lake", detail: "91" };
  }) as never;
  runCommand("file.load", desk);
  await vi.waitFor(() => expect(desk.workspace.notices.list.at(-1)).toMatchObject({ kind: "load-differs", path: "lake-2.txt" }));
  expect([asked.length, desk.workspace.saveState]).toEqual([1, "saved"]);
});
