// What stands on some sentences, whichever are asked for.

import { expect, test } from "vitest";
import { openMemoryHost } from "../host/memory/memory.ts";
import * as judging from "./judging.ts";
import { KeptSettings } from "./settings.svelte.ts";
import * as shelving from "./shelving.ts";
import { marksInSight } from "./sight.ts";
import { Workspace } from "./workspace.svelte.ts";

const text = "One came. Two went. Three stayed. Four slept.";
const spans = [{ start: 0, end: 9 }, { start: 10, end: 19 }, { start: 20, end: 33 }, { start: 34, end: 45 }];

async function check(sentences: { start: number; end: number }, expected: number[]): Promise<void> {
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  const workspace = new Workspace(openMemoryHost(), new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await shelving.importText(workspace, text, "Guests");
  for (const span of spans) await judging.judge(workspace, span, "sourced");
  const found = workspace.opened === null ? [] : marksInSight(workspace.opened, sentences);
  expect(found.map(({ place }) => spans.findIndex(({ start }) => start === place.start))).toEqual(expected);
}

test("some sentences have their own claims", () => check({ start: 1, end: 3 }, [1, 2]));
test("asked for beyond the last sentence, all to the last are there", () => check({ start: 2, end: 9 }, [2, 3]));
test("no sentence has none", () => check({ start: 2, end: 2 }, []));
