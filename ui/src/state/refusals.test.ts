// What was refused is never shown as saved, is not forgotten, and is done again as it was asked for.

import { beforeEach, expect, test } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import * as judging from "./judging.ts";
import { quit } from "./leaving.ts";
import { KeptSettings } from "./settings.svelte.ts";
import * as shelving from "./shelving.ts";
import { Workspace } from "./workspace.svelte.ts";

const spans = [{ start: 0, end: 9 }, { start: 10, end: 19 }, { start: 20, end: 33 }] as const;

let host: MemoryHost;
let workspace: Workspace;

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await shelving.importText(workspace, "One came. Two went. Three stayed.", "Guests");
  workspace.notices.list = [];
});

const verdicts = () => workspace.opened?.claims.map(({ passages, verdict }) => [passages[0]?.start, verdict]);
const refused = () => workspace.notices.list.filter(({ kind }) => kind === "refused");

test("judgements that a full disk refused are done again, all of them, in the order of their keys", async () => {
  host.keeping.refuse("disk-full");
  await Promise.all([judging.judge(workspace, spans[0], "sourced"), judging.judge(workspace, spans[1], "dubious"), judging.highlight(workspace, spans[2], "pink")]);
  expect([verdicts(), workspace.saveState]).toEqual([[], "failed"]);
  expect(refused()).toMatchObject([{ fault: { code: "disk-full" }, deeds: 3 }]);
  // Still full: nothing is lost by trying.
  expect(await workspace.refusals.tryAgain()).toBe(false);
  expect([workspace.refusals.list.length, refused().length]).toEqual([3, 1]);
  expect(workspace.refusals.list.map(({ name }) => name)).toEqual(["judge_claim", "judge_claim", "highlight_passage"]);
  host.keeping.refuse(null);
  expect(await workspace.refusals.tryAgain()).toBe(true);
  expect(verdicts()).toEqual([[0, "sourced"], [10, "dubious"]]);
  expect(workspace.opened?.highlights.map(({ color }) => color)).toEqual(["pink"]);
  expect([workspace.saveState, refused(), workspace.notices.list.at(-1)?.kind]).toEqual(["saved", [], "done-after-all"]);
});

test("what was judged there later counts; what was refused elsewhere waits on", async () => {
  host.keeping.refuse("memory-full");
  await judging.judge(workspace, spans[0], "sourced");
  await judging.judge(workspace, spans[0], "dubious");
  await judging.judge(workspace, spans[1], "sourced");
  expect(workspace.refusals.list.map(({ params }) => ("verdict" in params ? params.verdict : null))).toEqual(["dubious", "sourced"]);
  host.keeping.refuse(null);
  await judging.judge(workspace, spans[0], "not_a_claim");
  expect([workspace.refusals.list.length, workspace.saveState]).toEqual([1, "failed"]);
  await workspace.refusals.tryAgain();
  expect(verdicts()).toEqual([[0, "not_a_claim"], [10, "sourced"]]);
});

test("what was refused because it is wrong is not done again", async () => {
  await judging.deleteClaim(workspace, "no such claim");
  expect([workspace.refusals.list, workspace.notices.list.map(({ kind }) => kind)]).toEqual([[], ["fault"]]);
});

test("texts of fields are not kept here: the fields have them", async () => {
  await judging.judge(workspace, spans[0], "sourced");
  const claim = workspace.opened?.claims[0]?.id ?? "";
  host.keeping.refuse("disk-full");
  await judging.setNote(workspace, { noun: "claim", id: claim }, "Ask the archive.");
  expect(workspace.refusals.list).toEqual([]);
  await workspace.write("edit_claim", { claim, edit: { certainty: "unsure" } });
  expect(workspace.refusals.list).toHaveLength(1);
});

test("where nobody knows whether it was saved, what is there is read anew, and nothing is done twice", async () => {
  const call = host.call.bind(host);
  host.call = async (name, params) => {
    const answer = await call(name, params);
    if (name === "judge_claim") throw { code: "save-unknown", subject: "", detail: "" };
    return answer;
  };
  expect(await judging.judge(workspace, spans[0], "sourced")).toBe(false);
  expect(verdicts()).toEqual([[0, "sourced"]]);
  expect(workspace.notices.list).toMatchObject([{ kind: "fault", fault: { code: "save-unknown" } }]);
  expect(workspace.refusals.list).toEqual([]);
});

test("a window with a judgement that waits tries it, and stays open where it is refused again", async () => {
  host.keeping.refuse("disk-full");
  await judging.judge(workspace, spans[0], "sourced");
  const asked: string[] = [];
  host.quit = async () => void asked.push("quit");
  host.stay = async () => void asked.push("stay");
  await quit(workspace);
  expect(workspace.notices.list.map(({ kind }) => kind)).toEqual(["refused", "not-closed"]);
  host.keeping.refuse(null);
  await quit(workspace);
  expect([asked, verdicts()]).toEqual([["stay", "quit"], [[0, "sourced"]]]);
});

test("the same library opened anew still has what waits, and another one knows nothing of it", async () => {
  host.keeping.refuse("disk-full");
  await judging.judge(workspace, spans[0], "sourced");
  await workspace.start();
  expect([workspace.refusals.list.length, refused().length, workspace.saveState]).toEqual([1, 1, "failed"]);
  const call = host.call.bind(host);
  host.call = async (name, params) => {
    const answer = await call(name, params);
    return name === "library" ? ({ ...(answer as object), id: "another" } as typeof answer) : answer;
  };
  await workspace.start();
  expect([workspace.refusals.list, refused()]).toEqual([[], []]);
});
