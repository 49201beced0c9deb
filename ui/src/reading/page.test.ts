// What is copied and what is put in its place: the canonical text, whatever the view draws for it.

import { EditorState, Text } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import fc from "fast-check";
import { expect, test } from "vitest";

import { canonicalOf, changeTo, makePage, showPage, turnPage } from "./page.ts";
import type { Way } from "./types.ts";
import { CodePoints } from "./utf16.ts";

const SENTENCES = ["One fell.", "Two\nstood up!", "Who, three?", "四是一。"];
const TEXT = SENTENCES.join(" ");

function shown(way: Way, anchor: number, head: number): EditorState {
  const starts = SENTENCES.map((_, index) => SENTENCES.slice(0, index).join(" ").length + (index === 0 ? 0 : 1));
  const ground = { points: new CodePoints(TEXT), sentences: { start: starts, end: starts.map((start, index) => start + SENTENCES[index]!.length) } };
  const { page, lines } = makePage(ground, way);
  const empty = EditorState.create({ extensions: showPage });
  return empty.update({ changes: { from: 0, insert: lines }, effects: turnPage.of(page), selection: { anchor, head } }).state;
}

test("what is copied is the canonical text", () => {
  const place = fc.nat(TEXT.length);
  fc.assert(
    fc.property(place, place, fc.constantFrom<Way>("continuous", "sentences"), (anchor, head, way) => {
      const state = shown(way, anchor, head);
      const drawn = state.sliceDoc(Math.min(anchor, head), Math.max(anchor, head));
      const copied = state.facet(EditorView.clipboardOutputFilter).reduce((text, filter) => filter(text, state), drawn);
      expect(copied).toBe(TEXT.slice(Math.min(anchor, head), Math.max(anchor, head)));
    }),
  );
  expect(shown("sentences", 0, 0).doc.toString()).not.toBe(TEXT);
  expect(canonicalOf(shown("sentences", 0, 0))).toBe(TEXT);
});

test("a document becomes another by replacing all from the first line that differs", () => {
  const lines = fc.array(fc.constantFrom("", "a", "ab", "c"), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(lines, lines, (one, other) => {
      const [drawn, wanted] = [Text.of(one), Text.of(other)];
      const { from, to, insert } = changeTo(drawn, wanted);
      expect(drawn.replace(from, to, insert).toString()).toBe(wanted.toString());
    }),
  );
  expect(changeTo(Text.of(["a", "b"]), Text.of(["a", "b", "c"])).from).toBe(3);
});
