// What is left out of a repeat is told in a bracket, and the words that follow stand apart from it.

import { mount, unmount } from "svelte";
import { expect, test } from "vitest";
import type { OpenedDocument } from "../state/opened.svelte.ts";
import PlaceText from "./PlaceText.svelte";

test("behind what is missing there is a space", () => {
  const text = "It was cold in the deep long winter. It was cold in the winter.";
  const quote = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  const opened = { quote, cut: quote, details: { language: "en" } } as unknown as OpenedDocument;
  const shown = mount(PlaceText, { target: document.body, props: { opened, place: { start: 37, end: 63 }, fired: [], against: { start: 0, end: 36 } } });
  expect(document.body.textContent).toMatch(/\[[^\]]*deep long[^\]]*\] winter/u);
  void unmount(shown);
});
