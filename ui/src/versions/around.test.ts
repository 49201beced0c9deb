// What stands around a passage is cut at words, and only where it was cut.

import { expect, test } from "vitest";

import { wordsBefore, wordsBehind } from "./around.ts";

test("what stands around a passage is cut at words", () => {
  expect(wordsBefore("ied ashore for bread. Nobody had ")).toBe("… ashore for bread. Nobody had ");
  expect(wordsBehind(" Fishermen from the islands brou")).toBe(" Fishermen from the islands …");
  // The beginning and the end of a text, and words without spaces.
  expect(wordsBefore("The ferry lay fast. ")).toBe("The ferry lay fast. ");
  expect(wordsBehind(" and no more.")).toBe(" and no more.");
  expect(wordsBehind("托".repeat(32))).toBe("托".repeat(32));
});
