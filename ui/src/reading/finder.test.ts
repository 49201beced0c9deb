// Where the cursor goes while words are sought, and what is counted.

import { plain } from "../state/structure.ts";
import { EditorState, Text } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { beforeEach, expect, test } from "vitest";

import type { SpanColumns } from "../host/generated/contract.ts";
import { nothingSought, type Sought } from "./find.ts";
import { drawHits } from "./finddrawn.ts";
import { Finder } from "./finder.svelte.ts";
import { pageField, turnPage } from "./page.ts";
import type { ReaderPlace } from "./types.ts";
import { CodePoints } from "./utf16.ts";

const text = "😀 One came. Two went. One stayed.";
const sentences: SpanColumns = { start: [0, 12, 22], end: [11, 21, 33] };

let state: EditorState;
let place: ReaderPlace;
let kept: Sought;
let finder: Finder;

function open(words: string, columns: SpanColumns): void {
  const turned = turnPage.of({ ground: { points: new CodePoints(words), sentences: columns }, structure: plain, way: "continuous", glued: [] });
  state = EditorState.create({ doc: Text.of([words]), extensions: [pageField, drawHits] }).update({ effects: turned }).state;
}

beforeEach(() => {
  open(text, sentences);
  place = { start: 12, end: 21 };
  const view = {
    get state() {
      return state;
    },
    dispatch: (spec: Parameters<EditorState["update"]>[0]) => (state = state.update(spec).state),
  } as unknown as EditorView;
  const sentence = () => sentences.end.findIndex((end) => end > place.start);
  finder = new Finder({ view, place: () => place, sentence, goTo: (to) => (place = to) }, nothingSought, (sought) => (kept = sought));
});

function words(): string {
  return Array.from(text).slice(place.start, place.end).join("");
}

function check(expected: { place: ReaderPlace; current: number; count: number }): void {
  expect({ place, current: finder.current, count: finder.count }).toEqual(expected);
}

test("the cursor goes to the first hit behind it, and back where there is none", () => {
  finder.open();
  finder.ask({ words: "one" });
  check({ place: { start: 22, end: 25 }, current: 1, count: 2 });
  finder.ask({ words: "onex" });
  check({ place: { start: 12, end: 21 }, current: -1, count: 0 });
  finder.ask({ words: "came" });
  expect([words(), finder.turned]).toEqual(["came", "top"]);
  expect(kept.words).toBe("came");
});

test("next and previous go round, and say so", () => {
  finder.open();
  finder.ask({ words: "one" });
  finder.step(1);
  expect([place.start, finder.turned]).toEqual([2, "top"]);
  finder.step(-1);
  expect([place.start, finder.turned]).toEqual([22, "end"]);
  finder.step(-1);
  expect([place.start, finder.turned]).toEqual([2, null]);
});

test("next goes on from where the cursor was moved meanwhile", () => {
  finder.open();
  finder.ask({ words: "e" });
  place = { start: 0, end: 11 };
  finder.step(1);
  expect(place).toEqual({ start: 4, end: 5 });
});

test("a short selection is what is sought, and the current hit", () => {
  place = { start: 2, end: 5 };
  finder.open();
  expect(finder.sought.words).toBe("One");
  check({ place: { start: 2, end: 5 }, current: 0, count: 2 });
});

test("a whole sentence is not sought; what was sought last is, and the cursor stays", () => {
  finder.open();
  finder.ask({ words: "one" });
  finder.close();
  place = { start: 12, end: 21 };
  finder.open();
  check({ place: { start: 12, end: 21 }, current: -1, count: 2 });
});

test("next opens the panel where it is closed", () => {
  finder.open();
  finder.ask({ words: "one" });
  finder.close();
  expect([finder.isOpen, finder.heights]).toEqual([false, null]);
  finder.step(1);
  expect([finder.isOpen, place.start]).toEqual([true, 2]);
});

test("all hits are given in code points, and their heights by sentence", () => {
  finder.open();
  finder.ask({ words: "one" });
  expect(finder.spans()).toEqual({ start: [2, 22], end: [5, 25] });
  expect(finder.canMarkAll).toBe(true);
  const { values, count } = finder.heights!;
  expect(Array.from(values.slice(0, count), (value) => Math.floor(value * 3))).toEqual([0, 2]);
});

test("another text is searched anew while the panel is open", () => {
  finder.open();
  finder.ask({ words: "one" });
  open("One for all.", { start: [0], end: [12] });
  place = { start: 0, end: 12 };
  finder.renew();
  check({ place: { start: 0, end: 12 }, current: -1, count: 1 });
});

test("a broken expression is a problem and no hit", () => {
  finder.open();
  finder.ask({ words: "(one", expression: true });
  expect([finder.problem, finder.count, finder.canMarkAll]).toEqual(["open-group", 0, false]);
});
