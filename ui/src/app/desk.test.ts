// One key judges, saves and moves on; what was not saved brings the person back.

import { beforeEach, expect, test } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import type { ReaderHandle, ReaderPlace } from "../reading/types.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import * as judging from "../state/judging.ts";
import { createTag, importText } from "../state/shelving.ts";
import { Workspace } from "../state/workspace.svelte.ts";
import { runCommand } from "./commands.ts";
import { Desk } from "./desk.ts";

const spans: ReaderPlace[] = [{ start: 0, end: 9 }, { start: 10, end: 19 }, { start: 20, end: 33 }];
let host: MemoryHost;
let desk: Desk;
let at: number;

/** A reading surface that only knows which sentence it is at. */
function surface(): ReaderHandle {
  const go = (index: number) => {
    at = Math.min(spans.length - 1, Math.max(0, index));
    Object.assign(desk.workspace.session, { place: spans[at], sentence: at });
  };
  const nothing = () => undefined;
  return {
    focus: nothing, place: () => spans[at]!, selected: () => null, sentence: () => at, move: (by) => go(at + by), goToSentence: go, clickAt: nothing, light: nothing,
    goTo: (place) => go(spans.findIndex(({ start }) => start === place.start)),
    grow: nothing, turn: nothing, find: nothing, findNext: nothing, findPrevious: nothing, change: nothing, look: () => false, nextPassage: () => false, reshape: () => false, scrollInfo: () => ({ firstSentence: 0, lastSentence: 1 }),
    heightOf: () => null,
  };
}

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  desk = new Desk(new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points));
  await desk.workspace.start();
  await importText(desk.workspace, "One came. Two went. Three stayed.", "Guests");
  desk.reader = surface();
  desk.reader.goToSentence(0);
});

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

test("quick keys judge one sentence after the other", async () => {
  for (const id of ["judge.sourced", "judge.dubious", "judge.not-a-claim"]) runCommand(id, desk);
  await settle();
  expect(desk.workspace.opened?.claims.map(({ verdict }) => verdict)).toEqual(["sourced", "dubious", "not_a_claim"]);
});

test("what was not written is where the cursor comes back to", async () => {
  const call = host.call.bind(host);
  host.call = async (name, params) => {
    if (name === "judge_claim") throw { code: "span-outside", subject: "", detail: "" };
    return call(name, params);
  };
  runCommand("judge.dubious", desk);
  expect(at).toBe(1);
  await settle();
  expect([at, desk.workspace.saveState]).toEqual([0, "failed"]);
});

test("what waits for room is done with one key, each where it was meant, however quick the keys were", async () => {
  expect(runCommand("edit.again", desk)).toBe(false);
  host.keeping.refuse("disk-full");
  for (const id of ["judge.sourced", "judge.dubious", "judge.not-a-claim"]) {
    runCommand(id, desk);
    await settle();
  }
  expect([at, desk.workspace.opened?.claims, desk.workspace.saveState]).toEqual([2, [], "failed"]);
  host.keeping.refuse(null);
  runCommand("edit.again", desk);
  await settle();
  expect(desk.workspace.opened?.claims.map(({ passages, verdict }) => [passages[0]?.start, verdict])).toEqual([[0, "sourced"], [10, "dubious"], [20, "not_a_claim"]]);
  expect([runCommand("edit.again", desk), desk.workspace.saveState]).toEqual([false, "saved"]);
});

test("Space goes to the next unjudged sentence", async () => {
  runCommand("judge.sourced", desk);
  await settle();
  desk.reader?.goToSentence(2);
  runCommand("move.unjudged", desk);
  expect(at).toBe(1);
});

test("Space goes to a sentence of which only a word is judged", async () => {
  const { opened } = desk.workspace;
  await judging.judge(desk.workspace, { start: 10, end: 13 }, "dubious");
  expect(opened?.counts.left).toBe(opened?.counts.sentences);
  desk.reader?.goToSentence(0);
  runCommand("move.unjudged", desk);
  expect(at).toBe(1);
});

test("undo brings the cursor to what was undone", async () => {
  runCommand("judge.sourced", desk);
  runCommand("judge.sourced", desk);
  await settle();
  desk.reader?.goToSentence(0);
  runCommand("edit.undo", desk);
  await settle();
  expect(at).toBe(1);
});

test("keys on the heels of undo wait until the cursor is back", async () => {
  for (const id of ["judge.sourced", "judge.sourced", "judge.sourced"]) runCommand(id, desk);
  await settle();
  expect(at).toBe(2);
  for (const id of ["edit.undo", "edit.undo", "edit.undo", "judge.not-a-claim", "judge.dubious"]) runCommand(id, desk);
  await settle();
  const { opened } = desk.workspace;
  expect(opened?.claims.map(({ verdict, passages }) => [verdict, passages[0]?.start])).toEqual([["not_a_claim", 0], ["dubious", 10]]);
  expect([at, desk.waiting.isLong]).toEqual([2, false]);
});

test("an undo between two keys takes back the first only", async () => {
  runCommand("judge.sourced", desk);
  await settle();
  for (const id of ["edit.undo", "judge.dubious", "edit.undo", "judge.not-a-claim"]) runCommand(id, desk);
  await settle();
  expect(desk.workspace.opened?.claims.map(({ verdict, passages }) => [verdict, passages[0]?.start])).toEqual([["not_a_claim", 0]]);
});

test("more undos than there is to take back are not refused", async () => {
  for (let times = 0; times < 4; times += 1) runCommand("edit.undo", desk);
  await settle();
  expect(desk.workspace.documents).toEqual([]);
  expect(desk.workspace.notices.list.filter(({ kind }) => kind === "fault")).toEqual([]);
});

test("what asks for marks waits until they are written, and the keys behind it wait with it", async () => {
  const asked: unknown[] = [];
  desk.reader!.reshape = () => asked.push(judging.standing(desk.workspace)?.noun) > 0;
  desk.reader!.look = () => asked.push(judging.standing(desk.workspace)?.noun) > 0;
  desk.reader!.nextPassage = () => asked.push(judging.standing(desk.workspace)?.noun) > 0;
  for (const id of ["judge.sourced", "move.previous", "mark.ends", "mark.look", "move.next-passage", "move.next"]) runCommand(id, desk);
  expect([asked, at, desk.waiting.isLong]).toEqual([[], 0, true]);
  await settle();
  expect([asked, at, desk.waiting.isLong]).toEqual([["claim", "claim", "claim"], 1, false]);
});

const editors = { "mark.reasons": "reasons", "mark.note": "note", "mark.tags": "tags", "mark.link": "link" };
test.each(Object.entries(editors))("%s on the heels of a judgement is about the claim that it makes", async (id, kind) => {
  for (const key of ["judge.sourced", "move.previous", id]) runCommand(key, desk);
  await settle();
  expect(desk.workspace.session.editor).toEqual({ kind, target: { noun: "claim", id: desk.workspace.opened!.claims[0]!.id } });
});

test("certainty, clearing, deleting and seeking wait for what is being written", async () => {
  for (const id of ["judge.dubious", "move.previous", "judge.unsure", "judge.unsure", "judge.unsure"]) runCommand(id, desk);
  await settle();
  expect(desk.workspace.opened?.claims.map(({ certainty }) => certainty)).toEqual(["unsure"]);
  for (const id of ["move.next", "judge.sourced", "move.previous", "judge.clear"]) runCommand(id, desk);
  await settle();
  expect(judged()).toEqual([["dubious", [], null, []]]);
  for (const id of ["judge.dubious", "move.previous", "mark.delete", "judge.dubious", "move.dubious"]) runCommand(id, desk);
  await settle();
  expect([at, desk.workspace.opened?.claims.map(({ passages }) => passages[0]?.start)]).toEqual([0, [0, 10]]);
});

/** Every claim with what was said of it. */
const judged = () => desk.workspace.opened?.claims.map(({ verdict, reasons, kind, tags }) => [verdict, reasons.map(({ code }) => code), kind, tags]);

test("the last judgement is done again, and the cursor moves on", async () => {
  runCommand("judge.not-a-claim", desk);
  runCommand("judge.again", desk);
  expect(at).toBe(2);
  await settle();
  expect(judged()).toEqual([["not_a_claim", [], null, []], ["not_a_claim", [], null, []]]);
});

test("a verdict is done again with its reasons or its kind", async () => {
  runCommand("judge.dubious", desk);
  await settle();
  const claim = desk.workspace.opened!.claims[0]!.id;
  await judging.setReasons(desk.workspace, { noun: "claim", id: claim }, [{ code: "no-source" }, { code: "weasel" }]);
  runCommand("judge.again", desk);
  await settle();
  expect(judged()).toEqual([["dubious", ["no-source", "weasel"], null, []], ["dubious", ["no-source", "weasel"], null, []]]);
  await judging.setOnClaim(desk.workspace, { noun: "place", place: spans[2]! }, { kind: "heading" });
  desk.reader?.goToSentence(0);
  runCommand("judge.again", desk);
  await settle();
  expect(judged()?.[0]).toEqual(["not_a_claim", [], "heading", []]);
});

test("a highlight is done again in its colour", async () => {
  runCommand("mark.highlight-blue", desk);
  runCommand("judge.again", desk);
  await settle();
  expect(desk.workspace.opened?.highlights.map(({ color, start }) => [color, start])).toEqual([["blue", 0], ["blue", 10]]);
});

test("tags are given again beside those that are there, and all of them the next time", async () => {
  const { workspace } = desk;
  const [one, two] = [(await createTag(workspace, "One"))!, (await createTag(workspace, "Two"))!];
  await judging.setTags(workspace, { noun: "place", place: spans[1]! }, [two]);
  await judging.setTags(workspace, { noun: "place", place: spans[0]! }, [one, two]);
  desk.reader?.goToSentence(1);
  runCommand("judge.again", desk);
  runCommand("judge.again", desk);
  await settle();
  expect(judged()).toEqual([[null, [], null, [one, two]], [null, [], null, [two, one]], [null, [], null, [one, two]]]);
});

test("what is not there is said, not passed over", async () => {
  for (const id of ["judge.again", "move.dubious", "move.note-back", "move.suggestion", "mark.gather", "move.next-passage", "mark.look"]) {
    expect(runCommand(id, desk), id).toBe(true);
    expect(desk.workspace.notices.list.at(-1)?.kind, id).toMatch(/^no/u);
  }
});

test("the next dubious sentence and the next note are found from anywhere", async () => {
  desk.reader?.goToSentence(1);
  runCommand("judge.dubious", desk);
  await judging.setNote(desk.workspace, { noun: "place", place: spans[2]! }, "Ask again");
  desk.reader?.goToSentence(2);
  runCommand("move.dubious", desk);
  expect(at).toBe(1);
  runCommand("move.note", desk);
  expect(at).toBe(2);
  desk.reader?.goToSentence(0);
  runCommand("move.dubious-back", desk);
  expect(at).toBe(1);
});

test("the view is paged by what is in it, and never by less than a sentence", () => {
  runCommand("move.page-down", desk);
  expect(at).toBe(1);
  desk.reader!.scrollInfo = () => ({ firstSentence: 0, lastSentence: 3 });
  runCommand("move.page-up", desk);
  expect(at).toBe(0);
  runCommand("move.last", desk);
  expect(at).toBe(2);
});

test("a changed key is what rooms are told", () => {
  expect(desk.workspace.keyName("mark.tags")).toBe("T");
  desk.keys.give("mark.tags", 0, "Mod+Shift+T");
  expect([desk.workspace.keyName("mark.tags"), desk.workspace.keyName("no.such")]).toEqual(["Ctrl+Shift+T", ""]);
});

test("a command that may not run does nothing", async () => {
  expect(runCommand("edit.redo", desk)).toBe(false);
  expect(runCommand("no.such", desk)).toBe(false);
});

test("a library that is only read says why nothing is marked", () => {
  desk.workspace.library = { ...desk.workspace.library!, readOnly: "library-busy" };
  expect(runCommand("judge.sourced", desk)).toBe(false);
  desk.tellWhyNot("judge");
  desk.tellWhyNot("view");
  // The banner shows it all the time; a screen reader is told again.
  expect(desk.workspace.notices.said?.said).toEqual({ kind: "locked", code: "library-busy" });
  expect(desk.workspace.notices.list.filter(({ kind }) => kind === "fault")).toEqual([]);
});
