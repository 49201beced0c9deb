// The workspace against the library in memory: it asks for what a write says, and for nothing else.

import { beforeEach, expect, test } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import * as judging from "./judging.ts";
import { quit } from "./leaving.ts";
import { MORE, QUOTED } from "./opened.svelte.ts";
import { KeptSettings } from "./settings.svelte.ts";
import * as shelving from "./shelving.ts";
import { Workspace } from "./workspace.svelte.ts";

const text = "One came. Two went. Three stayed. Four slept.";
const spans = [{ start: 0, end: 9 }, { start: 10, end: 19 }, { start: 20, end: 33 }, { start: 34, end: 45 }] as const;

let host: MemoryHost;
let workspace: Workspace;

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await shelving.importText(workspace, text, "Guests");
  host.calls.length = 0;
});

function opened() {
  if (workspace.opened === null) throw new Error("no document is open");
  return workspace.opened;
}

function stand(index: 0 | 1 | 2 | 3): void {
  workspace.session.place = spans[index];
  workspace.session.sentence = index;
}

test("a judgement is one write and one question", async () => {
  await judging.judge(workspace, spans[1], "dubious");
  expect(host.calls).toEqual(["judge_claim", "list_marks"]);
  expect(opened().counts).toEqual({ sentences: 4, left: 3, sourced: 0, dubious: 1, notAClaim: 0 });
  expect(opened().cut(spans[1])).toBe("Two went.");
});

test("quick judgements follow one another and are all counted", async () => {
  await Promise.all(spans.map((span) => judging.judge(workspace, span, "sourced")));
  expect(opened().counts.left).toBe(0);
  expect(opened().claims.map(({ passages }) => passages[0]?.start)).toEqual([0, 10, 20, 34]);
});

test("listeners hear what came and went", async () => {
  const heard: string[] = [];
  opened().onchange(({ gone, come }) => heard.push(`${gone.claims.length}-${come.claims.length}`));
  await judging.judge(workspace, spans[0], "sourced");
  await judging.judge(workspace, spans[0], "dubious");
  stand(0);
  await judging.clearVerdict(workspace);
  expect(heard).toEqual(["0-1", "1-1", "1-0"]);
});

test("the rows of the library count the open document without a call", async () => {
  await judging.judge(workspace, spans[0], "not_a_claim");
  expect(workspace.rows[0]).toMatchObject({ title: "Guests", judged: 1, notAClaim: 1 });
  expect(host.calls).not.toContain("list_documents");
});

test("undo gives the place where something changed", async () => {
  await judging.judge(workspace, spans[2], "dubious");
  expect(await judging.turnBack(workspace, "undo")).toMatchObject(spans[2]);
  expect(opened().claims).toEqual([]);
  expect(await judging.turnBack(workspace, "redo")).toMatchObject(spans[2]);
  expect(opened().counts.dubious).toBe(1);
});

test("reasons on an unjudged place make it dubious, and on a sourced claim, too", async () => {
  await judging.setReasons(workspace, { noun: "place", place: spans[0] }, [{ code: "garbled" }]);
  await judging.judge(workspace, spans[1], "sourced");
  const sourced = opened().claims[1]!;
  await judging.setReasons(workspace, { noun: "claim", id: sourced.id }, [{ code: "weasel" }]);
  expect(opened().claims.map(({ verdict }) => verdict)).toEqual(["dubious", "dubious"]);
});

test("what stands at a place is the exact claim, then the highlight, then the claim around it", async () => {
  await judging.judge(workspace, { start: 0, end: 19 }, "dubious");
  stand(0);
  expect(judging.standing(workspace)).toMatchObject({ noun: "claim", claim: { verdict: "dubious" } });
  expect(judging.targetHere(workspace)).toEqual({ noun: "claim", id: opened().claims[0]?.id });
  await judging.highlight(workspace, spans[0]);
  expect(judging.standing(workspace)).toMatchObject({ noun: "highlight" });
  await judging.judge(workspace, spans[0], "sourced");
  expect(judging.standing(workspace)).toMatchObject({ noun: "claim", claim: { verdict: "sourced" } });
});

test("a note goes to the claim whose card is shown, and to words that were selected", async () => {
  await judging.judge(workspace, { start: 3, end: 9 }, "dubious");
  stand(0);
  const shown = judging.standing(workspace);
  expect(judging.targetHere(workspace)).toEqual({ noun: "claim", id: shown?.noun === "claim" && shown.claim.id });
  workspace.session.place = { start: 0, end: 5 };
  expect(judging.targetHere(workspace)).toEqual({ noun: "place", place: { start: 0, end: 5 } });
});

test("of a sentence as long as its text a quote is the first words, and a cut all of them", async () => {
  const long = "abcdefghij".repeat(30_000);
  await shelving.importText(workspace, long, "Long");
  const all = { start: 0, end: long.length };
  expect(opened().quote(all)).toBe(`${long.slice(0, QUOTED)}${MORE}`);
  expect(opened().cut(all)).toBe(long);
  expect(opened().quote({ start: 3, end: 3 + QUOTED })).toBe(long.slice(3, 3 + QUOTED));
});

test("another tag on a claim asks for the uses of the codebook", async () => {
  const tag = await shelving.createTag(workspace, "guest");
  await judging.setTags(workspace, { noun: "place", place: spans[0] }, [tag!]);
  expect(workspace.tags).toMatchObject([{ name: "guest", uses: 1 }]);
});

test("a refusal is told and changes nothing", async () => {
  await shelving.createTag(workspace, "guest");
  expect(await shelving.createTag(workspace, "guest")).toBeNull();
  expect(workspace.notices.list).toMatchObject([{ kind: "imported" }, { kind: "fault", fault: { code: "name-taken" } }]);
  expect(workspace.saveState).toBe("failed");
  expect(workspace.tags).toHaveLength(1);
});

test("a removed document closes, and undo brings its row back", async () => {
  await shelving.removeDocument(workspace, opened().id);
  expect([workspace.opened, workspace.documents]).toEqual([null, []]);
  await judging.turnBack(workspace, "undo");
  expect(workspace.documents).toHaveLength(1);
});

test("the numbers of a document stay when another is opened", async () => {
  const first = opened().id;
  await judging.judge(workspace, spans[0], "sourced");
  await shelving.importText(workspace, "Something else. Entirely.", "Other");
  expect(opened().details.title).toBe("Other");
  expect(workspace.rows.find(({ id }) => id === first)?.sourced).toBe(1);
});

test("the window stays while what is typed cannot be saved, however often it is asked, and goes when it can", async () => {
  let claim = "no such claim";
  const letGo = workspace.typing.hold(() => {
    void judging.setNote(workspace, claim === "" ? { noun: "place", place: spans[0] } : { noun: "claim", id: claim }, "Look again.").then((isSaved) => isSaved && letGo());
  });
  const asked: string[] = [];
  host.quit = async () => void asked.push("quit");
  host.stay = async () => void asked.push("stay");
  await quit(workspace);
  await quit(workspace);
  expect(workspace.saveState).toBe("failed");
  expect(asked).toEqual(["stay", "stay"]);
  expect(workspace.notices.list.filter(({ kind }) => kind === "not-closed")).toHaveLength(1);
  claim = "";
  await quit(workspace);
  expect(asked).toEqual(["stay", "stay", "quit"]);
  expect(opened().claims.map(({ note }) => note)).toEqual(["Look again."]);
});

test("what is typed is saved before the window goes, and never called saved before", async () => {
  const letGo = workspace.typing.hold(() => {
    letGo();
    void judging.setNote(workspace, { noun: "place", place: spans[0] }, "Look again.");
  });
  expect(workspace.saveState).toBe("typing");
  let notesWhenClosed: (string | null)[] = [];
  host.quit = async () => {
    notesWhenClosed = opened().claims.map(({ note }) => note);
  };
  await quit(workspace);
  expect(notesWhenClosed).toEqual(["Look again."]);
  expect(workspace.saveState).toBe("saved");
});

test("many places are judged once, in one write that one undo takes back", async () => {
  const places = { start: [2, 7, 23], end: [3, 8, 24] };
  expect(await judging.markPlaces(workspace, places, { as: "claim", verdict: "dubious" })).toBe(true);
  expect(host.calls).toEqual(["mark_places", "list_marks"]);
  expect(opened().claims.map(({ passages }) => passages.map(({ start }) => start))).toEqual([[2, 7, 23]]);
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "judged-once", verdict: "dubious", places: 3 });
  await judging.turnBack(workspace, "undo");
  expect(opened().claims).toEqual([]);
});

test("many places with other words are several claims, and the notice says how many", async () => {
  const places = { start: [0, 10, 34], end: [9, 19, 45] };
  await judging.markPlaces(workspace, places, { as: "each", verdict: "sourced" });
  expect(opened().claims.map(({ passages }) => passages.map(({ start }) => start))).toEqual([[0], [10], [34]]);
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "judged-each", verdict: "sourced", claims: 3 });
  await judging.turnBack(workspace, "undo");
  expect(opened().claims).toEqual([]);
});

test("many places are highlighted, each by itself", async () => {
  await judging.markPlaces(workspace, { start: [0, 10], end: [3, 13] }, { as: "highlight", color: "green" });
  expect(opened().highlights.map(({ start, color }) => [start, color])).toEqual([[0, "green"], [10, "green"]]);
  expect(await judging.markPlaces(workspace, { start: [], end: [] }, { as: "highlight" })).toBe(false);
});
