// What is found follows what is typed: the newest question counts, and old answers stay until new ones come.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Found, Hit } from "../host/generated/contract.ts";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import { groupsOf, inOrderShown } from "./hitgroups.ts";
import { forgetSearch, savedSearches, saveSearch } from "./searches.ts";
import { KeptSettings } from "./settings.svelte.ts";
import { importText } from "./shelving.ts";
import { nowhere } from "./travel.ts";
import { Workspace } from "./workspace.svelte.ts";

let host: MemoryHost;
let workspace: Workspace;
const gone: unknown[] = [];

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await importText(workspace, "Nobody knew. The wall was grey.", "House");
  await importText(workspace, "The bureau lost a letter. Nobody asked for the letter.", "Letters");
  gone.length = 0;
  workspace.travel = { ...nowhere, goTo: (place) => gone.push(place), light: (place) => gone.push(place), toText: () => gone.push("text") };
  vi.useFakeTimers();
});

afterEach(() => void vi.useRealTimers());

const searches = (): number => host.calls.filter((name) => name === "search").length;

async function seek(query: string): Promise<void> {
  workspace.searching.type(query);
  await workspace.searching.settled();
}

test("only what is typed last is asked, when the typing rests", async () => {
  const { searching } = workspace;
  for (const typed of ["l", "le", "let", "letter"]) searching.type(typed);
  expect([searches(), searching.isAsking]).toEqual([0, true]);
  await vi.advanceTimersByTimeAsync(80);
  expect([searches(), searching.found?.total, searching.isAsking]).toEqual([1, 2, false]);
});

test("an answer that comes late is dropped, and what is shown stays until the newer has come", async () => {
  const { searching } = workspace;
  await seek("wall");
  const answers: ((found: Found) => void)[] = [];
  const call = host.call.bind(host);
  host.call = ((name, params) => (name === "search" ? new Promise((resolve) => answers.push(resolve as (found: Found) => void)) : call(name, params))) as typeof host.call;
  searching.type("one");
  await vi.advanceTimersByTimeAsync(80);
  searching.type("two");
  await vi.advanceTimersByTimeAsync(80);
  expect([answers.length, searching.found?.total]).toEqual([2, 1]);
  answers[1]!({ hits: [], total: 20, isTotalExact: false, remarks: [] });
  await vi.advanceTimersByTimeAsync(0);
  answers[0]!({ hits: [], total: 10, isTotalExact: true, remarks: [] });
  await vi.advanceTimersByTimeAsync(0);
  expect([searching.found?.total, searching.isAsking]).toEqual([20, false]);
});

test("who puts the search away within the pause has nothing being asked, and it is asked when a hit is gone to", async () => {
  const { searching } = workspace;
  searching.open("wall");
  await searching.settled();
  searching.type("letter");
  searching.close();
  await vi.advanceTimersByTimeAsync(200);
  expect([searching.isAsking, searching.found?.total]).toEqual([false, 1]);
  expect(await searching.chosenHit()).toMatchObject({ title: "Letters" });
});

test("a search that a newer one called off is not told; another refusal is", async () => {
  const refuse = (code: string) => (host.call = () => Promise.reject({ code, subject: "", detail: "" }));
  refuse("superseded");
  await seek("wall");
  expect(workspace.notices.list.filter(({ kind }) => kind === "fault")).toEqual([]);
  refuse("library-gone");
  await seek("letter");
  expect(workspace.notices.list.filter(({ kind }) => kind === "fault")).toHaveLength(1);
});

test("nothing typed is nothing found", async () => {
  await seek("wall");
  await seek("  ");
  expect([workspace.searching.found, workspace.searching.count, workspace.searching.isAsking]).toEqual([null, 0, false]);
});

test("a hit opens its document, with the cursor on its sentence and its words lit", async () => {
  const { searching } = workspace;
  searching.open("wall");
  const hit = await searching.chosenHit();
  expect(await searching.jump(hit!)).toBe(true);
  expect([workspace.opened?.details.title, gone]).toEqual(["House", [{ start: 13, end: 31 }, { start: 17, end: 21 }]]);
});

test("who leaves comes back to where the search began; one jump back is one jump back", async () => {
  const { searching, session } = workspace;
  session.place = { start: 26, end: 54 };
  searching.open("wall");
  await searching.jump((await searching.chosenHit())!);
  await searching.goBack();
  expect([workspace.opened?.details.title, gone.slice(2)]).toEqual(["Letters", [{ start: 26, end: 54 }, "text"]]);
  await searching.goBack();
  expect(workspace.opened?.details.title).toBe("House");
  await searching.leave();
  expect([workspace.opened?.details.title, searching.isOpen, gone.at(-2)]).toEqual(["Letters", false, { start: 26, end: 54 }]);
});

test("the choice stays within what there is", async () => {
  const { searching } = workspace;
  await seek("nobody");
  searching.choose(5);
  expect(searching.chosen).toBe(searching.count - 1);
  searching.choose(-9);
  expect(searching.chosen).toBe(0);
});

test("with more hits of the same question the chosen one stays chosen, wherever it stands now", async () => {
  const { searching } = workspace;
  const hit = (id: string, document: string): Hit => ({ noun: "claim", id, document, title: "", snippet: "", marks: [] });
  let hits = [hit("a", "x"), hit("b", "y")];
  const call = host.call.bind(host);
  host.call = ((name, params) => (name === "search" ? Promise.resolve({ hits, total: 4, isTotalExact: true, remarks: [] }) : call(name, params))) as typeof host.call;
  searching.isOpen = true;
  await seek("letter");
  searching.choose(1);
  const { moved } = searching;
  hits = [...hits, hit("c", "x"), hit("d", "x")];
  searching.renew();
  await searching.settled();
  expect([searching.hits[searching.chosen]?.id, searching.chosen, searching.moved]).toEqual(["b", 3, moved]);
  await seek("bureau");
  expect([searching.chosen, searching.moved]).toEqual([0, moved + 1]);
});

test("another library has other hits", async () => {
  const { searching } = workspace;
  searching.open("wall");
  await searching.settled();
  await workspace.start();
  expect([searching.found, searching.canGoBack]).toEqual([null, false]);
  await searching.settled();
  expect(searching.found?.total).toBe(1);
});

test("lines have the words around each hit, in the order asked for", async () => {
  const { searching } = workspace;
  searching.show({ way: "concordance" });
  await seek("letter");
  expect(searching.lines?.lines.map(({ left, right }) => [left.slice(-2), right.slice(0, 2)])).toEqual([["a ", ". "], ["e ", "."]]);
  searching.show({ sort: "left" });
  await searching.settled();
  expect(searching.answered?.sort).toBe("left");
});

test("within the open document only", async () => {
  workspace.searching.show({ isHere: true });
  await seek("nobody");
  expect(workspace.searching.hits.map(({ title }) => title)).toEqual(["Letters"]);
});

test("searches are kept in the library, and undo takes that back", async () => {
  await saveSearch(workspace, " Walls ", "wall*");
  await saveSearch(workspace, "Letters", "letter");
  expect(savedSearches(workspace)).toEqual([{ name: "Walls", query: "wall*" }, { name: "Letters", query: "letter" }]);
  await forgetSearch(workspace, "Walls");
  await workspace.write("undo", {});
  expect(savedSearches(workspace).map(({ name }) => name)).toEqual(["Walls", "Letters"]);
});

test("hits of one document stand together, the document of the best first", () => {
  const hit = (id: string, document?: string): Hit => ({ noun: "claim", id, title: "", snippet: "", marks: [], ...(document !== undefined && { document }) });
  const hits = [hit("a", "x"), hit("b", "y"), hit("c"), hit("d", "x")];
  expect(groupsOf(hits).map(({ document, from, hits: own }) => [document, from, own.map(({ id }) => id)])).toEqual([["x", 0, ["a", "d"]], ["y", 2, ["b"]], [null, 3, ["c"]]]);
  expect(inOrderShown(hits).map(({ id }) => id)).toEqual(["a", "d", "b", "c"]);
});
