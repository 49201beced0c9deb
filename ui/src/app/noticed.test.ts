// G goes from one thing that was noticed to the next; what the reader draws of it is what is left.

import { beforeEach, expect, test, vi } from "vitest";
import { openMemoryHost } from "../host/memory/memory.ts";
import type { ReaderHandle } from "../reading/types.ts";
import { KeptSettings } from "../state/settings.svelte.ts";
import { importText } from "../state/shelving.ts";
import { Workspace } from "../state/workspace.svelte.ts";
import { runCommand } from "./commands.ts";
import { Desk } from "./desk.ts";
import { canBringBeside } from "./evidence.ts";
import { goToNoticed, litOf, signsOf } from "./noticed.ts";

const text = "The first expedition of Kulik arrived in 1927 at the crater. Was it a comet? The first expedition of Kulik arrived in 1921 at the crater.";
let desk: Desk;

beforeEach(async () => {
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  desk = new Desk(new Workspace(openMemoryHost(), new KeptSettings({ getItem: () => null, setItem: () => undefined }), points));
  await desk.workspace.start();
  await importText(desk.workspace, text, "Guests");
  const goTo = (place: { start: number; end: number }): void => void Object.assign(desk.workspace.session, { place });
  desk.reader = { goTo, focus: () => undefined, place: () => desk.workspace.session.place, move: () => undefined } as unknown as ReaderHandle;
  desk.workspace.session.place = { start: 0, end: 60 };
  await vi.waitFor(() => expect(desk.workspace.suggestions.rows).toHaveLength(2));
});

const at = () => [desk.workspace.session.aside, desk.workspace.suggestions.current?.kind, desk.workspace.session.place?.start];

test("the first is at the cursor, then it goes on; from elsewhere in the text it begins there", () => {
  runCommand("move.suggestion", desk);
  expect(at()).toEqual(["suggestions", "conflict", 0]);
  runCommand("move.suggestion", desk);
  expect(at()).toEqual(["suggestions", "question", 61]);
  desk.workspace.session.place = { start: 0, end: 60 };
  runCommand("move.suggestion", desk);
  expect(at()).toEqual(["suggestions", "conflict", 0]);
  runCommand("view.suggestions", desk);
  expect(at()[0]).toBeNull();
});

test("signs stand on both sides of a conflict, and can be switched off; what is current is lit while its pane is there", () => {
  expect(signsOf(desk).map(({ start, sentence, kind }) => [start, sentence, kind])).toEqual([[0, 0, "conflict"], [61, 1, "question"], [77, 2, "conflict"]]);
  expect(litOf(desk)).toBeNull();
  goToNoticed(desk, { start: 77, kind: "conflict" });
  expect([at(), litOf(desk)?.places.length, litOf(desk)?.words.length]).toEqual([["suggestions", "conflict", 0], 2, 2]);
  runCommand("view.noticed", desk);
  expect([signsOf(desk), desk.workspace.settings.looks.noticed]).toEqual([[], false]);
});

test("of several signs at one place the one that is pressed leads to its own", async () => {
  await importText(desk.workspace, text.replace("crater.", "crater?"), "Others");
  await vi.waitFor(() => expect(signsOf(desk).filter(({ start }) => start === 0)).toHaveLength(2), 3_000);
  for (const { kind, start } of signsOf(desk)) {
    goToNoticed(desk, { start, kind });
    expect(desk.workspace.suggestions.current?.kind).toBe(kind);
  }
});

test("while keys answer suggestions none judges and none brings evidence; what had the focus and is gone holds up no key", () => {
  const { workspace } = desk;
  vi.spyOn(workspace.beside, "selection", "get").mockReturnValue({ document: workspace.opened!.id, start: 61, end: 76, text: "" });
  document.body.innerHTML = `<section id="pane-suggestions"><button></button></section>`;
  document.querySelector("button")!.focus();
  workspace.suggestions.hasFocus = true;
  expect([runCommand("judge.sourced", desk), runCommand("mark.evidence-beside", desk), runCommand("move.suggestion", desk)]).toEqual([false, false, true]);
  document.body.replaceChildren();
  expect([canBringBeside(desk), runCommand("judge.sourced", desk)]).toEqual([true, true]);
});

test("where nothing is left that is said", async () => {
  await desk.workspace.suggestions.dismiss(desk.workspace.suggestions.rows);
  runCommand("move.suggestion", desk);
  expect([desk.workspace.session.aside, desk.workspace.notices.list.at(-1)]).toMatchObject([null, { kind: "no-other", sought: "suggestion" }]);
});
