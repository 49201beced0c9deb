// The main journey: a text comes in by paste, twenty sentences are judged by keys alone, the window closes and opens
// again, a verdict from before is undone, and the JSON goes out.

import { readFileSync } from "node:fs";
import { expect } from "vitest";

import { journey } from "../journey.ts";

const SENTENCES = Array.from({ length: 24 }, (_, at) => `In ${1900 + at} the committee met and letter ${at + 1} was lost.`);
/** Whether some field of the page holds a text. */
const HOLDS = "return [...document.querySelectorAll('textarea')].some((field) => field.value === arguments[0])";
const KEYS = ["s", "d", "x", "s", "d"];

interface Exported {
  documents: { title: string; sentences: { total: number; judged: number } }[];
  claims: { verdict?: string; reasons?: { code: string }[]; note?: string; certainty: string; passages: { exact: string }[] }[];
}

journey("a pasted text is judged by keys, kept, undone and handed on", async (reader) => {
  await reader.reads(/\d+ sentences left/);
  await reader.copy(SENTENCES.join(" "));
  await reader.press("Control+Shift+n");
  await reader.find("heading", "Paste a text");
  await reader.press("Control+v");
  await reader.fill("textbox", /^Title/, "Letters");
  await reader.picture("paste");
  await reader.press("Enter");
  await reader.reads("24 sentences left");

  for (let at = 0; at < 20; at += 1) await reader.press(KEYS[at % KEYS.length] ?? "s");
  await reader.reads("4 sentences left");
  await reader.picture("twenty-judged");

  // The last judged sentence gets a reason, a note and a doubt, without the mouse.
  await reader.press("ArrowUp", "r");
  await reader.type("which letter");
  await reader.reads("No reason is called that");
  await reader.picture("no-such-reason");
  await reader.press("Control+a");
  await reader.type("no source");
  await reader.press("Enter");
  await reader.type("which letter?");
  await reader.reads("Say about “No source”: which letter?");
  await reader.picture("about-a-reason");
  await reader.press("Enter", "Control+Enter");
  await reader.reads("No source");
  await reader.press("n");
  await reader.type("Look in the minutes.");
  await reader.press("Control+Enter");
  await reader.until("the note on the card", () => reader.session.run<boolean>(HOLDS, "Look in the minutes."));
  await reader.press("?");
  await reader.reads("unsure");
  await reader.picture("reason-note-unsure");

  await reader.reopen();
  await reader.reads("4 sentences left");
  await reader.press("Control+z");
  await reader.press("Control+z");
  await reader.press("Control+z");
  await reader.press("Control+z");
  await reader.reads("5 sentences left");
  await reader.press("Control+Shift+z");
  await reader.reads("4 sentences left");
  await reader.picture("undone-and-redone-after-reopening");

  const file = reader.scratch("letters.json");
  reader.willChoose(file);
  await reader.press("Control+e");
  await reader.picture("export");
  await reader.click("button", "Export…");
  await reader.gone("button", "Export…");
  const out = JSON.parse(readFileSync(file, "utf8")) as Exported;
  const letters = out.documents.find(({ title }) => title === "Letters");
  expect(letters?.sentences).toEqual({ total: 24, judged: 20 });
  const verdicts = out.claims.map(({ verdict }) => verdict);
  expect(verdicts.filter((verdict) => verdict === "sourced")).toHaveLength(8);
  expect(verdicts.filter((verdict) => verdict === "dubious")).toHaveLength(8);
  expect(verdicts.filter((verdict) => verdict === "not_a_claim")).toHaveLength(4);
  expect(out.claims.map(({ passages }) => passages[0]?.exact).toSorted()).toEqual(SENTENCES.slice(0, 20).toSorted());
});
