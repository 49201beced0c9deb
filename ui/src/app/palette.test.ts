// The palette offers commands of the one list, each where it has something to do; a mark's words are made when asked for.

import { beforeEach, describe as group, expect, test } from "vitest";
import { openMemoryHost } from "../host/memory/memory.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import { importText } from "../state/shelving.ts";
import * as judging from "../state/judging.ts";
import { Workspace } from "../state/workspace.svelte.ts";
import { commandById } from "./commands.ts";
import { Desk } from "./desk.ts";
import { describe, marksOf } from "./marks.ts";
import { paletteOf } from "./palette.ts";

const place = { start: 0, end: 9 };
let desk: Desk;

beforeEach(async () => {
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  desk = new Desk(new Workspace(openMemoryHost(), new KeptSettings({ getItem: () => null, setItem: () => undefined }), points));
  await desk.workspace.start();
  await importText(desk.workspace, "One came. Two went. Three stayed. One came.", "Guests");
  Object.assign(desk.workspace.session, { place, sentence: 0 });
});

function offered(): string[] {
  return paletteOf(desk).filter(({ enabled }) => enabled).map(({ look }) => look);
}

group("the palette", () => {
  test("offers every command of the list only once, with a name and its key", () => {
    const items = paletteOf(desk);
    expect(items.filter(({ command }) => !commandById.has(command as never))).toEqual([]);
    expect(new Set(items.map(({ command }) => command)).size).toBe(items.length);
    expect(items.filter(({ label }) => label.trim() === "")).toEqual([]);
    expect(items.find(({ look }) => look === "sourced")?.key).toBe("S");
  });
  test("does everything that commands which judge and mark do, but what needs no place or is said of the document", () => {
    const elsewhere = new Set(["judge.again", "mark.look", "mark.origin", "mark.origin-clear", "mark.evidence-beside", "mark.place"]);
    const known = new Set(paletteOf(desk).map(({ command }) => command));
    const keyed = [...commandById.values()].filter((command) => command.group === "judge" && !elsewhere.has(command.id));
    expect(keyed.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
  });
  test("offers to clear, to delete and to move ends only where something stands", async () => {
    expect(offered()).not.toContain("delete");
    await judging.highlight(desk.workspace, place);
    expect(offered()).toEqual(expect.arrayContaining(["ends", "delete"]));
    expect(offered()).not.toContain("clear");
    await judging.judge(desk.workspace, place, "dubious");
    expect(offered()).toEqual(expect.arrayContaining(["clear", "ends", "delete"]));
  });
  test("offers nothing that marks where nothing may be written", () => {
    desk.workspace.library = { ...desk.workspace.library!, readOnly: "library-busy" };
    expect(offered()).toEqual(["evidence", "more"]);
  });
});

group("the words for a mark", () => {
  test("say verdict, kind, certainty, reasons, note, tags", async () => {
    const { workspace } = desk;
    const done = await workspace.write("create_tag", { name: "Dates" });
    const edit = { reasons: [{ code: "no-source" as const }, { code: "weasel" as const, text: "“some say”" }], note: "Ask.", certainty: "unsure" as const, tags: [done!.answer.id!] };
    await workspace.write("judge_claim", { document: workspace.opened!.id, place: { by: "span", ...place }, verdict: "dubious", edit });
    const [mark] = marksOf(workspace.opened!);
    expect(mark).toMatchObject({ noun: "claim", look: "dubious", isUnsure: true, start: 0, end: 9, family: null });
    expect(describe(workspace.opened!, workspace.tags, mark!)).toMatchObject({
      title: "Dubious", asides: ["unsure"], reasons: ["No source", "Weasel words: “some say”"], note: "Ask.", tags: [{ name: "Dates" }],
    });
  });
  test("say how often a claim stands, and its passages know each other", async () => {
    const { workspace } = desk;
    await judging.judge(workspace, place, "sourced");
    await judging.gather(workspace, place, [{ start: 34, end: 43 }]);
    const marks = marksOf(workspace.opened!);
    expect(marks.map(({ family }) => family?.map(({ start }) => start))).toEqual([[0, 34], [0, 34]]);
    expect(describe(workspace.opened!, [], marks[0]!)?.asides).toEqual(["seen 2 times"]);
  });
  test("of a highlight name its colour", async () => {
    await judging.highlight(desk.workspace, place, "blue");
    const [mark] = marksOf(desk.workspace.opened!);
    expect(describe(desk.workspace.opened!, [], mark!)?.title).toBe("Highlight, Blue");
    expect(mark?.noun).toBe("highlight");
  });
  test("are none where it is gone", () => expect(describe(desk.workspace.opened!, [], { noun: "claim", id: "no such", grade: "exact" })).toBeNull());
});

test("a mark that is given other ends stands there afterwards, and undo brings it back", async () => {
  const { workspace } = desk;
  await judging.judge(workspace, place, "dubious");
  const [mark] = marksOf(workspace.opened!);
  await judging.reshape(workspace, mark!, { start: 4, end: 9 });
  expect(marksOf(workspace.opened!).map(({ key, start, end }) => [key, start, end])).toEqual([[mark!.key, 4, 9]]);
  await judging.turnBack(workspace, "undo");
  expect(marksOf(workspace.opened!)[0]).toMatchObject({ start: 0, end: 9 });
});
