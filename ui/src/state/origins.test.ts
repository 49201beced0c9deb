// Origins are set run by run, each on what the one before has written, and undo takes each back.

import { beforeEach, expect, test } from "vitest";
import type { MemoryHost } from "../host/memory/memory.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import * as judging from "./judging.ts";
import { clearOrigin, clearOriginsAt, editOrigin, originLabels, setOrigin } from "./origins.ts";
import { KeptSettings } from "./settings.svelte.ts";
import * as shelving from "./shelving.ts";
import { Workspace } from "./workspace.svelte.ts";

let host: MemoryHost;
let workspace: Workspace;

beforeEach(async () => {
  host = openMemoryHost();
  workspace = new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), () => () => "");
  await workspace.start();
  await shelving.importText(workspace, "One came. Two went.", "Guests");
});

const origins = () => workspace.opened!.details.origins;
const one = { start: 0, end: 9, source: null, url: "https://one.example", note: null };
const two = { start: 10, end: 19, source: null, url: null, note: "a letter" };

test("two that are added at once are both there, and what was typed blank is none", async () => {
  await Promise.all([
    setOrigin(workspace, { ...one, url: " https://one.example ", note: " " }),
    setOrigin(workspace, { ...two, url: "", note: "a letter" }),
  ]);
  expect(origins()).toEqual([one, two]);
});

test("one is changed and removed, the others stay, and undo brings it back", async () => {
  await setOrigin(workspace, { ...one, note: "" });
  await setOrigin(workspace, { ...two, url: "", note: "a letter" });
  await editOrigin(workspace, one, { note: "copied" });
  expect(origins()).toEqual([{ ...one, note: "copied" }, two]);
  await clearOrigin(workspace, one);
  expect(origins()).toEqual([two]);
  await judging.turnBack(workspace, "undo");
  expect(origins()).toEqual([{ ...one, note: "copied" }, two]);
});

test("two fields of a run that are left on the heels of one another are both there", async () => {
  await setOrigin(workspace, { ...one, note: "" });
  await Promise.all([editOrigin(workspace, one, { url: "https://two.example" }), editOrigin(workspace, one, { note: "copied" })]);
  expect(origins()).toEqual([{ ...one, url: "https://two.example", note: "copied" }]);
});

test("what is said last cuts what was said before, and one key takes back what is said of a place", async () => {
  await setOrigin(workspace, { ...one, end: 19, note: "" });
  await setOrigin(workspace, { ...two, start: 4, end: 9, url: "", note: "a letter" });
  const whole = { ...one, note: null };
  expect(origins()).toEqual([{ ...whole, end: 4 }, { ...two, start: 4, end: 9 }, { ...whole, start: 9, end: 19 }]);
  await clearOriginsAt(workspace, { start: 0, end: 9 });
  expect(origins()).toEqual([{ ...whole, start: 9, end: 19 }]);
  await clearOriginsAt(workspace, { start: 0, end: 9 });
  expect(workspace.notices.list.at(-1)?.kind).toBe("no-origin-here");
});

test("a run is called by its source, else its site, else its note", async () => {
  await setOrigin(workspace, { ...one, start: 0, end: 3, url: "https://www.one.example/a/?b=1", note: "seen" });
  await setOrigin(workspace, { ...two, start: 4, end: 9, url: "", note: "a letter" });
  await setOrigin(workspace, { ...two, start: 10, end: 13, url: "", note: "" });
  await setOrigin(workspace, { ...two, start: 14, end: 19, source: "s", url: "https://two.example", note: "" });
  const labels = originLabels(workspace.opened!, (source) => (source === "s" ? "Service 2004" : undefined), "elsewhere");
  expect(labels.map(({ label }) => label)).toEqual(["one.example/a", "a letter", "elsewhere", "Service 2004"]);
});

test("the bytes of a document are saved under the name that they had", async () => {
  const names: string[] = [];
  host.chooseSave = async (_prompt, name) => {
    names.push(name);
    return "out";
  };
  const prompt = { title: "", filters: [] };
  await shelving.saveOriginal(workspace, { ...workspace.opened!.details, title: "a/b: c" }, prompt);
  await shelving.saveOriginal(workspace, { ...workspace.opened!.details, fileName: "a.html" }, prompt);
  expect([names, host.files.saved.get("out")]).toEqual([["a-b- c.txt", "a.html"], "One came. Two went."]);
  expect(workspace.notices.list.at(-1)).toMatchObject({ kind: "original-saved", path: "out", bytes: 19 });
});
