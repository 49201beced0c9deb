// After a write the window asks for what changed and for nothing else.

import { expect, test } from "vitest";
import type { ChangedRow } from "../host/generated/contract.ts";
import type { Asking } from "./asking.ts";
import { askingFor, isRetagged } from "./asking.ts";

const nothing: Asking = {
  claims: [], highlights: [], reopen: false, details: false, documents: false, progress: [], tags: false, library: false,
};

function check(changed: ChangedRow[], open: string | null, expected: Partial<Asking>, held: string[] = []): void {
  expect(askingFor(changed, open, (claim) => held.includes(claim))).toEqual({ ...nothing, ...expected });
}

const row = (noun: ChangedRow["noun"], id: string, ...documents: string[]): ChangedRow => ({ noun, id, documents });

test("a judged claim of the open document is asked for alone", () => {
  check([row("claim", "c", "d")], "d", { claims: ["c"] });
});

test("a claim of another document only changes that document's numbers", () => {
  check([row("claim", "c", "other")], "d", { progress: ["other"] });
  check([row("claim", "c", "d", "other")], "d", { claims: ["c"], progress: ["other"] });
  check([row("claim", "c", "other")], null, { progress: ["other"] });
});

test("highlights, tags and the library are asked for each by itself", () => {
  check([row("highlight", "h", "d")], "d", { highlights: ["h"] });
  check([row("tag", "t")], "d", { tags: true });
  check([row("annotator", "a")], "d", { library: true });
});

test("details of the open document are asked for without its text", () => {
  check([row("document", "d", "d")], "d", { documents: true, details: true });
  check([row("document", "other", "other")], "d", { documents: true });
});

test("a link asks for the two claims alone, whose documents it does not name", () => {
  check([row("claim", "a"), row("claim", "b"), row("link", "l")], "d", { claims: ["a", "b"] }, ["a", "b"]);
  check([row("claim", "a"), row("claim", "elsewhere"), row("link", "l")], "d", { claims: ["a"] }, ["a"]);
  check([row("claim", "a", "d"), row("claim", "a"), row("link", "l")], "d", { claims: ["a"] }, ["a"]);
});

test("a new version opens the document anew", () => {
  check([row("document", "d", "d"), row("version", "v", "d")], "d", { documents: true, reopen: true });
});

test("very many changed claims are one question", () => {
  const many = Array.from({ length: 2_001 }, (_, i) => row("claim", String(i), "d"));
  check(many, "d", { reopen: true });
});

test("only other tags ask for the codebook", () => {
  expect(isRetagged([{ tags: ["a", "b"] }], [{ tags: ["b", "a"] }])).toBe(false);
  expect(isRetagged([{ tags: ["a"] }], [{ tags: [] }])).toBe(true);
});
