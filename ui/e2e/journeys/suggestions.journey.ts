// Suggestions: what was noticed is worked off by keys alone, and everything is undone again. The real text where it is there.

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "vitest";

import { audit } from "../drive/audit.ts";
import type { Reader } from "../drive/reader.ts";
import { journey } from "../journey.ts";
import { claimsOn, exportLibrary, pasteText } from "../steps.ts";

const SPLICE = resolve(import.meta.dirname, "../../../../shared/data/trotsky-stalin-splice.txt");

const REPEATING =
  "The harbour of Varn was closed for eleven days in the winter. Nobody had told the pilots about the broken chain. " +
  "The lighthouse keeper wrote every ship into a green ledger. Fishermen from the islands brought the news to town. " +
  "The harbour of Varn was closed for eleven days in winter. Nobody had told the pilots about the broken chain. " +
  "The lighthouse keeper wrote every ship into the green ledger.";
const CONFLICTING =
  "The stone bridge over the river Varn was opened by the mayor in 1894. Its arches are still the widest in the valley. " +
  "The stone bridge over the river Varn was opened by the mayor in 1902. Most of the stone came from a quarry in the hills.";

/** What the pane shows: the kind of the current suggestion, and how many are left; `null` without the pane. */
function shown(reader: Reader): Promise<{ kind: string; left: number } | null> {
  return reader.session.run(`
    const pane = document.querySelector("#pane-suggestions");
    const left = pane && /\\d[\\d.,]*/.exec(pane.querySelector("header p").textContent);
    return left ? { kind: pane.querySelector("h3")?.textContent ?? "", left: Number(left[0].replaceAll(/[.,]/g, "")) } : null;
  `);
}

/** Waits until so many are left, and says what is current then. */
function until(reader: Reader, what: string, fits: (left: number) => boolean): Promise<{ kind: string; left: number }> {
  return reader.until(what, async () => {
    const now = await shown(reader);
    return now !== null && fits(now.left) ? now : false;
  });
}

/** Opens the pane by its key when something was noticed. */
async function arrive(reader: Reader): Promise<{ kind: string; left: number }> {
  await reader.until("something to be noticed", () => reader.session.run<boolean>("return document.querySelector('.reader-noticed-sign') !== null"));
  await reader.press("Home", "g");
  return until(reader, "a suggestion", (left) => left > 0);
}

/** Goes on by G until one of a kind is current. */
async function goToKind(reader: Reader, kind: string): Promise<void> {
  const { left } = await until(reader, "a suggestion", (left) => left > 0);
  for (let turn = 0; turn < left && !(await shown(reader))?.kind.includes(kind); turn += 1) await reader.press("g");
  expect((await shown(reader))?.kind).toContain(kind);
}

/** Looks at what is shown with axe, in light and in dark, and takes a picture of each. */
async function look(reader: Reader, title: string): Promise<void> {
  for (const name of ["dark", "light"]) {
    await reader.session.run("document.documentElement.dataset.theme = arguments[0]", name);
    await reader.picture(`${title}-${name}`);
    expect(await audit(reader.session), `${title}, ${name}`).toEqual([]);
  }
}

/** What would be undone next. */
function nextUndo(reader: Reader): Promise<string | null> {
  return reader.runToEnd<string | null>(`
    const bytes = await window.__TAURI_INTERNALS__.invoke("call", { command: "library", params: {} });
    return JSON.parse(new TextDecoder().decode(bytes)).undo;
  `);
}

/** Takes back one answer after the other, and nothing before them: one may have settled what was answered next. */
async function takeBack(reader: Reader): Promise<number> {
  for (let deeds = 0; ; deeds += 1) {
    if (!(await nextUndo(reader))?.endsWith("-suggestions")) return deeds;
    const before = await written(reader);
    await reader.press("Control+z");
    await reader.until("it to be taken back", async () => (await written(reader)) !== before);
  }
}

/** How far the log of the library is. */
function written(reader: Reader): Promise<number> {
  return reader.runToEnd<number>(`
    const bytes = await window.__TAURI_INTERNALS__.invoke("call", { command: "list_changes", params: {} });
    return JSON.parse(new TextDecoder().decode(bytes)).last;
  `);
}

/** Answers all that is there, accepting two of three, and takes all of it back. */
async function workOff(reader: Reader): Promise<void> {
  const before = await arrive(reader);
  await reader.picture("first");
  let answers = 0;
  for (let now = before; now.left > 0; answers += 1) {
    await reader.press(answers % 3 === 2 ? "Backspace" : "Enter");
    now = await until(reader, "one less", (left) => left < now.left);
  }
  await reader.picture("none-left");
  const worked = await exportLibrary(reader);
  expect(worked.claims.length).toBeGreaterThan(0);
  const deeds = await takeBack(reader);
  await reader.press("Escape", "Home");
  await reader.until("all of them to be there again", () => reader.session.run<boolean>("return document.querySelector('.reader-noticed-sign') !== null"));
  await reader.press("g");
  await until(reader, "as many as before", (left) => left === before.left);
  await reader.picture("undone");
  const undone = await exportLibrary(reader);
  expect([undone.claims, undone.links]).toEqual([[], []]);
  console.log(`${answers} answers, ${deeds} of them written, to ${before.left} suggestions`);
}

journey("the sample's suggestions are worked off by keys alone, and undone", workOff);

if (existsSync(SPLICE)) journey("the splice's suggestions are worked off by keys alone, and undone", workOff, [SPLICE]);
else console.log(`skipped: ${join("shared", "data", "trotsky-stalin-splice.txt")} is not here`);

journey("three repeats become three claims with two passages each, at one blow", async (reader) => {
  await pasteText(reader, "Harbour", REPEATING);
  await arrive(reader);
  await goToKind(reader, "Repeat");
  await look(reader, "repeat");
  await reader.press("a");
  await reader.reads(/Repeat: all 3/);
  await look(reader, "all-repeats");
  await reader.press("Enter");
  await reader.reads(/Accepted: 3|Suggestions accepted/i);
  const made = claimsOn(await exportLibrary(reader), "Harbour");
  expect(made.map(({ passages, verdict }) => [passages.length, verdict ?? null])).toEqual([[2, null], [2, null], [2, null]]);
  await reader.press("Control+z");
  await reader.until("no claim", async () => (await exportLibrary(reader)).claims.length === 0);
});

journey("a conflict becomes two linked dubious claims, and stands on the timeline", async (reader) => {
  await pasteText(reader, "Bridge", CONFLICTING);
  await arrive(reader);
  await goToKind(reader, "Conflict");
  await look(reader, "conflict");
  await reader.press("d");
  await reader.reads(/2\s+sentences left/);
  const made = await exportLibrary(reader);
  const claims = claimsOn(made, "Bridge");
  expect(claims.map(({ verdict, reasons }) => [verdict, reasons?.map(({ code }) => code)])).toEqual([["dubious", ["contradicted"]], ["dubious", ["contradicted"]]]);
  expect(made.links.map(({ relation, from, to }) => [relation, new Set([from, to])])).toEqual([["contradicts", new Set(claims.map(({ id }) => id))]]);
  await reader.press("Control+z");
  await reader.reads(/4\s+sentences left/);
  const undone = await exportLibrary(reader);
  expect([undone.claims, undone.links]).toEqual([[], []]);
  await reader.press("Control+Shift+d");
  await reader.find("heading", "Timeline of the document");
  await reader.reads("1 conflict");
  await look(reader, "timeline");
  await reader.press("Escape");
  await reader.press("ArrowDown");
  await reader.reads(/4\s+sentences left/);
});

journey("what is worth checking is gone through by K, and comes first in the queue where that is wanted", async (reader) => {
  await pasteText(reader, "Ferry", "Where is the harbour? What a lovely place it is! On 3 May 1921 the ferry sank off the island of Varn. I like it. Some say the mayor opened the stone bridge in 1894.");
  await arrive(reader);
  await reader.press("Escape", "Home", "k", "s");
  await reader.reads(/4\s+sentences left/);
  await reader.press("Home", "k", "d");
  await reader.reads(/3\s+sentences left/);
  expect(claimsOn(await exportLibrary(reader), "Ferry").map(({ verdict, passages: [first] }) => [verdict, first?.exact.slice(0, 8)])).toEqual([["sourced", "On 3 May"], ["dubious", "Some say"]]);
  await reader.press("k");
  await reader.reads("No other unjudged sentence is worth checking.");
  await reader.press("Control+z", "Home", "g");
  await reader.session.run(`
    const order = document.querySelectorAll("#pane-suggestions select")[1];
    order.value = "worth";
    order.dispatchEvent(new Event("change", { bubbles: true }));
  `);
  await reader.until("the hedge to be first", async () => (await shown(reader))?.kind.includes("Nobody to ask") === true);
  await look(reader, "worth-first");
});
