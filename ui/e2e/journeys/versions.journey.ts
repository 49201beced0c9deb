// A text that changes: it is replaced by a file, what needs a look is answered by keys and by hand, versions are compared and read,
// and everything is undone again.

import { writeFileSync } from "node:fs";
import { expect } from "vitest";

import { audit } from "../drive/audit.ts";
import { type Hearing, openHearing } from "../drive/hearing.ts";
import type { Reader } from "../drive/reader.ts";
import { journey } from "../journey.ts";
import { claimsOn, exportLibrary, pasteText } from "../steps.ts";

const HARBOUR = "The harbour of Varn was closed for eleven days in the winter of 1894.";
const PILOTS = "Nobody had told the pilots about the broken chain.";
const KEEPER = "The lighthouse keeper wrote every ship into a green ledger.";
const NEWS = "Fishermen from the islands brought the news to town.";
const BRIDGE = "A bridge of stone was opened by the mayor in the spring.";
const GRANITE = "Most of the granite came from a quarry in the hills.";
const OLD = [HARBOUR, PILOTS, KEEPER, NEWS, BRIDGE, GRANITE].join(" ");
const CORRECTED = HARBOUR.replace("1894", "1895");
const LATER = [CORRECTED, PILOTS, NEWS, BRIDGE, GRANITE, "Children threw rice from the towers."].join(" ");

interface Shown {
  grade: string;
  left: number;
  gone: string[];
  come: string[];
}

/** What the pane shows: how the current passage was found, what differs, and how many are left; `null` without the pane. */
function shown(reader: Reader): Promise<Shown | null> {
  return reader.session.run(`
    const pane = document.querySelector("#pane-looks");
    const left = pane && /\\d+/.exec(pane.querySelector("header p").textContent);
    const current = pane?.querySelector("article[aria-current=true]");
    const all = (name) => [...(current?.querySelectorAll(name) ?? [])].map((one) => one.textContent);
    return left ? { grade: current?.querySelector(".head").textContent ?? "", left: Number(left[0]), gone: all("del"), come: all("ins") } : null;
  `);
}

/** Waits until so many are left, and says what is current then. */
function until(reader: Reader, what: string, fits: (now: Shown) => boolean): Promise<Shown> {
  return reader.until(what, async () => {
    const now = await shown(reader);
    return now !== null && fits(now) ? now : false;
  });
}

/** Looks at what is shown with axe, in every theme, and takes a picture of each. */
async function look(reader: Reader, title: string): Promise<void> {
  for (const name of ["dark", "sepia", "contrast", "light"]) {
    await reader.session.run("document.documentElement.dataset.theme = arguments[0]", name);
    await reader.picture(`${title}-${name}`);
    expect(await audit(reader.session), `${title}, ${name}`).toEqual([]);
  }
}

/** A pasted text all of whose sentences are judged. */
async function judged(reader: Reader, title: string, text: string, sentences: number): Promise<void> {
  await pasteText(reader, title, text);
  await reader.press(...Array.from({ length: sentences }, (_, at) => (at % 2 === 0 ? "d" : "s")));
  await reader.reads(/All judged/);
}

/** Gives the open text another version by the palette of commands. */
async function replace(reader: Reader, name: string, text: string): Promise<void> {
  const file = reader.scratch(name);
  writeFileSync(file, text);
  reader.willChoose(file);
  await reader.press("Control+k");
  await reader.type("replace the text");
  await reader.press("Enter");
}

/** Goes down the list until one of a grade is current. */
async function goToGrade(reader: Reader, grade: string): Promise<Shown> {
  const { left } = await until(reader, "the list", (now) => now.left > 0);
  await reader.press("Home");
  for (let turn = 0; turn < left && !(await shown(reader))?.grade.includes(grade); turn += 1) await reader.press("ArrowDown");
  return until(reader, grade, (now) => now.grade.includes(grade));
}

/** Of an export the passages of the claims on one document: how each was found, and its words. */
async function passagesOn(reader: Reader, title: string): Promise<[string, string][]> {
  const claims = claimsOn(await exportLibrary(reader), title) as unknown as { passages: { anchoring?: string; exact: string }[] }[];
  return claims.flatMap(({ passages }) => passages.map(({ anchoring, exact }): [string, string] => [anchoring ?? "exact", exact]));
}

journey("where every passage is found word by word, it is said and nothing needs a look", async (reader) => {
  await judged(reader, "Harbour", OLD, 6);
  await replace(reader, "longer.txt", `A new edition. ${OLD} It ends here.`);
  await reader.reads("All 6 passages were found word by word.");
  await reader.picture("all-found");
  expect((await passagesOn(reader, "Harbour")).map(([grade]) => grade)).toEqual(Array<string>(6).fill("exact"));
  await reader.press("Control+l");
  await reader.reads("Everything is where it belongs");
  await look(reader, "nothing-to-look-at");
  // The same text once more changes nothing.
  await reader.press("Escape");
  await replace(reader, "longer.txt", `A new edition. ${OLD} It ends here.`);
  await reader.reads("Nothing was changed.");
});

journey("what needs a look is answered by keys, and undone", async (reader) => {
  await judged(reader, "Harbour", OLD, 6);
  await replace(reader, "later.txt", LATER);
  await reader.reads(/need a look/);
  await reader.picture("replaced");
  await reader.click("button", "Have a look");
  const before = await goToGrade(reader, "Changed words");
  expect([before.gone, before.come]).toEqual([["1894"], ["1895"]]);
  await look(reader, "changed-words");
  await reader.press("Enter");
  const after = await until(reader, "one less", ({ left }) => left === before.left - 1);
  expect(await passagesOn(reader, "Harbour")).toContainEqual(["exact", CORRECTED]);
  // The export took the place of the pane.
  await reader.press("Control+l");
  await until(reader, "the list again", ({ left }) => left === after.left);
  await reader.press("Control+z");
  await until(reader, "it to be back", ({ left, grade }) => left === before.left && grade.includes("Changed words"));
  await reader.press("Enter");
  await until(reader, "one less again", ({ left }) => left === after.left);
  const lost = await goToGrade(reader, "Lost");
  await look(reader, "lost");
  // Nowhere is no place: nothing is written before somebody chooses one.
  await reader.press("Enter");
  await reader.reads("Choose a place first");
  await reader.press("Delete");
  await until(reader, "it to be given up", ({ left }) => left === lost.left - 1);
  expect(await passagesOn(reader, "Harbour")).toContainEqual(["lost", KEEPER]);
});

journey("a lost passage is put by hand where its words are, with the mouse and one key", async (reader) => {
  await judged(reader, "Harbour", OLD, 6);
  await replace(reader, "later.txt", LATER);
  await reader.reads(/need a look/);
  await reader.press("Control+l");
  const { left } = await goToGrade(reader, "Lost");
  await reader.press("m");
  await reader.reads("Select the words in the text");
  await reader.select("#pane-reader .cm-content", "Children", "rice");
  await reader.picture("selected-by-hand");
  await reader.press("Enter");
  await until(reader, "it to be put there", (now) => now.left === left - 1);
  // The keys are the pane's again.
  expect(await reader.session.run("return document.activeElement?.closest('#pane-looks') !== null")).toBe(true);
  expect(await passagesOn(reader, "Harbour")).toContainEqual(["exact", "Children threw rice"]);
});

journey("all passages with changed words are accepted at one blow, after a line that says how many", async (reader) => {
  const years = ["first", "second", "third", "fourth", "fifth"].map((word, at) => `In the ${word} year the keeper of the lighthouse at Varn counted ${at + 4} hundred ships in a ledger.`);
  await judged(reader, "Ledger", years.join(" "), 5);
  await replace(reader, "ledger.txt", years.map((sentence) => sentence.replace("hundred", "thousand")).join(" "));
  await reader.reads("5 with changed words");
  await reader.press("Control+l");
  await goToGrade(reader, "Changed words");
  await reader.press("a");
  // However much of them changed.
  await reader.session.run(`
    const least = document.querySelector("#pane-looks .line select");
    least.value = "0";
    least.dispatchEvent(new Event("change", { bubbles: true }));
    document.querySelector("#pane-looks .line").focus();
  `);
  await reader.reads(/accept all 5 passages/);
  await look(reader, "all-of-a-grade");
  await reader.press("Enter");
  await reader.reads("5 passages were accepted.");
  expect((await passagesOn(reader, "Ledger")).filter(([grade, exact]) => grade === "exact" && exact.includes("thousand"))).toHaveLength(5);
  await reader.press("Control+l");
  await reader.press("Control+z");
  await until(reader, "all of them to be back", ({ left }) => left === 5);
});

journey("versions are listed, compared word by word, and read as they were", async (reader) => {
  await judged(reader, "Harbour", OLD, 6);
  await replace(reader, "later.txt", LATER);
  await reader.reads(/need a look/);
  await reader.press("Control+Shift+l");
  await reader.find("heading", "Versions of the text");
  await reader.reads(/places differ/);
  const drawn = await reader.session.run<{ gone: string; come: string }>(`
    const all = (name) => [...document.querySelectorAll("#pane-reader [role=list] " + name)].map((one) => one.textContent).join(" ");
    return { gone: all("del"), come: all("ins") };
  `);
  expect([drawn.gone.includes("1894"), drawn.gone.includes("green ledger"), drawn.come.includes("1895"), drawn.come.includes("rice")]).toEqual([true, true, true, true]);
  await look(reader, "in-one-column");
  await reader.session.run("document.querySelector('#pane-reader input[type=radio]:checked').focus()");
  await reader.press("ArrowRight");
  await look(reader, "side-by-side");
  await reader.press("n");
  await reader.picture("first-change");
  await reader.click("button", "Read version 1");
  await reader.reads("6 passages were marked in it");
  await reader.reads("The lighthouse keeper wrote every ship into a green ledger.");
  await look(reader, "old-version");
  await reader.click("button", "Next passage");
  await reader.reads(/1 of 6/);
  await reader.press("Escape");
  await reader.press("Control+z");
  await reader.until("the old text to be back", async () => (await passagesOn(reader, "Harbour")).every(([grade]) => grade === "exact"));
  await reader.press("Control+Shift+z");
  await reader.reads(/need a look/);
});

journey<Hearing>("a screen reader hears what was gone and what came, and is told of each passage unasked", async (reader, hearing) => {
  await judged(reader, "Harbour", OLD, 6);
  await replace(reader, "later.txt", LATER);
  await reader.reads(/need a look/);
  await reader.press("Control+l");
  await goToGrade(reader, "Changed words");
  const tree = await reader.until("the passage in the tree", async () => {
    const now = await hearing.tree();
    return now.some(({ role, text }) => role === "content deletion" && text === "1894") && now;
  });
  expect(tree.some(({ role, text }) => role === "content insertion" && text === "1895")).toBe(true);
  expect(tree.find(({ states, name }) => states.includes("focused") && name.startsWith("Changed words"))?.role).toBe("panel");
  expect(tree.some(({ attributes, text }) => attributes["live"] === "polite" && text?.includes(`Was: ${HARBOUR} Now: `) === true)).toBe(true);
  expect(tree.filter(({ role, name }) => role === "push button" && name === "")).toEqual([]);
}, [], openHearing);
