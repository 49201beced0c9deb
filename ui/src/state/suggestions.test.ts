// Suggestions come behind the text, are gone through by keys, leave at once when they are answered, and come back when that is
// taken back.

import { beforeEach, expect, test, vi } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import * as judging from "./judging.ts";
import { KeptSettings } from "./settings.svelte.ts";
import { importText } from "./shelving.ts";
import type { Suggestions } from "./suggestions.svelte.ts";
import { Workspace } from "./workspace.svelte.ts";

const text =
  "The first expedition of Kulik arrived in 1927 at the crater. Was it a comet? By clicking you agree to cookies. " +
  "Nobody was hurt by the blast that day. The first expedition of Kulik arrived in 1921 at the crater. Was it a spaceship? " +
  "Nobody was hurt by the blast that day.";

let host: MemoryHost;
let workspace: Workspace;
let suggestions: Suggestions;
let went: number[];

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  suggestions = workspace.suggestions;
  went = [];
  await workspace.start();
  await importText(workspace, text, "Guests");
  workspace.travel = { ...workspace.travel, goTo: ({ start }) => void went.push(start) };
  await vi.waitFor(() => expect(kinds()).toHaveLength(5));
});

const kinds = () => suggestions.rows.map(({ kind }) => kind);
const all = ["conflict", "question", "boilerplate", "repeat", "question"];

/** Until it has been asked again. */
async function asked(times: number): Promise<void> {
  await vi.waitFor(() => expect(host.calls.filter((name) => name === "list_suggestions").length).toBe(times), 2_000);
  await vi.waitFor(() => expect(suggestions.isLooking).toBe(false));
}

test("they come in the order of the text, and are counted by kind", () => {
  expect(kinds()).toEqual(all);
  expect([...suggestions.counts]).toEqual([["conflict", 1], ["question", 2], ["boilerplate", 1], ["repeat", 1]]);
});

test("the first is the nearest to the cursor, and going on comes round", () => {
  workspace.session.place = { start: 61, end: 77 };
  expect([suggestions.begin(1), suggestions.current?.kind, went]).toEqual([true, "question", [61]]);
  const seen = [1, 1, 1, 1, -1, -1].map((step) => (suggestions.step(step as 1 | -1), suggestions.current?.kind));
  expect(seen).toEqual(["boilerplate", "repeat", "question", "conflict", "question", "repeat"]);
});

test("of one kind only those are gone through", () => {
  suggestions.choose("question");
  suggestions.begin(1);
  suggestions.step(1);
  expect([suggestions.shown.length, suggestions.current?.start === went.at(-1), went.length]).toEqual([2, true, 3]);
});

test("what is worth checking comes first where that is wanted, and the order of the text is back", () => {
  suggestions.arrange("worth");
  expect([kinds(), suggestions.current?.kind, went.at(-1)]).toEqual([all, "conflict", 0]);
  const seen = [1, 1, 1, 1].map(() => (suggestions.step(1), suggestions.current?.kind));
  expect([seen, suggestions.shown.map(({ worth }) => worth > 0.5)]).toEqual([["question", "boilerplate", "repeat", "question"], [true, false, false, false, false]]);
  workspace.session.place = { start: 78, end: 110 };
  suggestions.show(suggestions.shown[4]!);
  suggestions.arrange("text");
  expect([suggestions.current?.kind, suggestions.shown]).toEqual(["question", suggestions.rows]);
});

test("what is answered leaves before it is written, and the next is current; keys do not run into each other", async () => {
  suggestions.begin(1);
  const deeds = [suggestions.accept([suggestions.current!], true), suggestions.dismiss([suggestions.current!]), suggestions.accept([suggestions.current!])];
  expect([kinds(), suggestions.current?.kind]).toEqual([["repeat", "question"], "repeat"]);
  expect(await Promise.all(deeds)).toEqual([true, true, true]);
  const { claims } = workspace.opened!;
  expect(claims.map(({ verdict, kind, links, reasons }) => [verdict, kind, links, reasons.map(({ code }) => code)])).toEqual([
    ["dubious", null, 1, ["contradicted"]], ["not_a_claim", "boilerplate", 0, []], ["dubious", null, 1, ["contradicted"]],
  ]);
  await asked(2);
  expect(kinds()).toEqual(["repeat", "question"]);
});

test("what the answer before has settled is not answered again", async () => {
  const [question] = suggestions.rows.filter(({ kind }) => kind === "question");
  const deeds = [suggestions.accept([question!]), suggestions.accept([{ ...question!, key: "opinion on the same words", kind: "opinion" }])];
  expect(await Promise.all(deeds)).toEqual([true, true]);
  expect([workspace.notices.list.filter(({ kind }) => kind === "fault"), workspace.saveState, host.calls.filter((name) => name === "accept_suggestions").length]).toEqual([[], "saved", 1]);
});

test("a repeat becomes one claim with all its passages", async () => {
  await suggestions.accept(suggestions.rows.filter(({ kind }) => kind === "repeat"));
  expect(workspace.opened?.claims.map(({ verdict, passages }) => [verdict, passages.length])).toEqual([[null, 2]]);
});

test("what is taken back is there again, and current", async () => {
  suggestions.begin(1);
  await suggestions.dismiss([suggestions.current!]);
  await asked(2);
  suggestions.step(1);
  await judging.turnBack(workspace, "undo");
  await asked(3);
  expect([kinds(), suggestions.current?.kind]).toEqual([all, "conflict"]);
});

test("what was taken back one after the other is current one after the other", async () => {
  suggestions.begin(1);
  for (const answer of ["accept", "dismiss", "dismiss"] as const) await suggestions[answer]([suggestions.current!]);
  await asked(2);
  const back: unknown[] = [];
  for (const times of [3, 4, 5]) {
    await judging.turnBack(workspace, "undo");
    await asked(times);
    back.push(suggestions.current?.kind);
  }
  expect([back, kinds()]).toEqual([["boilerplate", "question", "conflict"], all]);
});

test("what changes nothing about a claim of this document asks for nothing", async () => {
  const [document, row] = [workspace.opened!.id, { id: "x", documents: [workspace.opened!.id] }];
  suggestions.hear({ changed: [{ noun: "tag", id: "x", documents: [] }, { noun: "highlight", ...row }, { noun: "source", ...row }, { noun: "claim", id: "x", documents: ["other"] }] });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(host.calls.filter((name) => name === "list_suggestions")).toHaveLength(1);
  suggestions.hear({ changed: [{ noun: "document", id: document, documents: [] }] });
  await asked(2);
});

test("what cannot be written is not answered", async () => {
  suggestions.begin(1);
  host.keeping.refuse("disk-full");
  const first = suggestions.current;
  const done = suggestions.accept([first!]);
  expect(kinds()).toHaveLength(4);
  expect([await done, kinds(), suggestions.current]).toEqual([false, all, first]);
});

test("a judgement settles what proposed that there is none", async () => {
  await judging.judge(workspace, { start: 61, end: 77 }, "sourced");
  await asked(2);
  expect(kinds()).toEqual(["conflict", "boilerplate", "repeat", "question"]);
});

test("another document has its own, and what is being looked for is stopped", async () => {
  let answer: (() => void) | undefined;
  const call = host.call.bind(host);
  host.call = async (name, params) => {
    if (name === "list_suggestions") await new Promise<void>((resolve) => (answer = resolve));
    return call(name, params);
  };
  await importText(workspace, "Was it a swamp?", "Other");
  expect(kinds()).toEqual([]);
  await vi.waitFor(() => expect(answer).toBeDefined());
  workspace.close();
  expect(host.calls.at(-1)).toBe("stop_noticing");
  answer?.();
  await vi.waitFor(() => expect(host.calls.at(-1)).toBe("list_suggestions"));
  expect([kinds(), suggestions.isLooking]).toEqual([[], false]);
});

test("what another question made needless is asked again and not told; what is refused is told once", async () => {
  const call = host.call.bind(host);
  const refusals = ["superseded", "rules-broken"];
  host.call = async (name, params) => {
    const code = name === "list_suggestions" ? refusals.shift() : undefined;
    if (code !== undefined) throw { code, subject: "en.toml", detail: "line 3" };
    return call(name, params);
  };
  await judging.judge(workspace, { start: 61, end: 77 }, "sourced");
  await vi.waitFor(() => expect(refusals).toEqual([]), 2_000);
  await vi.waitFor(() => expect(suggestions.isLooking).toBe(false));
  expect(workspace.notices.list.flatMap((notice) => (notice.kind === "fault" ? notice.fault.code : []))).toEqual(["rules-broken"]);
  expect([suggestions.again(), kinds().length]).toEqual([true, 4]);
  await vi.waitFor(() => expect(suggestions.isLooking).toBe(false));
  expect(suggestions.again()).toBe(false);
});

test("a question that somebody waits for goes first", async () => {
  let answer = (): void => undefined;
  void suggestions.before(new Promise<void>((resolve) => (answer = resolve)));
  const asks = () => host.calls.filter((name) => name === "list_suggestions").length;
  await judging.judge(workspace, { start: 61, end: 77 }, "sourced");
  await vi.waitFor(() => expect(suggestions.isLooking).toBe(true), 2_000);
  expect(asks()).toBe(1);
  answer();
  await asked(2);
});
