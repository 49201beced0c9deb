// Drafts outlive the window, and only those that somebody wants to keep.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Drafts } from "./drafts.svelte.ts";

let disk: Map<string, string>;

function opened(library = "one"): Drafts {
  const drafts = new Drafts({ getItem: (key) => disk.get(key) ?? null, setItem: (key, value) => void disk.set(key, value) });
  drafts.openLibrary(library);
  return drafts;
}

beforeEach(() => {
  disk = new Map();
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("a draft is there again after a second, for its library alone", () => {
  const drafts = opened();
  drafts.keep(["claim"], "note", "Ask the arch");
  vi.advanceTimersByTime(600);
  drafts.keep(["claim"], "note", "Ask the archive");
  expect(opened().find(["claim"], "note")).toBeNull();
  vi.advanceTimersByTime(400);
  expect(opened().find(["claim"], "note")).toBe("Ask the archive");
  expect(opened("two").has(["claim"])).toBe(false);
});

test("what was begun at a place is found by the claim that stands there now, and forgotten with it", () => {
  const drafts = opened();
  drafts.keep(["text 3-9"], "note", "Who?");
  drafts.keep(["text 3-9"], "reasons", "[]");
  expect(drafts.find(["claim", "text 3-9"], "note")).toBe("Who?");
  drafts.keep(["claim", "text 3-9"], "note", "Who says so?");
  expect([drafts.find(["claim"], "note"), drafts.find(["text 3-9"], "note")]).toEqual(["Who says so?", null]);
  drafts.keep(["claim", "text 3-9"], "note", null);
  drafts.keep(["claim", "text 3-9"], "reasons", null);
  expect(drafts.has(["claim", "text 3-9"])).toBe(false);
});

test.each(["", "{", "7", "null", '{"claim":7}', '{"claim":{"note":7}}'])("%j on the disk is as good as no draft", (kept) => {
  disk.set("obelus.drafts.one", kept);
  expect(opened().has(["claim"])).toBe(false);
});

test("drafts are written when another library opens, into their own", () => {
  const drafts = opened();
  drafts.keep(["claim"], "statement", "It rained.");
  drafts.openLibrary("two");
  expect(drafts.has(["claim"])).toBe(false);
  expect(opened().find(["claim"], "statement")).toBe("It rained.");
});
