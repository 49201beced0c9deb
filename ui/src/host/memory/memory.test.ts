// The laws that the library in memory keeps, because the window is tried against it.

import { describe, expect, test } from "vitest";
import type { CommandName, Params } from "../host.ts";
import { asFault } from "../host.ts";
import { openMemoryHost } from "./memory.ts";

const text = "One came. Two went. Three stayed.";
const place = { by: "span", start: 0, end: 9 } as const;
const second = { by: "sentence", number: 2 } as const;
const color = "blue" as const;

async function start() {
  const host = openMemoryHost();
  const { document } = await host.call("import_text", { text });
  const dump = async () => [
    await host.call("list_documents", {}),
    await host.call("open_document", { document }).catch(asFault),
    await host.call("list_tags", {}),
  ];
  return { host, document, dump };
}

describe("undo takes an op back whole, redo does it again whole", () => {
  type Step = { [K in CommandName]: [K, (ids: Record<string, string>) => Params<K>] }[CommandName];
  const steps: Step[] = [
    ["judge_claim", ({ document }) => ({ document: document!, place, verdict: "dubious" as const, edit: { reasons: [{ code: "garbled" as const }] } })],
    ["note_claim", ({ document }) => ({ document: document!, place: second, edit: { note: "n" } })],
    ["edit_claim", ({ claim }) => ({ claim: claim!, edit: { nextStep: "look" } })],
    ["clear_verdict", ({ claim }) => ({ claim: claim! })],
    ["delete_claim", ({ claim }) => ({ claim: claim! })],
    ["highlight_passage", ({ document }) => ({ document: document!, place, color })],
    ["create_tag", () => ({ name: "t" })],
    ["delete_tag", ({ tag }) => ({ tag: tag! })],
    ["edit_document", ({ document }) => ({ document: document!, title: "Other" })],
    ["reread_document", ({ document }) => ({ document: document!, encoding: "windows-1251" })],
    ["remove_document", ({ document }) => ({ document: document! })],
  ];
  test.each<Step>(steps)("%s", async (name, params) => {
    const { host, document, dump } = await start();
    const tag = (await host.call("create_tag", { name: "kept" })).id!;
    const claim = (await host.call("judge_claim", { document, place, verdict: "sourced", edit: { tags: [tag] } })).id!;
    const before = await dump();
    await host.call(name, params({ document, claim, tag }) as never);
    const after = await dump();
    expect(after).not.toEqual(before);
    await host.call("undo", {});
    expect(await dump()).toEqual(before);
    await host.call("redo", {});
    expect(await dump()).toEqual(after);
  });
});

async function refusal<K extends CommandName>(name: K, params: (document: string) => Params<K>): Promise<string> {
  const { host, document } = await start();
  return host.call(name, params(document)).then(() => "done", (thrown: unknown) => asFault(thrown).code);
}

test("what the desk would refuse is refused with the same code", async () => {
  expect(await refusal("judge_claim", (document) => ({ document, place: { by: "span", start: 3, end: 3 }, verdict: "sourced" }))).toBe("span-empty");
  expect(await refusal("judge_claim", (document) => ({ document, place: { by: "span", start: 3, end: 99 }, verdict: "sourced" }))).toBe("span-outside");
  expect(await refusal("judge_claim", (document) => ({ document, place, verdict: "sourced", edit: { reasons: [{ code: "weasel" }] } }))).toBe("verdict-unfit");
  expect(await refusal("import_text", () => ({ text: "" }))).toBe("file-empty");
  expect(await refusal("redo", () => ({}))).toBe("nothing-to-redo");
  expect(await refusal("clear_verdict", () => ({ claim: "none" }))).toBe("not-found");
  expect(await refusal("verify", () => ({}))).toBe("command-unknown");
});

test("a verdict that is cleared takes a claim with it on which nothing else is", async () => {
  const { host, document } = await start();
  const { id } = await host.call("judge_claim", { document, place, verdict: "sourced" });
  await host.call("clear_verdict", { claim: id! });
  expect((await host.call("open_document", { document })).marks.claims.id).toEqual([]);
});

test("positions are code points", async () => {
  const host = openMemoryHost();
  const { document } = await host.call("import_text", { text: "🌲🌲 fell. Nobody saw." });
  const { sentences, details } = await host.call("open_document", { document });
  expect([sentences, details.characters]).toEqual([{ start: [0, 9], end: [8, 20] }, 20]);
});

test("the same text twice is one document", async () => {
  const { host, document } = await start();
  expect(await host.call("import_text", { text })).toMatchObject({ document, status: "known", written: { changed: [] } });
});
