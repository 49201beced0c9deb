// The list of claims against the library in memory: after any deeds it is what listing everything anew would give.

import { beforeEach, expect, test, vi } from "vitest";
import { openMemoryHost } from "../host/memory/memory.ts";
import type { MemoryHost } from "../host/memory/memory.ts";
import type { Filter } from "./filter.ts";
import { noFilter } from "./filter.ts";
import * as judging from "./judging.ts";
import { Nearby, linkClaims, linksOf, unlinkClaims } from "./linking.ts";
import { Listing } from "./listing.svelte.ts";
import type { ClaimOrder } from "./ordering.ts";
import { KeptSettings } from "./settings.svelte.ts";
import * as shelving from "./shelving.ts";
import { marksInSight } from "./sight.ts";
import { Workspace } from "./workspace.svelte.ts";

const text = "One came. Two went. Three stayed. Four slept. Five came.";
const spans = [{ start: 0, end: 9 }, { start: 10, end: 19 }, { start: 20, end: 33 }, { start: 34, end: 45 }, { start: 46, end: 56 }] as const;
let host: MemoryHost;
let workspace: Workspace;

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  await workspace.start();
  await shelving.importText(workspace, text, "Guests");
});

function opened() {
  if (workspace.opened === null) throw new Error("no document is open");
  return workspace.opened;
}

async function judgeAll(): Promise<void> {
  for (const [at, span] of spans.entries()) await judging.judge(workspace, span, at % 2 === 0 ? "dubious" : "sourced");
}

const at = (index: 0 | 1 | 2 | 3 | 4) => opened().claims[index]!;

test("a list hears of every deed, in every order and with every filter", async () => {
  const asked: [Filter, ClaimOrder][] = [
    [noFilter, "place"], [noFilter, "verdict"], [noFilter, "time"],
    [{ ...noFilter, verdicts: ["dubious"] }, "time"], [{ ...noFilter, words: "came" }, "verdict"], [{ ...noFilter, traits: ["note"] }, "place"],
  ];
  const lists = asked.map(([filter, order]) => ({ filter, order, list: new Listing(opened()) }));
  const look = () => lists.map(({ list, filter, order }) => list.claims(filter, order, workspace.tags).map(({ id }) => id));
  const anew = () => asked.map(([filter, order]) => new Listing(opened()).claims(filter, order, workspace.tags).map(({ id }) => id));
  look();
  await judgeAll();
  expect(look()).toEqual(anew());
  await judging.setVerdict(workspace, at(1).id, "dubious");
  await judging.setNote(workspace, { noun: "claim", id: at(3).id }, "Look again.");
  expect(look()).toEqual(anew());
  await judging.deleteClaim(workspace, at(0).id);
  await judging.turnBack(workspace, "undo");
  expect(look()).toEqual(anew());
  const { list, filter, order } = lists[4]!;
  expect(list.claims(filter, order, workspace.tags).map((claim) => list.indexOf(claim.id))).toEqual([0, 1]);
  expect(list.indexOf(at(1).id)).toBe(-1);
});

test("words that are typed on and taken back find what they should", async () => {
  await judgeAll();
  const list = new Listing(opened());
  const count = (words: string) => list.claims({ ...noFilter, words }, "place", workspace.tags).length;
  expect(["", "c", "came", "came five", "came", "cam", "x", "", "went"].map(count)).toEqual([5, 2, 2, 1, 2, 2, 0, 5, 1]);
});

test("reading ahead changes nothing and can be broken off", async () => {
  vi.useFakeTimers();
  await judgeAll();
  const list = new Listing(opened());
  list.claims(noFilter, "place", workspace.tags);
  list.prepare();
  vi.runAllTimers();
  expect(list.claims({ ...noFilter, words: "slept" }, "place", workspace.tags)).toEqual([at(3)]);
  list.rest();
  vi.useRealTimers();
  expect(list.claims(noFilter, "place", workspace.tags)).toHaveLength(5);
});

test("a link is one write and one question for its two claims, and so is taking it off", async () => {
  await judgeAll();
  host.calls.length = 0;
  await linkClaims(workspace, at(0).id, "contradicts", at(3).id);
  expect(host.calls).toEqual(["link_claims", "list_marks"]);
  expect(opened().claims.map(({ links }) => links)).toEqual([1, 0, 0, 1, 0]);
  const [link] = await linksOf(workspace, at(3));
  expect(link).toMatchObject({ relation: "contradicts", from: at(0).id, to: at(3).id });
  expect(await linkClaims(workspace, at(3).id, "contradicts", at(0).id)).toBe(false);
  await unlinkClaims(workspace, link!.id);
  await judging.turnBack(workspace, "undo");
  expect(opened().claims.map(({ links }) => links)).toEqual([1, 0, 0, 1, 0]);
  await judging.deleteClaim(workspace, at(0).id);
  expect(opened().claims.map(({ links }) => links)).toEqual([0, 0, 0, 0]);
});

test("the other claims are found by words and by the number of the sentence, the nearest first", async () => {
  await judgeAll();
  const find = (typed: string, most = 9) => new Nearby(opened(), at(2), []).find(typed, most).map((claim) => opened().sentenceNumber(claim.passages[0]!));
  expect(find("")).toEqual([4, 2, 5, 1]);
  expect(find("", 2)).toEqual([4, 2]);
  expect(find("CAME")).toEqual([5, 1]);
  expect(find("5")).toEqual([5]);
  expect(find("3")).toEqual([]);
});

test("in the margin stands what is marked on the sentences in view, in the order of the text", async () => {
  await judgeAll();
  await judging.highlight(workspace, { start: 13, end: 15 });
  await judging.highlight(workspace, { start: 40, end: 44 });
  const seen = marksInSight(opened(), { start: 1, end: 3 }).map(({ noun, place }) => [noun, place.start]);
  expect(seen).toEqual([["claim", 10], ["highlight", 13], ["claim", 20]]);
  expect(marksInSight(opened(), { start: 0, end: 0 })).toEqual([]);
});

test("a claim stands in the margin once, at the first passage in view", async () => {
  await judging.judge(workspace, spans[0], "dubious");
  await workspace.write("gather_passages", {
    document: opened().id, place: { by: "span", ...spans[0] }, spans: { start: [46, 20], end: [56, 33] },
  });
  expect(marksInSight(opened(), { start: 1, end: 5 }).map(({ place }) => place.start)).toEqual([20]);
});
