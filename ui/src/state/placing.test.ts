// What needs a look after a text was replaced: gone through in the order of the text, answered one by one or together, and back
// when that is undone.

import { beforeEach, expect, test, vi } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import * as judging from "./judging.ts";
import type { Placing } from "./placing.svelte.ts";
import { KeptSettings } from "./settings.svelte.ts";
import { importText } from "./shelving.ts";
import { Workspace } from "./workspace.svelte.ts";

const [expedition, nobody, light, trees, peat] = [
  "The first expedition of Kulik reached the crater in 1927.", "Nobody was hurt by the blast that day.", "Reindeer herders saw a column of blue light over the forest.",
  "The trees fell in a circle around the lake.", "Peat samples were kept in jars.",
];
const old = [expedition, nobody, light, trees, peat].join(" ");
const later = [trees, expedition.replace("1927", "1928"), nobody, peat, "And so on.", nobody, "It ends."].join(" ");
const prompt = { title: "", filters: [] };

let host: MemoryHost;
let workspace: Workspace;
let placing: Placing;
let went: string[];

beforeEach(async () => {
  host = openMemoryHost();
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
  placing = workspace.placing;
  went = [];
  await workspace.start();
  await importText(workspace, old, "Lake");
  for (const sentence of [expedition, nobody, light, trees]) await judging.judge(workspace, placeOf(sentence), sentence === nobody ? "dubious" : "sourced");
  await judging.highlight(workspace, placeOf(peat), "green");
  workspace.travel = { ...workspace.travel, goTo: (place) => void went.push(workspace.opened!.cut(place)) };
  workspace.notices.list = [];
});

const placeOf = (words: string, text = old) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const grades = () => placing.rows.map(({ anchoring }) => anchoring);
const all = ["moved", "fuzzy", "lost", "ambiguous", "moved"];
const answers = (name: string) => host.calls.filter((call) => call === name).length;

/** Gives the text another version from a file, and waits until it is known what needs a look. */
async function replace(text = later): Promise<void> {
  host.files.texts.clear();
  host.files.texts.set("lake-2.txt", text);
  await workspace.replacing.choose(workspace.opened!.id, prompt);
  await vi.waitFor(() => expect([placing.isLooking, workspace.opened!.text]).toEqual([false, text]));
}

test("a text that nobody replaced has nothing to look at", async () => {
  await vi.waitFor(() => expect(answers("list_looks")).toBeGreaterThan(0));
  expect([placing.rows, placing.left, placing.current, placing.begin()]).toEqual([[], 0, null, false]);
});

test("after a replacement they are listed in the order of the text, counted, and told", async () => {
  await replace();
  await vi.waitFor(() => expect(grades()).toEqual(all));
  expect([placing.left, [...placing.counts], workspace.opened!.details.version]).toEqual([5, [["moved", 2], ["fuzzy", 1], ["lost", 1], ["ambiguous", 1]], 2]);
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "replaced", title: "Lake", passages: { exact: 0, moved: 2, fuzzy: 1, ambiguous: 1, lost: 1 } });
});

test("the same text again changes nothing, and says so", async () => {
  host.files.texts.set("lake-1.txt", old);
  await workspace.replacing.choose(workspace.opened!.id, prompt);
  expect([workspace.notices.list.map(({ kind }) => kind), workspace.opened!.details.version, workspace.replacing.now]).toEqual([["same-text"], 1, null]);
});

test("of two files none is taken", async () => {
  for (const name of ["a.txt", "b.txt"]) host.files.texts.set(name, later);
  await workspace.replacing.choose(workspace.opened!.id, prompt);
  expect([workspace.notices.list.map(({ kind }) => kind), answers("replace_document")]).toEqual([["one-file"], 0]);
});

test("an encrypted file waits for its password, which is not kept", async () => {
  host.files.texts.set("lake-2.txt", later);
  host.files.locked.set("lake-2.txt", "sesame");
  await workspace.replacing.choose(workspace.opened!.id, prompt);
  expect([workspace.replacing.locked?.isWrong, workspace.notices.list]).toEqual([false, []]);
  await workspace.replacing.unlock("open");
  expect(workspace.replacing.locked?.isWrong).toBe(true);
  await workspace.replacing.unlock("sesame");
  expect([workspace.replacing.locked, workspace.opened!.details.version]).toEqual([null, 2]);
});

test("a file that cannot be read changes nothing and is told", async () => {
  host.files.texts.set("lake-2.txt", later);
  host.files.broken.set("lake-2.txt", "file-binary");
  await workspace.replacing.choose(workspace.opened!.id, prompt);
  expect(workspace.notices.list).toMatchObject([{ kind: "fault", fault: { code: "file-binary" } }]);
  expect([workspace.opened!.details.version, workspace.replacing.now]).toEqual([1, null]);
});

test("while the text is replaced nothing is written by its places, which is told; what was asked for before is", async () => {
  host.files.texts.set("lake-2.txt", later);
  host.files.slow.add("lake-2.txt");
  const { version } = workspace.opened!.details;
  const before = judging.highlight(workspace, placeOf(light));
  const reading = workspace.replacing.choose(workspace.opened!.id, prompt);
  await vi.waitFor(() => expect(host.calls).toContain("replace_document"));
  expect([await before, workspace.replacing.isHere]).toEqual([true, true]);
  const deeds = [judging.judge(workspace, placeOf(peat), "dubious"), judging.highlight(workspace, placeOf(trees)), judging.markPlaces(workspace, { start: [0], end: [9] }, { as: "highlight" } as never)];
  expect(await Promise.all(deeds)).toEqual([false, false, false]);
  expect(workspace.notices.list.map(({ kind }) => kind)).toEqual(["text-changing"]);
  expect(host.calls.slice(host.calls.lastIndexOf("replace_document")).filter((call) => !call.startsWith("list_"))).toEqual(["replace_document"]);
  host.files.release();
  await reading;
  expect([workspace.opened!.details.version, await judging.judge(workspace, placeOf(peat, later), "dubious")]).toEqual([version + 1, true]);
});

test("what needs a look is not answered while the text is replaced once more", async () => {
  await replace();
  await vi.waitFor(() => expect(grades()).toEqual(all));
  host.files.slow.add("lake-2.txt");
  const reading = workspace.replacing.choose(workspace.opened!.id, prompt);
  await vi.waitFor(() => expect(workspace.replacing.isHere).toBe(true));
  placing.begin();
  expect([await placing.accept(), await placing.giveUp(), await placing.settleAll("moved", 0), placing.left]).toEqual([false, false, false, 5]);
  expect([host.calls.some((call) => call.startsWith("settle") || call === "give_up_look"), workspace.notices.list.at(-1)?.kind]).toEqual([false, "text-changing"]);
  await vi.waitFor(() => expect(answers("replace_document")).toBe(2));
  host.files.release();
  await reading;
});

test("what was pressed before an undone replacement was taken in is not written into the old text", async () => {
  await replace();
  await vi.waitFor(() => expect(grades()).toEqual(all));
  placing.begin();
  const undone = judging.turnBack(workspace, "undo");
  const deeds = [judging.highlight(workspace, placeOf("And so on.", later)), placing.accept()];
  await undone;
  expect(await Promise.all(deeds)).toEqual([false, false]);
  expect([workspace.opened!.text, workspace.opened!.highlights.length, host.calls.includes("settle_look")]).toEqual([old, 1, false]);
  await vi.waitFor(() => expect([placing.left, placing.isLooking, placing.current]).toEqual([0, false, null]));
  expect(await judging.highlight(workspace, placeOf(trees))).toBe(true);
});

test("a reading is called off until it ends, and whoever stops it is not told of it", async () => {
  host.files.texts.set("lake-2.txt", later);
  host.files.slow.add("lake-2.txt");
  const { call } = host;
  // Its reader has not begun when it is called off first.
  let missed = 0;
  host.call = ((name: string, params: unknown) => (name === "call_off" && (missed += 1) === 1 ? Promise.resolve({}) : call(name as never, params as never))) as never;
  const reading = workspace.replacing.choose(workspace.opened!.id, prompt);
  await vi.waitFor(() => expect(host.calls).toContain("replace_document"));
  await workspace.replacing.callOff();
  await reading;
  expect([missed, workspace.replacing.now, workspace.notices.list, workspace.opened!.details.version]).toEqual([2, null, [], 1]);
});

test("another library has no use for the password of a file for this one", async () => {
  host.files.texts.set("lake-2.txt", later);
  host.files.locked.set("lake-2.txt", "sesame");
  await workspace.replacing.choose(workspace.opened!.id, prompt);
  expect(workspace.replacing.locked).not.toBeNull();
  await workspace.start();
  expect(workspace.replacing.locked).toBeNull();
});

test("the current one is shown where it would be put; a lost one is nowhere until a place is chosen", async () => {
  await replace();
  await vi.waitFor(() => expect(grades()).toEqual(all));
  expect([placing.begin(), placing.current?.anchoring, went]).toEqual([true, "moved", [trees]]);
  placing.step(1);
  await vi.waitFor(() => expect(placing.candidates.list?.length).toBeGreaterThan(0));
  expect([went.at(-1), placing.candidates.choice, placing.candidates.candidate?.words]).toEqual([expedition.replace("1927", "1928"), 0, expedition.replace("1927", "1928")]);
  placing.step(1);
  await vi.waitFor(() => expect(placing.candidates.list).not.toBeNull());
  expect([placing.current?.anchoring, placing.candidates.place, placing.candidates.choice, await placing.accept()]).toEqual(["lost", null, -1, false]);
  placing.step(9);
  placing.step(1);
  expect(placing.current?.noun).toBe("highlight");
});

test("among several places one is chosen, and the passage is put there", async () => {
  await replace();
  await vi.waitFor(() => expect(grades()).toEqual(all));
  placing.show(placing.rows[3]!);
  await vi.waitFor(() => expect(placing.candidates.list?.length).toBeGreaterThan(1));
  placing.candidates.turn(1);
  const second = later.lastIndexOf(nobody);
  expect([placing.candidates.place, went.at(-1)]).toEqual([{ start: second, end: second + nobody.length }, nobody]);
  await placing.accept();
  expect(workspace.opened!.claims.find(({ verdict }) => verdict === "dubious")?.passages).toMatchObject([{ start: second, anchoring: "exact" }]);
});

test("what is accepted leaves before it is written, and the next is current; keys do not run into each other", async () => {
  await replace();
  await vi.waitFor(() => expect(grades()).toEqual(all));
  placing.begin();
  const deeds = [placing.accept(), placing.accept(), placing.giveUp()];
  expect([grades(), placing.left]).toEqual([["ambiguous", "moved"], 2]);
  expect(await Promise.all(deeds)).toEqual([true, true, true]);
  expect(workspace.opened!.claims.flatMap(({ passages }) => passages.map(({ anchoring }) => anchoring)).toSorted()).toEqual(["ambiguous", "exact", "exact", "lost"]);
  await vi.waitFor(() => expect(placing.isLooking).toBe(false));
  expect([grades(), placing.current?.anchoring, workspace.notices.list.filter(({ kind }) => kind === "fault")]).toEqual([["ambiguous", "moved"], "ambiguous", []]);
});

test("what is taken back is there again, and current", async () => {
  await replace();
  await vi.waitFor(() => expect(grades()).toEqual(all));
  placing.show(placing.rows[2]!);
  await placing.giveUp();
  placing.step(1);
  await vi.waitFor(() => expect(placing.left).toBe(4));
  await new Promise((resolve) => setTimeout(resolve, 400));
  await judging.turnBack(workspace, "undo");
  await vi.waitFor(() => expect([grades(), placing.current?.anchoring]).toEqual([all, "lost"]));
});

test("undoing the replacement leaves nothing to look at, and doing it again brings it back", async () => {
  await replace();
  await vi.waitFor(() => expect(grades()).toEqual(all));
  await judging.turnBack(workspace, "undo");
  await vi.waitFor(() => expect([placing.left, workspace.opened!.text, placing.isLooking]).toEqual([0, old, false]));
  await judging.turnBack(workspace, "redo");
  await vi.waitFor(() => expect(grades()).toEqual(all));
});

test("all of a grade are accepted in one op; of changed words only those that are alike enough", async () => {
  await replace();
  await vi.waitFor(() => expect(grades()).toEqual(all));
  expect(await placing.settleAll("fuzzy", 0.99)).toBe(false);
  expect(await placing.settleAll("moved", 0)).toBe(true);
  expect([grades(), workspace.notices.list.at(-1)]).toMatchObject([["fuzzy", "lost", "ambiguous"], { kind: "all-settled", passages: 2 }]);
  await judging.turnBack(workspace, "undo");
  await vi.waitFor(() => expect(grades()).toEqual(all));
});

test("what is refused is back, and current", async () => {
  await replace();
  await vi.waitFor(() => expect(grades()).toEqual(all));
  placing.show(placing.rows[1]!);
  const { call } = host;
  host.call = (name, params) => (name === "settle_look" ? Promise.reject({ code: "passage-taken", subject: "", detail: "" }) : call(name, params));
  expect(await placing.accept()).toBe(false);
  expect([grades(), placing.current?.anchoring, placing.left]).toEqual([all, "fuzzy", 5]);
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "fault", fault: { code: "passage-taken" } });
});

test("that nothing needs a look is known after an answer and not before, nor where it was refused", async () => {
  const { call } = host;
  let mayAnswer = false;
  host.call = ((name: string, params: unknown) => (name === "list_looks" && !mayAnswer ? Promise.reject({ code: "internal", subject: "", detail: "" }) : call(name as never, params as never))) as never;
  placing.forget();
  expect(placing.isKnown).toBe(false);
  await placing.look(workspace.opened!);
  expect(placing.isKnown).toBe(false);
  mayAnswer = true;
  await placing.look(workspace.opened!);
  expect(placing.isKnown).toBe(true);
});

test("where the pane is open the first answer begins at the cursor", async () => {
  workspace.session.aside = "looks";
  await replace();
  await vi.waitFor(() => expect(grades()).toEqual(all));
  expect(went).toEqual([trees]);
  placing.forget();
  workspace.session.place = placeOf(peat, later);
  await placing.look(workspace.opened!);
  expect([placing.current, placing.current?.anchoring]).toEqual([placing.rows[2], "lost"]);
});

test("what is judged without doubt asks nothing anew", async () => {
  await replace();
  await vi.waitFor(() => expect(grades()).toEqual(all));
  const asked = answers("list_looks");
  await judging.judge(workspace, placeOf("And so on.", later), "dubious");
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(answers("list_looks")).toBe(asked);
});

test("of ten thousand a part is here, and more comes for whoever goes on", async () => {
  await replace();
  await vi.waitFor(() => expect(grades()).toEqual(all));
  const [row] = placing.rows;
  const { call } = host;
  const many = Array.from({ length: 10_000 }, (_, at) => ({ ...row!, id: `many-${at}`, start: at, end: at + 1 }));
  const limits: number[] = [];
  host.call = (async (name: string, params: { limit: number }) => (name === "list_looks" && limits.push(params.limit) > 0 ? { total: many.length, looks: many.slice(0, params.limit) } : call(name as never, params as never))) as never;
  await placing.look(workspace.opened!);
  expect([placing.rows.length, placing.left, placing.isWhole]).toEqual([300, 10_000, false]);
  placing.step(280);
  await vi.waitFor(() => expect(placing.rows.length).toBe(600));
  await placing.fetchAll();
  expect([placing.rows.length, placing.isWhole]).toEqual([10_000, true]);
  const began = performance.now();
  for (let turn = 0; turn < 200; turn += 1) placing.step(1);
  expect(performance.now() - began).toBeLessThan(3_000);
  // All are here for as long as they are wanted; afterwards so many as where the person is, and a little more.
  await placing.look(workspace.opened!);
  expect([placing.isWhole, limits.at(-1)! >= 10_000]).toEqual([true, true]);
  placing.wantsAll = false;
  await placing.look(workspace.opened!);
  expect([placing.isWhole, placing.rows.length, placing.rows.indexOf(placing.current!)]).toEqual([false, 600, 480]);
  placing.step(100);
  await vi.waitFor(() => expect(placing.rows.length).toBe(1_200));
});
