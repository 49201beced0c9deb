// The laws that the library in memory keeps, because the window is tried against it.

import { describe, expect, test } from "vitest";
import type { CommandName, Params } from "../host.ts";
import { asFault } from "../host.ts";
import { openMemoryHost } from "./memory.ts";

const text = "One came. Two went. Three stayed.";
const place = { by: "span", start: 0, end: 9 } as const;
const second = { by: "sentence", number: 2 } as const;
const color = "blue" as const;
const dubious = { as: "claim", verdict: "dubious" } as const;
const blue = { as: "highlight", color } as const;

async function start(words = text) {
  const host = openMemoryHost();
  const { document } = await host.call("import_text", { text: words });
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
    ["mark_places", ({ document }) => ({ document: document!, spans: { start: [20, 10], end: [33, 19] }, mark: dubious })],
    ["mark_places", ({ document }) => ({ document: document!, spans: { start: [0], end: [9] }, mark: blue })],
    ["gather_passages", ({ document }) => ({ document: document!, place, spans: { start: [10], end: [19] } })],
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

describe("claims with several passages", () => {
  const spans = { start: [20, 0, 10, 0], end: [29, 9, 19, 9] };
  const mark = dubious;

  async function gathered() {
    const { host, document } = await start("Two went. Two went. Two went.");
    await host.call("judge_claim", { document, place: second, verdict: "sourced" });
    const { id } = await host.call("mark_places", { document, spans, mark });
    const marks = async () => (await host.call("open_document", { document })).marks;
    return { host, document, id: id!, marks };
  }

  test("a bare verdict at one of the places is absorbed, and the same twice is no op", async () => {
    const { host, document, id, marks } = await gathered();
    const { claims, passages } = await marks();
    expect([claims.id, claims.verdict, passages.start]).toEqual([[id], ["dubious"], [0, 10, 20]]);
    expect((await host.call("mark_places", { document, spans, mark })).changed).toEqual([]);
    await host.call("undo", {});
    expect((await marks()).claims.verdict).toEqual(["sourced"]);
  });

  test("gathering takes the gravest verdict of what it absorbs", async () => {
    const { host, document } = await start();
    await host.call("judge_claim", { document, place: second, verdict: "sourced" });
    await host.call("gather_passages", { document, place, spans: { start: [10], end: [19] } });
    const { claims, passages } = (await host.call("open_document", { document })).marks;
    expect([claims.verdict, passages.start]).toEqual([["sourced"], [0, 10]]);
  });

  test("a passage moves and is dropped by its id, but not onto its sister and not the last one", async () => {
    const { host, marks } = await gathered();
    const refused = (call: Promise<unknown>): Promise<string> => call.then(() => "done", (thrown: unknown) => asFault(thrown).code);
    const [one, two, three] = (await marks()).passages.id;
    await host.call("move_passage", { passage: three!, start: 20, end: 25 });
    expect((await marks()).passages).toMatchObject({ id: [one, two, three], end: [9, 19, 25] });
    expect(await refused(host.call("move_passage", { passage: three!, start: 0, end: 9 }))).toBe("passage-taken");
    await host.call("drop_passage", { passage: one! });
    await host.call("drop_passage", { passage: two! });
    expect((await marks()).passages.id).toEqual([three]);
    expect(await refused(host.call("drop_passage", { passage: three! }))).toBe("passage-last");
    expect(await refused(host.call("drop_passage", { passage: one! }))).toBe("not-found");
  });

  test("other words become other claims, and each place can be one", async () => {
    const { host, document } = await start("Two went. Two came. TWO WENT!");
    const write = async (as: "claim" | "each") => {
      const { id } = await host.call("mark_places", { document, spans, mark: { as, verdict: "sourced" } });
      const { claims } = (await host.call("open_document", { document })).marks;
      await host.call("undo", {});
      return [id, claims.id.length];
    };
    expect([await write("claim"), await write("each")]).toEqual([[null, 2], [null, 3]]);
  });

  test("no place at all is refused", async () => {
    const { host, document } = await gathered();
    const none = host.call("mark_places", { document, spans: { start: [], end: [] }, mark });
    expect(await none.catch((thrown: unknown) => asFault(thrown).code)).toBe("span-empty");
  });
});

test("repeats and what cannot be seen are told by number", async () => {
  const host = openMemoryHost();
  const { document, invisible } = await host.call("import_text", { text: "He came to us. Who? HE CAME, TO US! \u{202E}Who?\u{AD}" });
  expect(invisible).toEqual({ bidi: 1, zeroWidth: 1, control: 0 });
  expect(await host.call("count_invisible", { document })).toEqual(invisible);
  expect(await host.call("list_repeats", { document })).toEqual({ sentence: [0, 2], group: [0, 0] });
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

test("the overview counts what is in force, and the curve ends at what is judged now", async () => {
  const { host, document } = await start();
  const tell = async () => {
    const { coverage, progress, claims, nextSteps } = await host.call("overview", { document });
    return [coverage.judged.at(-1) ?? 0, progress.judged, claims, nextSteps];
  };
  expect(await tell()).toEqual([0, 0, 0, 0]);
  await host.call("judge_claim", { document, place, verdict: "dubious", edit: { reasons: [{ code: "weasel" }] } });
  await host.call("note_claim", { document, place: second, edit: { nextStep: "ask" } });
  expect(await tell()).toEqual([1, 1, 2, 1]);
  expect((await host.call("overview", {})).reasons).toEqual([{ code: "weasel", claims: 1 }]);
  await host.call("judge_claim", { document, place: second, verdict: "not_a_claim" });
  expect((await host.call("overview", {})).kinds).toEqual([{ kind: null, claims: 1 }]);
  await host.call("undo", {});
  expect(await tell()).toEqual([1, 1, 2, 1]);
  await host.call("remove_document", { document });
  expect((await host.call("overview", {})).sitting).toBe(null);
});
