// A claim takes its repeats, each once, and gives single passages back.

import { beforeEach, expect, test } from "vitest";
import { openMemoryHost } from "../host/memory/memory.ts";
import { dropPassage, gatherRepeats, repeatsToGather } from "./gathering.ts";
import * as judging from "./judging.ts";
import { Repeats } from "./repeats.ts";
import { KeptSettings } from "./settings.svelte.ts";
import * as shelving from "./shelving.ts";
import { Workspace } from "./workspace.svelte.ts";

const text = "He came. She went. He came. They slept. He came.";
const first = { start: 0, end: 8 };
let workspace: Workspace;

beforeEach(async () => {
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(openMemoryHost(), new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await shelving.importText(workspace, text, "Guests");
  opened().repeated = new Repeats({ sentence: [0, 2, 4], group: [7, 7, 7] });
});

function opened() {
  if (workspace.opened === null) throw new Error("no document is open");
  return workspace.opened;
}

const claim = () => opened().claims[0]!;
const missing = () => repeatsToGather(opened(), claim()).map(({ start }) => start);

test("a claim on a repeated sentence can be joined with the others, and then no more", async () => {
  await judging.judge(workspace, first, "dubious");
  expect(missing()).toEqual([19, 40]);
  await gatherRepeats(workspace, claim());
  expect(claim().passages.map(({ start }) => start)).toEqual([0, 19, 40]);
  expect(missing()).toEqual([]);
  expect(opened().counts).toMatchObject({ dubious: 3, left: 2 });
});

test("a passage that was taken off can be joined again", async () => {
  await judging.judge(workspace, first, "dubious");
  await gatherRepeats(workspace, claim());
  await dropPassage(workspace, claim().passages[1]!.id);
  expect(claim().passages.map(({ start }) => start)).toEqual([0, 40]);
  expect(missing()).toEqual([19]);
});

test("a claim on other words, or on a part of the sentence, has nothing to be joined with", async () => {
  await judging.judge(workspace, { start: 9, end: 18 }, "dubious");
  expect(missing()).toEqual([]);
  await judging.judge(workspace, { start: 0, end: 2 }, "dubious");
  expect(missing()).toEqual([]);
});
