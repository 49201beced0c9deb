// The library as a file: what is there is shown anew after it was exchanged, and why none is open is known and told once.

import { beforeEach, expect, test } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import * as judging from "./judging.ts";
import { opsIn } from "./keeping.svelte.ts";
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
  await judging.judge(workspace, spans[0], "sourced");
  await workspace.keeping.backUp();
  workspace.notices.list = [];
});

const verdicts = () => workspace.opened?.claims.map(({ verdict }) => verdict);
const told = () => workspace.notices.list.map(({ kind }) => kind);

function backup(at: number) {
  const line = workspace.keeping.backups?.[at];
  if (line === undefined) throw new Error("there is no such backup");
  return line;
}

/** Presses what the notice offers. */
async function takeBack(): Promise<void> {
  const notice = workspace.notices.list.find(({ kind }) => kind === "restored");
  if (notice?.kind !== "restored" || notice.before === null) throw new Error("nothing can be taken back");
  await workspace.keeping.restore(notice.before);
}

test("a backup says what it holds, and how many changes were made since", async () => {
  await judging.judge(workspace, spans[1], "dubious");
  await judging.judge(workspace, spans[2], "dubious");
  await workspace.keeping.list();
  expect(backup(0)).toMatchObject({ reason: "asked", documents: 1, claims: 1, judged: 1, fault: null });
  expect([opsIn(backup(0)), workspace.keeping.since(backup(0))]).toEqual([2, 2]);
  expect(opsIn({ ...backup(0), name: "by-hand.obelus" })).toBeNull();
});

test("what was restored is shown, and what was before is one gesture away", async () => {
  await judging.judge(workspace, spans[1], "dubious");
  expect(verdicts()).toEqual(["sourced", "dubious"]);
  expect(await workspace.keeping.restore(backup(0))).toBe(true);
  expect([verdicts(), told()]).toEqual([["sourced"], ["restored"]]);
  await takeBack();
  expect([verdicts(), told()]).toEqual([["sourced", "dubious"], ["restored"]]);
});

test("what was not there cannot be brought back", async () => {
  await workspace.keeping.list();
  host.keeping.make("restore");
  host.keeping.break("library-gone");
  await workspace.start();
  await workspace.keeping.restore(backup(0));
  expect(workspace.notices.list).toMatchObject([{ kind: "restored", aside: null, before: null }]);
});

test("a restoring that is refused changes nothing on the screen, and says why", async () => {
  host.keeping.make("interval", new Date(Date.now() + 1_000), "backup-damaged");
  await judging.judge(workspace, spans[1], "dubious");
  await workspace.keeping.list();
  expect(await workspace.keeping.restore(backup(0))).toBe(false);
  expect(verdicts()).toEqual(["sourced", "dubious"]);
  expect(workspace.notices.list).toMatchObject([{ kind: "fault", fault: { code: "backup-damaged" } }]);
  expect(workspace.keeping.doing).toBeNull();
});

test("a judgement that waits to be saved is saved before its library goes aside", async () => {
  host.keeping.refuse("disk-full");
  await judging.judge(workspace, spans[1], "dubious");
  host.keeping.refuse(null);
  await workspace.keeping.restore(backup(0));
  expect(verdicts()).toEqual(["sourced"]);
  await takeBack();
  expect(verdicts()).toEqual(["sourced", "dubious"]);
});

test("why no library is open is one screen and no notice, and goes with a repair that is reported", async () => {
  host.keeping.break("library-damaged");
  await workspace.start();
  expect([workspace.library, workspace.unopened?.code, workspace.keeping.isAlone, told()]).toEqual([null, "library-damaged", true, []]);
  const repaired = workspace.keeping.repair();
  expect([workspace.keeping.doing, workspace.keeping.isAlone]).toEqual(["repairing", true]);
  await repaired;
  expect(workspace.keeping.report).toMatchObject({ way: "journal", claims: 1, lost: 0 });
  expect([workspace.unopened, workspace.keeping.isAlone]).toEqual([null, true]);
  workspace.keeping.goOn();
  expect([workspace.keeping.isAlone, verdicts()]).toEqual([false, ["sourced"]]);
});

test("a library that still cannot be opened says so once; another reason is told", async () => {
  host.keeping.break("library-damaged");
  await workspace.start();
  await workspace.keeping.reopen();
  expect([workspace.unopened?.code, told()]).toEqual(["library-damaged", []]);
  host.keeping.refusal = "disk-full";
  await workspace.keeping.repair();
  expect(workspace.notices.list).toMatchObject([{ kind: "fault", fault: { code: "disk-full" } }]);
  expect([workspace.keeping.report, workspace.unopened?.code]).toEqual([null, "library-damaged"]);
});

test("what waits to be saved waits on where a restoring is refused", async () => {
  host.keeping.refuse("disk-full");
  host.keeping.refusal = "disk-full";
  await judging.judge(workspace, spans[1], "dubious");
  await workspace.keeping.restore(backup(0));
  host.keeping.refuse(null);
  expect(await workspace.refusals.tryAgain()).toBe(true);
  expect(verdicts()).toEqual(["sourced", "dubious"]);
});

test("one thing is done at a time", async () => {
  const [first, second] = await Promise.all([workspace.keeping.restore(backup(0)), workspace.keeping.restore(backup(0))]);
  expect([first, second]).toEqual([true, false]);
});

test("a check says what was looked at, and what was found", async () => {
  const call = host.call.bind(host);
  host.call = async (name, params) => (name === "verify" ? ({ findings: [{ code: "chain", subject: "2", detail: "" }] } as never) : call(name, params));
  await workspace.keeping.check();
  expect(workspace.keeping.checked).toEqual({ findings: [{ code: "chain", subject: "2", detail: "" }], documents: 1, changes: 2 });
});

test("a second copy that is behind is told once, and no more when it has caught up", async () => {
  host.setBehind(true);
  await judging.judge(workspace, spans[1], "dubious");
  await judging.judge(workspace, spans[2], "dubious");
  expect(told().filter((kind) => kind === "second-copy-behind")).toHaveLength(1);
  workspace.notices.dismissKind("second-copy-behind");
  await judging.judge(workspace, spans[2], "sourced");
  expect(told()).not.toContain("second-copy-behind");
  host.setBehind(false);
  await judging.judge(workspace, spans[2], "dubious");
  host.setBehind(true);
  await judging.judge(workspace, spans[2], "sourced");
  expect(told()).toContain("second-copy-behind");
  host.setBehind(false);
  await judging.judge(workspace, spans[2], "dubious");
  expect(told()).not.toContain("second-copy-behind");
});

test("changes that came back from the journal are told when the library is opened, and not again", async () => {
  const call = host.call.bind(host);
  const opening = { replayed: 3, journalSetAside: false, checkedAfterCrash: true };
  host.call = async (name, params) => {
    const answer = await call(name, params);
    return name === "library" ? ({ ...(answer as object), opening } as typeof answer) : answer;
  };
  await workspace.start();
  expect(workspace.notices.list).toMatchObject([{ kind: "brought-back", opening: { replayed: 3 } }]);
  workspace.notices.list = [];
  await workspace.write("name_library", { name: "Guests" });
  expect(told()).toEqual([]);
});

test("a library that cannot be opened in place of this one leaves it, and offers what can be done", async () => {
  host.openLibrary = () => Promise.reject({ code: "library-damaged", subject: "/b.obelus", detail: "" });
  await shelving.openLibrary(workspace, "3/b.obelus");
  expect([told(), verdicts()]).toEqual([["unopenable"], ["sourced"]]);
  await workspace.keeping.face();
  expect([workspace.unopened?.code, workspace.library]).toEqual(["library-damaged", null]);
});
