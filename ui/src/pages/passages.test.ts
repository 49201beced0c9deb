// Which passages are drawn on a page, and how.

import { beforeAll, expect, test } from "vitest";
import { openMemoryHost } from "../host/memory/memory.ts";
import { OpenedDocument } from "../state/opened.svelte.ts";
import type { Span } from "../state/spans.ts";
import { type At, passagesIn } from "./passages.ts";

const TEXT = "One is here. Two stands on the break of the page. Three is there. Four ends it.";
const nowhere: At = { place: null, chosen: null };
let opened: OpenedDocument;

function spanOf(words: string): Span {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
}

beforeAll(async () => {
  const host = openMemoryHost();
  const { document } = await host.call("import_text", { title: "A", text: TEXT });
  const at = (words: string) => ({ document, place: { by: "span" as const, ...spanOf(words) } });
  await host.call("judge_claim", { ...at("One is here."), verdict: "sourced" });
  await host.call("judge_claim", { ...at("Two stands on the break of the page."), verdict: "dubious" });
  await host.call("judge_claim", { ...at("the break"), verdict: "sourced" });
  await host.call("judge_claim", { ...at("Four ends it."), verdict: "not_a_claim" });
  await host.call("highlight_passage", { ...at("Two stands on the break of the page. Three"), color: "blue" });
  opened = new OpenedDocument(await host.call("open_document", { document }), (start, end) => TEXT.slice(start, end));
});

const drawn = (span: Span, at = nowhere): [string, string, number][] => passagesIn(opened, span, at).map(({ start, end, look, layer }) => [TEXT.slice(start, end), look, layer]);

test("what has words on the page is there, whichever page it begins on; grounds lie under lines, and lines apart", () => {
  const [first, second] = [TEXT.indexOf("break"), TEXT.indexOf("Four")];
  const two: [string, string, number][] = [
    ["Two stands on the break of the page. Three", "blue", 0],
    ["Two stands on the break of the page.", "dubious", 1],
    ["the break", "sourced", 0],
  ];
  expect(drawn({ start: 0, end: first })).toEqual([two[0], ["One is here.", "sourced", 0], two[1], two[2]]);
  expect(drawn({ start: first, end: second })).toEqual(two);
  expect(drawn({ start: TEXT.indexOf("is there"), end: second })).toEqual([]);
  expect(drawn({ start: second, end: TEXT.length })).toEqual([["Four ends it.", "not_a_claim", 0]]);
});

test("the passage of the cursor is lit, and the one that was chosen", () => {
  const whole = { start: 0, end: TEXT.length };
  const lit = (at: At): string[] => passagesIn(opened, whole, at).flatMap(({ start, end, isLit }) => (isLit ? [TEXT.slice(start, end)] : []));
  expect(lit({ place: spanOf("the break"), chosen: null })).toEqual(["the break"]);
  expect(lit({ place: spanOf("the brea"), chosen: null })).toEqual([]);
  expect(lit({ place: null, chosen: opened.highlights[0]?.id ?? "" })).toEqual(["Two stands on the break of the page. Three"]);
});
