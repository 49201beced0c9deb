// A text about a reason is a change, and belongs to the reason that was given last.

import { expect, test } from "vitest";

import { isSameReasons, saidAboutLast } from "./reasons.ts";

const [who, when] = [{ code: "vague-who" as const }, { code: "vague-when" as const }];

test("what is typed is said about the reason given last", () => {
  expect(saidAboutLast([who, when], "which spring?")).toEqual([who, { ...when, text: "which spring?" }]);
  expect(saidAboutLast([{ ...who, text: "a" }], "b")).toEqual([{ ...who, text: "b" }]);
  expect(saidAboutLast([], "a")).toEqual([]);
});

test("another order is no change, another text is", () => {
  expect(isSameReasons([who, when], [when, who])).toBe(true);
  expect(isSameReasons([who], [{ ...who, text: "" }])).toBe(true);
  expect(isSameReasons([who], [{ ...who, text: "a" }])).toBe(false);
  expect(isSameReasons([who], [who, when])).toBe(false);
});
