// A window that reads shows what another wrote, asks for no more than that, and stays where it is.

import { beforeEach, expect, test } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import { Following } from "./following.ts";
import { KeptSettings } from "./settings.svelte.ts";
import * as shelving from "./shelving.ts";
import { Workspace } from "./workspace.svelte.ts";

let host: MemoryHost;
let workspace: Workspace;
let following: Following;

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await shelving.importText(workspace, "One came. Two went.", "Guests");
  following = new Following(workspace);
  await following.look();
  workspace.session.place = { start: 10, end: 19 };
  host.calls.length = 0;
});

/** Judges as another window does: past this workspace. */
function judgeElsewhere(): Promise<unknown> {
  const document = workspace.opened?.id ?? "";
  return host.call("judge_claim", { document, place: { by: "span", start: 0, end: 9 }, verdict: "dubious" });
}

test("what another window judged is there, and nothing else is asked for", async () => {
  await judgeElsewhere();
  await following.look();
  expect(workspace.opened?.counts.dubious).toBe(1);
  expect(workspace.library?.undo).toBe("judge-claim");
  expect(host.calls).toEqual(["judge_claim", "list_changes", "list_marks"]);
  await following.look();
  expect(host.calls.slice(3)).toEqual(["list_changes"]);
  expect(workspace.session.place).toEqual({ start: 10, end: 19 });
});

test("what was taken back elsewhere goes", async () => {
  await judgeElsewhere();
  await following.look();
  await host.call("undo", {});
  await following.look();
  expect(workspace.opened?.counts).toMatchObject({ left: 2, dubious: 0 });
});

test("documents that came and went elsewhere do so here", async () => {
  await host.call("import_text", { text: "Three stayed.", title: "More" });
  await following.look();
  expect(workspace.documents.map(({ title }) => title)).toEqual(["Guests", "More"]);
  await host.call("remove_document", { document: workspace.opened?.id ?? "" });
  await following.look();
  expect([workspace.documents.map(({ title }) => title), workspace.opened]).toEqual([["More"], null]);
});

test("where too much was written everything is asked for, and the place stays", async () => {
  await judgeElsewhere();
  await workspace.hear(null);
  expect(workspace.opened?.counts.dubious).toBe(1);
  expect(workspace.session.place).toEqual({ start: 10, end: 19 });
});

test("a library that does not answer is asked again", async () => {
  const { call } = host;
  host.call = () => Promise.reject(new Error("busy"));
  await following.look();
  host.call = call;
  await judgeElsewhere();
  await following.look();
  expect(workspace.opened?.counts.dubious).toBe(1);
  expect(workspace.notices.list.filter(({ kind }) => kind === "fault")).toEqual([]);
});
