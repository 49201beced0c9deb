// The sources are asked for when somebody wants them, and again after writes that touch them.

import { beforeEach, expect, test } from "vitest";
import type { SourceRow } from "../host/generated/contract.ts";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import { KeptSettings } from "./settings.svelte.ts";
import * as shelving from "./shelving.ts";
import { Workspace } from "./workspace.svelte.ts";

let host: MemoryHost;
let workspace: Workspace;

beforeEach(async () => {
  host = openMemoryHost();
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), () => () => "");
  await workspace.start();
  host.calls.length = 0;
});

const labels = (typed: string): string[] => workspace.sources.choices(typed).map(({ name }) => name);

test("nobody asks before they are wanted, and nobody twice", async () => {
  await shelving.createTag(workspace, "a");
  expect(host.calls).not.toContain("list_sources");
  await Promise.all([workspace.sources.want(), workspace.sources.want()]);
  await workspace.sources.want();
  expect(host.calls.filter((name) => name === "list_sources")).toHaveLength(1);
});

test("a source that is made, changed, merged or taken back is there as it is now", async () => {
  const { sources } = workspace;
  await sources.want();
  const made = await sources.createFromWords("Service 2004, Stalin");
  await sources.createFromWords("Émile Zola: J’accuse");
  expect(labels("")).toEqual(["Service 2004, Stalin", "Émile Zola: J’accuse"]);
  expect(labels("emile zola")).toEqual(["Émile Zola: J’accuse"]);
  expect(labels("2004 ser")).toEqual(["Service 2004, Stalin"]);
  expect(labels("nobody")).toEqual([]);
  const row = sources.find(made ?? "");
  await sources.edit({ source: row?.id ?? "", csl: { ...row?.csl, title: "Lenin" }, grade: "B" });
  expect(sources.find(made ?? "")).toMatchObject({ label: "Service 2004, Lenin", grade: "B" });
  const twin = await sources.create({ type: "book", title: "lenin", publisher: "Macmillan" });
  await sources.merge(made ?? "", [twin ?? ""]);
  expect(sources.find(made ?? "")?.csl).toMatchObject({ title: "Lenin", publisher: "Macmillan" });
  expect(sources.rows).toHaveLength(2);
  await workspace.write("undo", {});
  expect(sources.rows).toHaveLength(3);
});

test("two edits on the heels of one another are both there, though each writes the whole item", async () => {
  const { sources } = workspace;
  await sources.want();
  const id = (await sources.create({ type: "book", title: "Stlain" })) ?? "";
  const { csl } = sources.find(id)!;
  await Promise.all([sources.editItem(id, (now) => ({ ...now, title: "Stalin" }), csl), sources.editItem(id, (now) => ({ ...now, publisher: "Macmillan" }), csl)]);
  expect(sources.find(id)?.csl).toMatchObject({ title: "Stalin", publisher: "Macmillan" });
});

test("an answer of another library, or from before a write, is dropped; and only a change of a source holds up a write", async () => {
  const { sources } = workspace;
  const call = host.call.bind(host);
  const answers: ((rows: SourceRow[]) => void)[] = [];
  host.call = ((name, params) => (name === "list_sources" ? new Promise((resolve) => answers.push(resolve as (rows: SourceRow[]) => void)) : call(name, params))) as typeof host.call;
  const row = (id: string): SourceRow => ({ id, key: id, csl: {}, label: id, evidence: 0, origins: 0, same: [] });
  const wanted = sources.want();
  await sources.hear([{ noun: "evidence", id: "e", documents: [] }]);
  answers[1]!([row("new")]);
  answers[0]!([row("old")]);
  await wanted;
  expect(sources.rows.map(({ id }) => id)).toEqual(["new"]);
  const late = sources.hear([{ noun: "source", id: "s", documents: [] }]);
  sources.forget();
  answers[2]!([row("other")]);
  await late;
  expect([sources.rows, sources.isHere]).toEqual([[], false]);
});

test("one that cannot be kept is told and changes nothing", async () => {
  await workspace.sources.want();
  expect(await workspace.sources.create({ title: "no type" })).toBeNull();
  expect(await workspace.sources.createFromWords("  ")).toBeNull();
  expect(workspace.sources.rows).toEqual([]);
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "fault", fault: { code: "source-broken" } });
});

test("a file brings its sources once", async () => {
  host.files.texts.set("a.json", JSON.stringify([{ type: "book", title: "A" }, { type: "book", title: "B" }]));
  await workspace.sources.want();
  expect(await workspace.sources.load("a.json")).toMatchObject({ added: 2, known: 0 });
  expect(await workspace.sources.load("a.json")).toMatchObject({ added: 0, known: 2 });
  expect(labels("")).toEqual(["A", "B"]);
});
