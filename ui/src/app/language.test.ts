// Another language loses nothing.

import { beforeEach, expect, test } from "vitest";
import { openMemoryHost } from "../host/memory/memory.ts";
import type { ReaderHandle } from "../reading/types.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import { Workspace } from "../state/workspace.svelte.ts";
import { Desk } from "./desk.ts";
import type { Page } from "./language.ts";
import { comeBack, markPage, speak } from "./language.ts";

let desk: Desk;
let page: Page & { loads: number };
let kept: Map<string, string>;

beforeEach(async () => {
  desk = newDesk();
  await desk.workspace.start();
  kept = new Map();
  page = {
    loads: 0,
    languages: ["en-GB", "de"],
    reload: () => (page.loads += 1),
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) },
  };
});

function newDesk(): Desk {
  const made = new Desk(new Workspace(openMemoryHost(), new KeptSettings({ getItem: () => null, setItem: () => undefined }), () => () => ""));
  made.reader = { goToSentence: (index: number) => (made.workspace.session.sentence = index) } as unknown as ReaderHandle;
  return made;
}

/** What is typed in a field, and what becomes of it. */
function type(result: "taken" | "refused"): void {
  const leave = desk.workspace.typing.hold(() => {
    leave();
    void desk.workspace.write("name_library", { name: "A name" });
  });
  if (result === "refused") desk.workspace.host.call = () => Promise.reject({ code: "disk-full", subject: "", detail: "" });
}

test("what comes to the language that is spoken already is kept, and nothing is loaded", async () => {
  for (const choice of ["en", "system"] as const) {
    await speak(desk, choice, page);
    expect([desk.workspace.settings.now.language, page.loads]).toEqual([choice, 0]);
  }
});

test("another language is kept, and the page loads anew at the same place", async () => {
  Object.assign(desk.workspace.session, { sentence: 7, libraryTab: "history", draft: { title: "A", text: "Half typed" } });
  await speak(desk, "de", page);
  expect([desk.workspace.settings.now.language, page.loads]).toEqual(["de", 1]);
  desk = newDesk();
  await comeBack(desk, page);
  const { sentence, libraryTab, draft } = desk.workspace.session;
  expect({ sentence, libraryTab, draft }).toEqual({ sentence: 7, libraryTab: "history", draft: { title: "A", text: "Half typed" } });
});

test("a page that was loaded for any other reason begins as usual", async () => {
  await comeBack(desk, page);
  expect(desk.workspace.session.sentence).toBe(0);
  await speak(desk, "de", page);
  await comeBack(desk, page);
  expect([...kept.keys()]).toEqual([]);
});

test("what is typed is saved before the page goes", async () => {
  type("taken");
  await speak(desk, "de", page);
  expect([desk.workspace.library?.name, page.loads]).toEqual(["A name", 1]);
});

test("where something typed was refused, the language stays", async () => {
  type("refused");
  await speak(desk, "de", page);
  expect([desk.workspace.settings.now.language, page.loads, desk.workspace.notices.list.length]).toEqual(["system", 0, 1]);
});

test("a pasted text that cannot be taken along keeps the page", async () => {
  page.storage.setItem = () => {
    throw new Error("full");
  };
  await speak(desk, "de", page);
  expect([desk.workspace.settings.now.language, page.loads]).toEqual(["de", 0]);
  expect(desk.workspace.notices.list.map(({ kind }) => kind)).toEqual(["language-later"]);
});

test("the page says which language it is in, and which way that runs", () => {
  const root = document.createElement("html");
  markPage(root);
  expect([root.lang, root.dir]).toEqual(["en", "ltr"]);
});
