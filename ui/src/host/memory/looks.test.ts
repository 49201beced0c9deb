// Passages of the in-memory library that were given up: what becomes of them is what becomes of them in Rust.

import { beforeEach, expect, test } from "vitest";
import type { MemoryHost } from "./memory.ts";
import { openMemoryHost } from "./memory.ts";

const [first, second] = ["The crater was found in 1927.", "Nobody was hurt that day."];
let host: MemoryHost;
let document: string;

beforeEach(async () => {
  host = openMemoryHost();
  ({ document } = await host.call("import_text", { text: `${first} ${second}`, title: "Lake" }));
  await host.call("judge_claim", { document, place: { by: "span", start: 0, end: first.length }, verdict: "dubious" });
  await host.call("highlight_passage", { document, place: { by: "span", start: 0, end: 10 } });
  const { claims } = await host.call("list_marks", { document, claims: [], highlights: [] }).then(() => host.call("open_document", { document })).then(({ marks }) => marks);
  await host.call("attach_evidence", { claim: claims.id[0]!, stance: "supports", passage: { document, start: 0, end: first.length } });
});

async function replace(text: string): Promise<void> {
  host.files.texts.set("lake.txt", text);
  await host.call("replace_document", { document, path: "lake.txt" });
}

const looks = async () => (await host.call("list_looks", { document, limit: 99 })).looks.map(({ noun, anchoring }) => `${noun} ${anchoring}`).toSorted();
const stands = async () => (await host.call("version_passages", { document, number: (await host.call("find_document", { name: document })).version })).map(({ noun, anchoring }) => `${noun} ${anchoring}`).toSorted();

async function giveAllUp(): Promise<void> {
  for (const { noun, id } of (await host.call("list_looks", { document, limit: 99 })).looks) await host.call("give_up_look", { noun, id });
}

test("what was given up stays so in a text that does not have its words, and is looked at where it has them", async () => {
  await replace(`Another text. ${second}`);
  expect(await looks()).toHaveLength(3);
  await giveAllUp();
  expect(await looks()).toEqual([]);
  await replace(`Yet another text. ${second}`);
  expect([await looks(), await stands()]).toEqual([[], ["claim lost", "evidence lost", "highlight lost"]]);
});

test("what was given up and stands there again just so has moved, and is to be looked at", async () => {
  await replace(`${second} It is the end.`);
  await giveAllUp();
  await replace(`${first} ${second} It is the end.`);
  expect([await stands(), await looks()]).toEqual([["claim moved", "evidence moved", "highlight moved"], ["claim moved", "evidence moved", "highlight moved"]]);
});

test("what needs no look cannot be given up; settled evidence is not given up any more", async () => {
  const [exact] = await host.call("version_passages", { document, number: 1 });
  await expect(host.call("give_up_look", { noun: exact!.noun, id: exact!.id })).rejects.toMatchObject({ code: "look-unneeded" });
  await replace(`Another text. ${second}`);
  const evidence = (await host.call("list_looks", { document, limit: 99 })).looks.find(({ noun }) => noun === "evidence")!;
  await host.call("give_up_look", { noun: "evidence", id: evidence.id });
  await host.call("settle_look", { noun: "evidence", id: evidence.id, start: 0, end: 7 });
  await replace(`It is another. ${second}`);
  expect((await looks()).filter((one) => one.startsWith("evidence"))).toHaveLength(1);
});
