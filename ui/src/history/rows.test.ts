// What an entry of the history was about.

import { expect, test } from "vitest";
import type { HistoryChange, HistoryRow, Verb } from "../host/generated/contract.ts";
import { subjectOf, verdictOf } from "./rows.ts";

function check(verb: Verb, changes: Partial<HistoryChange>[], subject: string, verdict: string | null): void {
  const whole = changes.map((change) => ({ noun: "claim" as const, id: "", before: null, after: null, ...change }));
  const row: HistoryRow = { op: "", at: "", annotator: null, verb, reverts: null, state: "done", records: 1, changes: whole };
  expect([subjectOf(row), verdictOf(row)]).toEqual([subject, verdict]);
}

test("a judgement tells its words and its verdict", () => {
  check("judge-claim", [{ after: { verdict: "dubious", passages: [{ exact: "It fell." }] } }], "It fell.", "dubious");
});

test("a deletion tells what was there before", () => {
  check("delete-claim", [{ before: { verdict: "sourced", passages: [{ exact: "It fell." }] } }], "It fell.", null);
});

test("the record that the entry is named after counts", () => {
  check("remove-document", [{ before: { passages: [{ exact: "x" }] } }, { noun: "document", before: { title: "Siberia" } }], "Siberia", null);
  check("highlight-passage", [{ noun: "highlight", after: { passage: { exact: "a swamp" } } }], "a swamp", null);
  check("attach-evidence", [{ noun: "claim" }, { noun: "evidence", after: { passage: { exact: "two were saved" }, quote: "x" } }], "two were saved", null);
  check("detach-evidence", [{ noun: "evidence", before: { quote: "not a soul", note: "x" } }], "not a soul", null);
  check("set-origin", [{ noun: "document", after: { title: "Siberia" } }], "Siberia", null);
  check("edit-tag", [{ noun: "tag", after: { name: "Kulik" } }], "Kulik", null);
});

test("an image of an unknown shape says nothing", () => {
  check("judge-claim", [{ after: 7 }], "", null);
  check("judge-claim", [], "", null);
  check("judge-claim", [{ after: { verdict: "certain", passages: [null] } }], "", null);
});
