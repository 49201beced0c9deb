// Which marks are meant: by the cursor, by a click, by a step to another passage of a claim.

import { EditorState } from "@codemirror/state";
import { describe, expect, test } from "vitest";

import { attention, choose, lightsUpWith, litMark, pointAt, shape } from "./attention.ts";
import { join, type MarkLook, ReaderMark } from "./mark.ts";
import { changeMarks, markField } from "./marks.ts";
import { makePage, pageField, turnPage } from "./page.ts";
import { clicked, joinedSentences, passageBeside } from "./passages.ts";
import { CodePoints } from "./utf16.ts";

const text = "One came here. Two went there. One came here. Two went there, too.";
const sentences = { start: [0, 15, 31, 46], end: [14, 30, 45, 66] };

function mark(key: string, start: number, end: number, look: MarkLook = "dubious"): ReaderMark {
  return new ReaderMark(key, `claim of ${key}`, start, end, look, false);
}

function opened(marks: ReaderMark[]): EditorState {
  const { page } = makePage({ points: new CodePoints(text), sentences }, "continuous");
  const empty = EditorState.create({ doc: text, extensions: [pageField, markField, attention] });
  return empty.update({ effects: [turnPage.of(page), changeMarks.of({ removed: "all", added: marks })] }).state;
}

function at(state: EditorState, anchor: number, head: number): EditorState {
  return state.update({ selection: { anchor, head } }).state;
}

function current(state: EditorState): string[] {
  return state.field(attention).current.map(({ mark: { key } }) => key);
}

describe("at the cursor", () => {
  const inner = mark("inner", 4, 8);
  const whole = mark("whole", 0, 14);
  const colored = mark("colored", 0, 14, "green");
  const wide = mark("wide", 0, 30);
  const crossing = mark("crossing", 10, 20);
  const state = opened([inner, whole, colored, wide, crossing]);

  test("the claim with just these words is meant, then a highlight on them, then the nearest around and inside", () => {
    expect(current(at(state, 0, 14))).toEqual(["whole", "colored", "inner", "wide", "crossing"]);
    expect(current(at(state, 4, 8))).toEqual(["inner", "whole", "wide", "colored"]);
    expect(current(at(state, 15, 30))).toEqual(["wide", "crossing"]);
    expect(current(at(state, 46, 66))).toEqual([]);
  });
  test("what was chosen elsewhere is meant first where it has just these words", () => {
    const chosen = at(state, 0, 14).update({ effects: choose.of("claim of colored") }).state;
    expect(current(chosen)).toEqual(["colored", "whole", "inner", "wide", "crossing"]);
  });
  test("what is taken away is not there any more, and what comes is", () => {
    const next = at(state, 0, 14).update({ effects: changeMarks.of({ removed: [whole], added: [mark("new", 1, 3)] }) }).state;
    expect(current(next)).toEqual(["colored", "new", "inner", "wide", "crossing"]);
  });
  test("the mark under the mouse is lit until the cursor moves or it is taken away", () => {
    const pointed = at(state, 0, 14).update({ effects: pointAt.of(crossing) }).state;
    expect(litMark(pointed)?.key).toBe("crossing");
    expect(litMark(at(pointed, 0, 14))?.key).toBe("whole");
    expect(litMark(pointed.update({ effects: changeMarks.of({ removed: [crossing], added: [] }) }).state)?.key).toBe("whole");
  });
  test("a mark is no longer being moved when it is taken away, or when another text is shown", () => {
    const moved = at(state, 0, 14).update({ effects: shape.of({ mark: whole, start: 0, end: 9, side: "end" }) }).state;
    expect(litMark(moved)).toBe(whole);
    for (const removed of [[whole], "all"] as const) {
      const next = moved.update({ effects: changeMarks.of({ removed, added: [] }) }).state;
      expect(next.field(attention).shaping).toBeNull();
    }
  });
});

describe("a claim with several passages", () => {
  const [first, second, third] = join([mark("a", 0, 14), mark("b", 31, 45), mark("c", 50, 54)]);
  const single = mark("single", 15, 30);
  const state = opened([first!, second!, third!, single]);

  test("lights up with all of them", () => {
    expect([first!, second!, third!, single].map((each) => lightsUpWith(each, second!))).toEqual([true, true, true, false]);
    expect(lightsUpWith(single, single)).toBe(true);
  });
  test("is gone through in a circle, both ways", () => {
    const keys = (from: [number, number], step: 1 | -1) => passageBeside(at(state, ...from), step);
    expect(keys([0, 14], 1)).toMatchObject({ mark: { key: "b" }, index: 1, count: 3 });
    expect(keys([0, 14], -1)).toMatchObject({ mark: { key: "c" }, index: 2, count: 3 });
    expect(keys([46, 66], 1)).toMatchObject({ mark: { key: "a" }, index: 0, count: 3 });
    expect(keys([15, 30], 1)).toBeNull();
  });
  test("tells in which sentences it stands", () => {
    expect(joinedSentences(at(state, 0, 14))).toEqual([0, 2, 3]);
    expect(joinedSentences(at(state, 15, 30))).toEqual([]);
  });
});

describe("a click", () => {
  const sentence = { start: 0, end: 14 };
  const elsewhere = { start: 15, end: 30 };
  const placed = (...marks: ReaderMark[]) => marks.map((each) => ({ mark: each, start: each.start, end: each.end }));
  const [inner, outer, wide, whole] = [mark("inner", 4, 8), mark("outer", 2, 12), mark("wide", 0, 30), mark("whole", 0, 14)];

  test.each([
    ["takes the sentence where nothing is marked", [], elsewhere, null],
    ["takes the nearest mark inside the sentence", [inner, outer, wide], elsewhere, "inner"],
    ["takes the sentence rather than what is wider", [wide], elsewhere, null],
    ["on what is selected takes what is around it", [inner, outer, wide], inner, "outer"],
    ["on the outermost inside takes the sentence", [inner, outer, wide], outer, null],
    ["on the sentence takes what is wider", [inner, outer, wide], sentence, "wide"],
    ["on the widest begins again", [inner, outer, wide], wide, "inner"],
    ["knows a mark that is the sentence as both", [inner, whole], inner, "whole"],
    ["on a sentence that is a mark begins again", [inner, whole], sentence, "inner"],
  ] as const)("%s", (_, under, selected, expected) => {
    expect(clicked(placed(...under), sentence, selected, null)?.key ?? null).toBe(expected);
  });

  test("takes one after the other of those that have the same ends", () => {
    const [claim, highlight] = [mark("claim", 4, 8), mark("highlight", 4, 8)];
    const next = (selected: { start: number; end: number }, chosen: string | null) => clicked(placed(claim, highlight, outer), sentence, selected, chosen);
    expect([next(elsewhere, highlight.id), next(claim, null), next(claim, highlight.id), next(outer, outer.id)]).toEqual([claim, highlight, outer, null]);
    const both = [mark("claim", 0, 14), mark("highlight", 0, 14)] as const;
    expect([null, both[0].id, both[1].id].map((chosen) => clicked(placed(...both), sentence, sentence, chosen)?.key)).toEqual(["highlight", "highlight", "claim"]);
  });
});
