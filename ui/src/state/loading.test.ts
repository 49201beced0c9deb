// Files that are loaded: annotations whose document nobody can know are offered to the one that is open.

import { beforeEach, expect, test } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import { turnBack } from "./judging.ts";
import { KeptSettings } from "./settings.svelte.ts";
import * as shelving from "./shelving.ts";
import { Workspace } from "./workspace.svelte.ts";

let host: MemoryHost;
let workspace: Workspace;

const row = (exact: string) => ({ uri: "https://example.org/guests", text: "Who?", target: [{ selector: [{ type: "TextQuoteSelector", exact }] }] });

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await shelving.importText(workspace, "One came. Two went. Three stayed.", "Guests");
  workspace.notices.list = [];
  host.files.texts.set("rows.json", JSON.stringify({ rows: [row("Two went."), row("stayed")] }));
});

test("annotations on an unknown address wait until a document is chosen, and then lie on it", async () => {
  await shelving.loadFile(workspace, { path: "rows.json" });
  const [notice] = workspace.notices.list;
  expect(notice).toMatchObject({ kind: "unplaced", path: "rows.json", fault: { code: "addresses-unknown", subject: "https://example.org/guests", detail: "2" } });
  expect(workspace.opened?.highlights).toEqual([]);
  await shelving.loadOntoOpen(workspace, "rows.json");
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "loaded", loaded: { added: 2, skipped: 0 } });
  expect(workspace.opened?.highlights.map(({ note }) => note)).toEqual(["Who?", "Who?"]);
  await shelving.loadOntoOpen(workspace, "rows.json");
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "loaded", loaded: { added: 0, skipped: 2 } });
});

test("without an open document nothing is loaded, and what else is wrong with a file is told as such", async () => {
  workspace.close();
  await shelving.loadOntoOpen(workspace, "rows.json");
  expect(host.calls).not.toContain("load");
  host.files.broken.set("cut.json", "json-broken");
  await shelving.loadFile(workspace, { path: "cut.json" });
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "fault", fault: { code: "json-broken" } });
});

const guests = (words: string) => JSON.stringify({
  format: "obelus",
  documents: [{ title: "Guests", text: "One came. Two went. Three stayed, they say." }],
  highlights: [{ exact: words, note: "Theirs" }],
});

test("a file about a like text waits until somebody says that the two are one, or keeps them apart", async () => {
  host.files.texts.set("guests.json", guests("Two went."));
  await shelving.loadFile(workspace, { path: "guests.json" });
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "load-differs", path: "guests.json", fault: { subject: "Guests", detail: "91" } });
  expect([workspace.documents.length, workspace.opened?.highlights]).toEqual([1, []]);
  await shelving.loadFile(workspace, { path: "guests.json", apart: true });
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "loaded", loaded: { added: 2, passages: { exact: 1 } } });
  expect([workspace.documents.map(({ title }) => title), workspace.opened?.highlights]).toEqual([["Guests", "Guests"], []]);
  // What is here is known, and asked for no more.
  await shelving.loadFile(workspace, { path: "guests.json" });
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "loaded", loaded: { added: 0, skipped: 1 } });
  await turnBack(workspace, "undo");
  expect(workspace.documents.length).toBe(1);
  await shelving.loadFile(workspace, { path: "guests.json", byLikeness: true });
  expect([workspace.documents.length, workspace.opened?.highlights.map(({ note }) => note)]).toEqual([1, ["Theirs"]]);
});

test("a file about another title comes onto the document that was open when it was chosen", async () => {
  host.files.texts.clear();
  host.files.texts.set("guests.json", guests("they say"));
  await shelving.editDocument(workspace, { document: workspace.opened!.id, title: "Visitors" });
  await shelving.loadOntoFrom(workspace, { title: "", filters: [] });
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "loaded", loaded: { added: 1, passages: { exact: 0, lost: 1 } } });
  expect([workspace.documents.length, workspace.opened?.highlights.map(({ note }) => note)]).toEqual([1, ["Theirs"]]);
  host.files.texts.set("guests.json", JSON.stringify({ format: "obelus", documents: [{ title: "a", text: "a" }, { title: "b", text: "b" }], highlights: [] }));
  await shelving.loadOntoFrom(workspace, { title: "", filters: [] });
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "fault", fault: { code: "onto-unfit", detail: "2" } });
  host.files.texts.clear();
  host.files.texts.set("rows.json", JSON.stringify({ rows: [row("Two went.")] }));
  await shelving.loadOntoFrom(workspace, { title: "", filters: [] });
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "loaded", loaded: { added: 1, passages: { exact: 1 } } });
  workspace.close();
  const asked = host.calls.length;
  await shelving.loadOntoFrom(workspace, { title: "", filters: [] });
  expect(host.calls.length).toBe(asked);
});
