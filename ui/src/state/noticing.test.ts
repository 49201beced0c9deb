// Repeats come once the text is shown, and only to the document that is shown.

import { expect, test } from "vitest";
import { noticeRepeats } from "./noticing.ts";
import type { OpenedDocument } from "./opened.svelte.ts";
import { Repeats } from "./repeats.ts";

async function sizes(answer: { sentence: number[]; group: number[] } | null, shown: boolean[]): Promise<[number, number][]> {
  const opened = { id: "d", repeated: new Repeats({ sentence: [], group: [] }) };
  const ask = async () => answer;
  await noticeRepeats(opened as unknown as OpenedDocument, { ask, isShown: () => shown.shift() ?? true });
  return [...opened.repeated.sizes];
}

const answer = { sentence: [0, 3], group: [0, 0] };

test("what was found is taken", async () => {
  expect(await sizes(answer, [])).toEqual([[0, 2], [3, 2]]);
});

test("a refusal, and an answer for a document that was left, change nothing", async () => {
  expect(await sizes(null, [])).toEqual([]);
  expect(await sizes(answer, [false])).toEqual([]);
  expect(await sizes(answer, [true, false])).toEqual([]);
});
