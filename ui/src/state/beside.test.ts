// The second text keeps itself right beside the first, and has a place of its own.

import { beforeEach, expect, test } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import * as judging from "./judging.ts";
import { KeptSettings } from "./settings.svelte.ts";
import { importText, removeDocument } from "./shelving.ts";
import { nowhere } from "./travel.ts";
import { Workspace } from "./workspace.svelte.ts";

let host: MemoryHost;
let workspace: Workspace;

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await importText(workspace, "Nobody knew. The wall was grey.", "House");
  await importText(workspace, "The bureau lost a letter.", "Letters");
});

const idOf = (title: string): string => workspace.documents.find((row) => row.title === title)!.id;

test("another document is shown at a place, and what is selected there is at hand", async () => {
  const { beside } = workspace;
  expect(await beside.show(idOf("House"), { start: 17, end: 21 })).toBe(true);
  expect([workspace.opened?.details.title, beside.opened?.details.title, beside.wanted]).toEqual(["Letters", "House", { place: { start: 17, end: 21 } }]);
  beside.place = { start: 13, end: 21 };
  expect(beside.selection).toEqual({ document: idOf("House"), start: 13, end: 21, text: "The wall" });
});

test("the same document in both hears of a judgement in both", async () => {
  const { beside } = workspace;
  await beside.show(idOf("Letters"));
  await judging.judge(workspace, { start: 0, end: 25 }, "dubious");
  expect([workspace.opened?.claims.length, beside.opened?.claims.map(({ verdict }) => verdict)]).toEqual([1, ["dubious"]]);
  await workspace.write("undo", {});
  expect(beside.opened?.claims).toEqual([]);
});

test("what was judged before stays right in the second text when the first is another", async () => {
  const { beside } = workspace;
  await judging.judge(workspace, { start: 0, end: 25 }, "sourced");
  await beside.show(idOf("Letters"));
  await workspace.open(idOf("House"));
  await workspace.write("undo", {});
  expect(beside.opened?.claims).toEqual([]);
});

test("it goes with its document, and comes back with the last one", async () => {
  const { beside } = workspace;
  await beside.show(idOf("House"), { start: 0, end: 12 });
  beside.place = { start: 13, end: 31 };
  beside.close();
  await beside.showAgain();
  expect([beside.opened?.details.title, beside.wanted]).toEqual(["House", { place: { start: 13, end: 31 } }]);
  await removeDocument(workspace, idOf("House"));
  expect(beside.opened).toBeNull();
  await beside.showAgain();
  expect(beside.opened?.details.title).toBe("Letters");
});

test("both swap, each where it was", async () => {
  const gone: unknown[] = [];
  workspace.travel = { ...nowhere, goTo: (place) => gone.push(place) };
  const { beside, session } = workspace;
  session.place = { start: 0, end: 25 };
  await beside.show(idOf("House"));
  beside.place = { start: 13, end: 31 };
  await beside.swap();
  expect([workspace.opened?.details.title, gone, beside.opened?.details.title, beside.wanted]).toEqual(["House", [{ start: 13, end: 31 }], "Letters", { place: { start: 0, end: 25 } }]);
});

test("the library's pane makes room for two columns, and comes back", async () => {
  const { beside, session, settings } = workspace;
  session.width = 1280;
  await beside.show(idOf("House"));
  expect(settings.now.libraryShown).toBe(false);
  beside.close();
  expect(settings.now.libraryShown).toBe(true);
  session.width = 1920;
  await beside.show(idOf("House"));
  expect(settings.now.libraryShown).toBe(true);
});
